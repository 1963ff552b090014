using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A real Kestrel on loopback, over TLS and without, which is every host: it serves an empty page to each origin, and the
/// application under test. It notes the requests that reach the application.
/// </summary>
internal sealed class TestSite : IAsyncDisposable
{
    /// <summary>The origin of the application, by agreement.</summary>
    public const string Api = "https://" + ApiHost;

    public const string PagePath = "/page";

    /// <summary>A page whose origin is <c>null</c>.</summary>
    public const string OpaquePage = "https://opaque.example.com/opaque";

    private const string ApiHost = "api.example.net";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _requests = [];

    private TestSite(WebApplication app) => _app = app;

    public int HttpPort { get; private set; }

    public int HttpsPort { get; private set; }

    /// <summary>The requests to the application so far.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    /// <summary>The preflights so far.</summary>
    public IReadOnlyList<SeenRequest> Preflights => [.. _requests.Where(request => request.IsPreflight)];

    public static async Task<TestSite> StartAsync(Action<WebApplication> configure, Action<IServiceCollection>? services = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(TestCertificate.Value));
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        var site = new TestSite(app);
        app.Use(site.ServePagesAndTakeNotes);
        configure(app);
        await app.StartAsync();

        Uri[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(url => new Uri(url))];
        site.HttpPort = addresses.Single(address => address.Scheme == Uri.UriSchemeHttp).Port;
        site.HttpsPort = addresses.Single(address => address.Scheme == Uri.UriSchemeHttps).Port;
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ServePagesAndTakeNotes(HttpContext context, RequestDelegate next)
    {
        string path = context.Request.Path.Value ?? "";
        if (path is PagePath or "/opaque" or "/favicon.ico")
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentSecurityPolicy = path == "/opaque" ? "sandbox allow-scripts" : "";
            return context.Response.WriteAsync("<!doctype html><title>A page</title>");
        }

        // Whatever else a browser asks for by itself.
        if (context.Request.Host.Host != ApiHost)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        _requests.Enqueue(SeenRequest.Of(context.Request));
        return next(context);
    }
}
