using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A headless Firefox with a profile of its own, by WebDriver BiDi, which it speaks without a driver.
/// </summary>
internal sealed partial class Firefox : IBrowser
{
    // It asks nobody for anything by itself, and pages on http:// stay there.
    private static readonly Dictionary<string, object> s_preferences = new()
    {
        ["remote.active-protocols"] = 1,
        ["app.update.enabled"] = false,
        ["browser.safebrowsing.downloads.enabled"] = false,
        ["browser.safebrowsing.malware.enabled"] = false,
        ["browser.safebrowsing.phishing.enabled"] = false,
        ["browser.shell.checkDefaultBrowser"] = false,
        ["datareporting.policy.dataSubmissionEnabled"] = false,
        ["dom.security.https_first"] = false,
        ["dom.security.https_only_mode"] = false,
        ["extensions.update.enabled"] = false,
        ["network.captive-portal-service.enabled"] = false,
        ["network.connectivity-service.enabled"] = false,
        ["network.proxy.type"] = 0,
        ["services.settings.server"] = "data:,",
    };

    private readonly OwnProcess _process;
    private readonly BidiConnection _connection;
    private readonly string _context;

    private Firefox(OwnProcess process, BidiConnection connection, string context)
    {
        _process = process;
        _connection = connection;
        _context = context;
    }

    public BrowserKind Kind => BrowserKind.Firefox;

    public static async Task<Firefox> StartAsync()
    {
        Installation installation = Installation.Require(BrowserKind.Firefox);
        using CancellationTokenSource timeout = Browsers.StartTimeout();
        OwnProcess process = OwnProcess.Start(
            installation.Programs[0],
            profile =>
            {
                File.WriteAllLines(
                    Path.Combine(profile, "user.js"),
                    s_preferences.Select(p => $"user_pref(\"{p.Key}\", {JsonSerializer.Serialize(p.Value)});"));
                return ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
            },
            // What the sandbox of a page's process needs isn't to be had in every container.
            new Dictionary<string, string> { ["MOZ_DISABLE_CONTENT_SANDBOX"] = "1" });
        BidiConnection? connection = null;
        try
        {
            string address = await process
                .ReadErrorsAsync(line => ListeningLine().Match(line) is { Success: true } match
                    ? match.Groups[1].Value
                    : null)
                .WaitAsync(timeout.Token);
            connection = await BidiConnection.OpenAsync(new Uri(address + "/session"), timeout.Token);
            await connection.SendAsync("session.new", new { capabilities = new { } }, timeout.Token);
            JsonNode tree = await connection.SendAsync("browsingContext.getTree", new { }, timeout.Token);
            return new Firefox(process, connection, (string)tree["contexts"]![0]!["context"]!);
        }
        catch
        {
            connection?.Dispose();
            process.Dispose();
            throw;
        }
    }

    public Task NavigateAsync(string address) =>
        SendAsync("browsingContext.navigate", new { context = _context, url = address, wait = "complete" });

    public async Task<string> CallAsync(string function, string argument)
    {
        JsonNode outcome = await SendAsync("script.callFunction", new
        {
            functionDeclaration = function,
            arguments = new[] { new { type = "string", value = argument } },
            target = new { context = _context },
            awaitPromise = true,
        });
        return (string?)outcome["result"]?["value"]
            ?? throw new InvalidOperationException($"In the page: {outcome["exceptionDetails"]?["text"]}");
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        using (_connection)
        using (CancellationTokenSource timeout = Browsers.StartTimeout())
        {
            try
            {
                await _connection.SendAsync("browser.close", new { }, timeout.Token);
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException
                or IOException
                or System.Net.WebSockets.WebSocketException)
            {
                // Then its process is ended.
            }
        }
    }

    [GeneratedRegex(@"WebDriver BiDi listening on (ws://\S+)")]
    private static partial Regex ListeningLine();

    private async Task<JsonNode> SendAsync(string method, object parameters)
    {
        using CancellationTokenSource timeout = Browsers.CallTimeout();
        return await _connection.SendAsync(method, parameters, timeout.Token);
    }
}
