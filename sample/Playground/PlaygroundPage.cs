namespace Sample.Playground;

/// <summary>
/// The page: static files, and what their scripts ask for under their own origin, where CORS doesn't apply.
/// </summary>
internal static class PlaygroundPage
{
    // The origin that "local development" in cors.json allows; --page sets another one.
    private const string DefaultAddress = "http://localhost:5173";

    // The names of this server: the page tries requests from both.
    private const string ThisServer = "'self' http://localhost:* http://127.0.0.1:*";

    public static WebApplication Create(string[] args, string api, OwnPolicies own)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, WebRootPath = "Playground/wwwroot" });
        WebApplication app = builder.AddLogging().Build();
        app.Urls.Add(app.Configuration["page"] ?? DefaultAddress);

        // Whatever a reader pastes, the page runs only its own scripts.
        string security =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
            $"connect-src 'self' {api}; frame-src {ThisServer}; frame-ancestors {ThisServer}; " +
            "base-uri 'none'; form-action 'none'";
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = security;
            return next(context);
        });

        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapEvaluate(own);
        app.MapOwnPolicies(own);
        app.MapGet("/policies", () => new
        {
            api,
            policies = PolicyFile.All.Select(file => new
            {
                file.Name,
                file.Path,
                file.Text,
                RuleCount = file.Policy.Rules.Count,
                file.Policy.Rules,
            }),
        });
        return app;
    }
}
