namespace Sample;

/// <summary>The API: one policy for all of it, and another for uploads.</summary>
internal static class SampleApi
{
    public static WebApplication Create(string[] args)
    {
        WebApplication app = SampleHost.Create(args);

        app.UseCors(CorsPolicy.Instance);

        app.MapGet("/", () => Results.Redirect("/evaluate?origin=https://app.example.com&method=PUT&headers=content-type"));
        app.MapEvaluate();
        app.Map("/things/{id}", (string id, HttpRequest request) => new { id, request.Method });
        app.Map("/uploads/{name}", (string name, HttpRequest request) => new { name, request.Method })
            .RequireCors(UploadsCorsPolicy.Instance);
        return app;
    }
}
