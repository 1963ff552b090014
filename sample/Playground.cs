namespace Sample;

/// <summary>The page: static files, and what their scripts ask for under their own origin, where CORS has no say.</summary>
internal static class Playground
{
    // The origin that "local development" in cors.json allows; another one is given as --page.
    private const string DefaultAddress = "http://localhost:5173";

    public static WebApplication Create(string[] args, string api)
    {
        WebApplication app = SampleHost.Create(args);
        app.Urls.Add(app.Configuration["page"] ?? DefaultAddress);

        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapEvaluate();
        app.MapGet("/policies", () => new
        {
            api,
            policies = PolicyFile.All.Select(file => new { file.Name, file.Path, file.Policy.Rules }),
        });
        return app;
    }
}
