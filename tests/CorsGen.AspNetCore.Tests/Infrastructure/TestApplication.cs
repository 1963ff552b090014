using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>
/// An application on a real Kestrel on loopback, with requests over raw sockets, so that a test controls every byte.
/// </summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IPEndPoint _address;

    private TestApplication(WebApplication app, LogRecorder log)
    {
        _app = app;
        Log = log;
        ICollection<string> urls =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _address = new IPEndPoint(IPAddress.Loopback, new Uri(urls.First()).Port);
        LastAddress = new IPEndPoint(IPAddress.Loopback, new Uri(urls.Last()).Port);
    }

    public LogRecorder Log { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The application's address: <c>http://127.0.0.1:40123</c>.</summary>
    public string Url => $"http://{Host}";

    public string Host => _address.ToString();

    /// <summary>The address that a test added, for another version of HTTP.</summary>
    public IPEndPoint LastAddress { get; }

    /// <summary>Starts an application, in Production by default.</summary>
    public static async Task<TestApplication> StartAsync(
        Action<WebApplication> configure,
        Action<IServiceCollection>? services = null,
        string environment = "Production",
        Action<WebApplicationBuilder>? host = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);

        var log = new LogRecorder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        host?.Invoke(builder);
        services?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        configure(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new TestApplication(app, log);
    }

    /// <summary>Sends a request with the header lines that are given, and reads the response.</summary>
    public Task<RawResponse> SendAsync(string method, string path, params string[] lines) =>
        RawClient.SendAsync(_address, method, path, lines);

    /// <summary>Sends a preflight.</summary>
    public Task<RawResponse> PreflightAsync(string path, string origin, string method, string? headers = null) =>
        SendAsync(
            "OPTIONS", path, ["Origin: " + origin, "Access-Control-Request-Method: " + method, .. Lines(headers)]);

    /// <summary>Sends any bytes, each character one, and reads until the server closes.</summary>
    public Task<RawResponse> SendTextAsync(string text) => RawClient.SendAsync(_address, text);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string[] Lines(string? headers) =>
        headers is null ? [] : ["Access-Control-Request-Headers: " + headers];
}
