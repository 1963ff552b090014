namespace CorsGen.BrowserTests;

/// <summary>
/// How long a browser goes by a preflight's answer, told by the preflights that a server sees. Two limits are Chromium's own
/// (https://source.chromium.org, services/network/public/cpp/cors/preflight_result.cc) and need time to pass: five seconds
/// where a rule gives no age, and two hours at most.
/// </summary>
public class MaxAgeTests
{
    private const string App = "https://app.example.com";

    [Fact]
    public async Task A_preflight_is_good_for_its_methods_and_headers_until_its_age_ends()
    {
        await using TestSite site = await StartAsync();
        using var browser = Browser.Start(site);
        browser.Open(App);

        Send(browser, Put("/again", "x-a"), Put("/again", "x-a"), Put("/again", "x-a"));
        Assert.Equal(["PUT x-a"], PreflightsOf(site, "/again"));

        // Allow-Methods lists all methods of the rule, Allow-Headers what was asked for.
        Send(browser, Put("/less", "x-a", "x-b"), Put("/less", "x-a", "x-b") with { Method = "DELETE" }, Put("/less", "x-b"), Put("/less"));
        Assert.Equal(["PUT x-a,x-b"], PreflightsOf(site, "/less"));
        Send(browser, Put("/more", "x-a"), Put("/more", "x-b"));
        Assert.Equal(["PUT x-a", "PUT x-b"], PreflightsOf(site, "/more"));
    }

    [Fact]
    public async Task An_age_that_is_given_outlasts_the_browsers_own()
    {
        await using TestSite site = await StartAsync();
        using var browser = Browser.Start(site);
        browser.Open(App);

        // Until the browser asks again where no age is given.
        Send(browser, Put("/given"));
        do
        {
            Send(browser, Put("/ageless"));
        }
        while (PreflightsOf(site, "/ageless").Count() < 2);

        Send(browser, Put("/given"));
        Assert.Single(PreflightsOf(site, "/given"));
    }

    [Fact]
    public async Task A_preflight_of_age_0_is_good_for_one_request()
    {
        await using TestSite site = await StartAsync();
        using var browser = Browser.Start(site);
        browser.Open("https://fresh.example.com");

        Send(browser, Put("/"), Put("/"));
        Assert.Equal(["PUT ", "PUT "], PreflightsOf(site, "/"));
    }

    [Fact]
    public async Task A_preflight_is_good_for_one_origin_and_one_address()
    {
        await using TestSite site = await StartAsync();
        using var browser = Browser.Start(site);

        foreach (string origin in new[] { App, "https://admin.example.com", App })
        {
            browser.Open(origin);
            Send(browser, Put("/1"), Put("/2"));
        }

        Assert.Equal(
            [(App, "/1"), (App, "/2"), ("https://admin.example.com", "/1"), ("https://admin.example.com", "/2")],
            site.Preflights.Select(preflight => (preflight.Origin, preflight.Path)));
    }

    private static FetchCall Put(string path, params string[] headers) =>
        new(TestSite.Api + path) { Method = "PUT", Headers = headers.ToDictionary(name => name, _ => "1") };

    // One after another, each of which the page can read.
    private static void Send(Browser browser, params FetchCall[] calls) =>
        Assert.All(calls, call => Assert.Equal(200, Assert.Single(browser.Fetch(call)).Status));

    private static IEnumerable<string> PreflightsOf(TestSite site, string path) =>
        site.Preflights.Where(preflight => preflight.Path == path).Select(preflight => $"{preflight.RequestedMethod} {preflight.RequestedHeaders}");

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        app.Map("/ageless", () => "text").RequireCors(AgelessCorsPolicy.Instance);
        app.Map("/{**path}", () => "text");
    });
}
