using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>WebKit's own browser on a virtual display, by WebDriver (https://w3c.github.io/webdriver/).</summary>
internal sealed class WebKit : IBrowser
{
    private readonly OwnProcess _display;
    private readonly OwnProcess _driver;
    private readonly HttpClient _client;
    private string _session = "";

    private WebKit(OwnProcess display, OwnProcess driver, int port)
    {
        _display = display;
        _driver = driver;
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{IPAddress.Loopback}:{port}")),
            Timeout = Browsers.CallLimit + TimeSpan.FromSeconds(10),
        };
    }

    public BrowserKind Kind => BrowserKind.WebKit;

    public static async Task<WebKit> StartAsync()
    {
        Installation installation = Installation.Require(BrowserKind.WebKit);
        (string driverPath, string displayPath) = (installation.Programs[0], installation.Programs[1]);
        using CancellationTokenSource timeout = Browsers.StartTimeout();

        // It chooses a number that is free, and writes it when it is ready.
        OwnProcess display = OwnProcess.Start(
            displayPath, _ => ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        OwnProcess? driver = null;
        try
        {
            string number = await display.ReadOutputAsync(line => line.Trim() is { Length: > 0 } found ? found : null)
                .WaitAsync(timeout.Token);
            int port = FreePort();
            driver = OwnProcess.Start(
                driverPath,
                _ => [string.Create(CultureInfo.InvariantCulture, $"--port={port}"), $"--host={IPAddress.Loopback}"],
                new Dictionary<string, string>
                {
                    ["DISPLAY"] = ":" + number,
                    ["GDK_BACKEND"] = "x11",
                    ["LIBGL_ALWAYS_SOFTWARE"] = "1",
                    ["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1",
                    // Root can't have the sandbox, nor can many containers; the pages are our own.
                    ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1",
                });
            driver.Drain();
            var browser = new WebKit(display, driver, port);
            await browser.OpenSessionAsync(timeout.Token);
            return browser;
        }
        catch
        {
            driver?.Dispose();
            display.Dispose();
            throw;
        }
    }

    public Task NavigateAsync(string address) => SendAsync(HttpMethod.Post, _session + "/url", new { url = address });

    public async Task<string> CallAsync(string function, string argument)
    {
        JsonNode? outcome = await SendAsync(HttpMethod.Post, _session + "/execute/async", new
        {
            script = $"const [json, done] = arguments; ({function})(json).then(done, error => done({{ error: " +
                "String(error) }));",
            args = new[] { argument },
        });
        return outcome is JsonValue
            ? (string)outcome!
            : throw new InvalidOperationException($"In the page: {outcome?["error"]}");
    }

    public async ValueTask DisposeAsync()
    {
        using (_display)
        using (_driver)
        using (_client)
        {
            try
            {
                await SendAsync(HttpMethod.Delete, _session, null);
            }
            catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException
                or OperationCanceledException)
            {
                // Then its process is ended.
            }
        }
    }

    // The driver takes a port, but does not choose one.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task OpenSessionAsync(CancellationToken timeout)
    {
        while (!await IsListeningAsync(timeout))
        {
            timeout.ThrowIfCancellationRequested();
            Assert.False(_driver.HasExited, "WebKit's driver has ended before it was ready.");
        }

        JsonNode? session = await SendAsync(HttpMethod.Post, "/session", new { capabilities = new { } });
        _session = "/session/" + (string)session!["sessionId"]!;
        await SendAsync(
            HttpMethod.Post, _session + "/timeouts", new { script = (int)Browsers.CallLimit.TotalMilliseconds });
    }

    private async Task<bool> IsListeningAsync(CancellationToken timeout)
    {
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync("/status", timeout);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? parameters)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = parameters is null ? null : JsonContent.Create(parameters, options: JsonSerializerOptions.Web),
        };

        // The driver reads no chunks.
        await (request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask);
        using HttpResponseMessage answer = await _client.SendAsync(request);
        JsonNode? value = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["value"];
        return answer.IsSuccessStatusCode
            ? value
            : throw new InvalidOperationException($"{path}: {value?["error"]}: {value?["message"]}");
    }
}
