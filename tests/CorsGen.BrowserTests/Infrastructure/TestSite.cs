using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A real Kestrel on loopback, over TLS and without, which is every host: it serves an empty page to each origin, and
/// the application under test. It notes the requests that reach the application.
/// </summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _requests = [];
    private TaskCompletionSource _next = NewSignal();

    private TestSite(WebApplication app, int[] ports)
    {
        _app = app;
        (HttpPort, OtherHttpPort, HttpsPort) = (ports[0], ports[1], ports[2]);
    }

    public int HttpPort { get; }

    public int OtherHttpPort { get; }

    public int HttpsPort { get; }

    /// <summary>Its hosts below <c>localhost</c>, on the two ports without TLS.</summary>
    public TestHosts Hosts => TestHosts.Local(HttpPort, OtherHttpPort);

    /// <summary>The origin of a host below <c>localhost</c>.</summary>
    public string OriginOf(string host) => $"http://{host}.localhost:{HttpPort}";

    /// <summary>The requests to the application so far.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    /// <summary>The preflights so far.</summary>
    public IReadOnlyList<SeenRequest> Preflights => [.. _requests.Where(request => request.IsPreflight)];

    public static Task<TestSite> StartAsync(
        Action<WebApplication> configure, Action<IServiceCollection>? services = null) =>
        StartAsync((app, _) => configure(app), services);

    /// <summary>Starts a site.</summary>
    /// <param name="configure">Adds the application under test, given the hosts below <c>localhost</c>.</param>
    /// <param name="services">Adds what the application needs.</param>
    public static async Task<TestSite> StartAsync(
        Action<WebApplication, TestHosts> configure,
        Action<IServiceCollection>? services = null)
    {
        // Bound here, so that the ports are known to the application.
        Socket[] sockets = [Bind(), Bind(), Bind()];
        int[] ports = [.. sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port)];

        WebApplicationBuilder builder =
            WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseSockets(options => options.CreateBoundListenSocket = endPoint =>
            sockets[Array.IndexOf(ports, ((IPEndPoint)endPoint).Port)]);
        builder.WebHost.UseKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, ports[0]);
            options.Listen(IPAddress.Loopback, ports[1]);
            options.Listen(IPAddress.Loopback, ports[2], listen => listen.UseHttps(TestCertificate.Value));
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        var site = new TestSite(app, ports);
        app.Use(site.ServePagesAndTakeNotes);
        configure(app, site.Hosts);
        await app.StartAsync();
        return site;
    }

    /// <summary>Waits until the requests so far fulfil a condition.</summary>
    public async Task WaitUntilAsync(Func<IReadOnlyList<SeenRequest>, bool> condition)
    {
        for (Task next = _next.Task; !condition(Requests); next = _next.Task)
        {
            await next.WaitAsync(Browsers.CallLimit);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task ServePagesAndTakeNotes(HttpContext context, RequestDelegate next)
    {
        string path = context.Request.Path.Value ?? "";
        if (path is TestHosts.PagePath or TestHosts.OpaquePath or "/favicon.ico")
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentSecurityPolicy = path == TestHosts.OpaquePath
                ? "sandbox allow-scripts"
                : "";
            return context.Response.WriteAsync("<!doctype html><title>A page</title>");
        }

        // Whatever else a browser asks for by itself.
        if (!context.Request.Host.Host.StartsWith("api.", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        _requests.Enqueue(SeenRequest.Of(context.Request));
        Interlocked.Exchange(ref _next, NewSignal()).SetResult();
        return next(context);
    }
}
