using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A headless Chromium with nothing in its caches, which finds every host on loopback and reaches nothing else.
/// </summary>
internal sealed class Browser : IBrowser, IDisposable
{
    private readonly ChromeDriver _driver;

    private Browser(ChromeDriver driver) => _driver = driver;

    public BrowserKind Kind => BrowserKind.Chromium;

    public IWebDriver Driver => _driver;

    /// <summary>Starts a browser for which every host's port is a port of loopback.</summary>
    /// <param name="ports">The ports in addresses, and those that are listened on; none for what <c>localhost</c>
    /// has.</param>
    public static Browser Start(params (int Port, int LocalPort)[] ports)
    {
        Installation installation = Installation.Require();
        (string browserPath, string driverPath) = (installation.Programs[0], installation.Programs[1]);
        string[] own = ports.Length == 0
            ? ["EXCLUDE localhost", "EXCLUDE *.localhost", "EXCLUDE 127.0.0.1"]
            : [.. ports.Select(port => $"MAP *:{port.Port} 127.0.0.1:{port.LocalPort}")];
        string[] hosts = [.. own, "MAP * ~NOTFOUND"];

        var options = new ChromeOptions { BinaryLocation = browserPath };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-proxy-server",
            // Pages on http:// stay there, and the browser asks nobody for the time.
            "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,NetworkTimeServiceQuerying",
            "--host-resolver-rules=" + string.Join(", ", hosts),
            // Not every certificate error: after one of these, nothing is cached.
            "--ignore-certificate-errors-spki-list=" + TestCertificate.Fingerprint);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);

        ChromeDriverService service = ChromeDriverService.CreateDefaultService(
            Path.GetDirectoryName(driverPath), Path.GetFileName(driverPath));
        service.HideCommandPromptWindow = true;
        service.SuppressInitialDiagnosticInformation = true;

        var driver = new ChromeDriver(service, options, Browsers.CallLimit);
        driver.Manage().Timeouts().AsynchronousJavaScript = Browsers.CallLimit;
        return new Browser(driver);
    }

    /// <summary>Starts a browser that finds every host at a site, by its usual ports and two unusual ones.</summary>
    public static Browser Start(TestSite site) =>
        Start((443, site.HttpsPort), (80, site.HttpPort), (8443, site.HttpsPort), (5173, site.HttpPort));

    public Task NavigateAsync(string address) => Task.Run(() => _driver.Navigate().GoToUrl(address));

    public Task<string> CallAsync(string function, string argument) => Task.Run(() => _driver.ExecuteAsyncScript(
        $"const [json, done] = arguments; ({function})(json).then(done, error => done({{ error: String(error) }}));",
        argument) switch
    {
        string json => json,
        var other => throw new InvalidOperationException($"In the page: {JsonSerializer.Serialize(other)}"),
    });

    /// <summary>The value of an expression in the page.</summary>
    public T Evaluate<T>(string expression) => Read<T>(_driver.ExecuteScript($"return JSON.stringify({expression})"));

    /// <summary>Calls an asynchronous function in the page, and waits for what it returns.</summary>
    /// <param name="function">An expression for the function, of one parameter.</param>
    /// <param name="argument">The argument.</param>
    public T Call<T>(string function, object argument) => Read<T>(_driver.ExecuteAsyncScript(
        $"({function})(JSON.parse(arguments[0])).then(value => arguments[1](JSON.stringify(value)), error => " +
        "arguments[1](JSON.stringify(String(error))))",
        JsonSerializer.Serialize(argument, JsonSerializerOptions.Web)));

    /// <summary>Waits until an expression is true in the page.</summary>
    public void WaitFor(string expression) => Call<bool>(
        $"() => new Promise(done => {{ const look = () => ({expression}) ? done(true) : setTimeout(look, 10); " +
        "look(); })", "");

    /// <summary>What the page and the browser have written to its console, since last asked.</summary>
    public IReadOnlyList<LogEntry> ReadConsole() => _driver.Manage().Logs.GetLog(LogType.Browser);

    /// <summary>Gives a command of the DevTools protocol.</summary>
    public void Command(string name, Dictionary<string, object?> parameters) =>
        _driver.ExecuteCdpCommand(name, parameters);

    /// <summary>A picture of the window, as PNG.</summary>
    public byte[] TakePicture() => _driver.GetScreenshot().AsByteArray;

    public void Dispose() => _driver.Dispose();

    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private static T Read<T>(object? json)
    {
        string text = Assert.IsType<string>(json);
        try
        {
            return JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!;
        }
        catch (JsonException)
        {
            Assert.Fail(text);
            throw;
        }
    }
}
