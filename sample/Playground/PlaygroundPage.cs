namespace Sample.Playground;

/// <summary>The page: static files, and what their scripts ask for under their own origin, where CORS doesn't apply.</summary>
internal static class PlaygroundPage
{
    // The origin that "local development" in cors.json allows; --page sets another one.
    private const string DefaultAddress = "http://localhost:5173";

    public static WebApplication Create(string[] args, string api)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, WebRootPath = "Playground/wwwroot" });
        WebApplication app = builder.AddPlayground().Build();
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
