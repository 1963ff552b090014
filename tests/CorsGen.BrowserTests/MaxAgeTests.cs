namespace CorsGen.BrowserTests;

/// <summary>
/// How long a browser goes by a preflight's answer, told by the preflights that a server sees. Two limits are
/// Chromium's own (https://source.chromium.org, services/network/public/cpp/cors/preflight_result.cc) and need time to
/// pass: five seconds where a rule gives no age, and two hours at most.
/// </summary>
public class MaxAgeTests(Browsers browsers)
{
    private const string App = "app.one";

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_preflight_is_good_for_its_methods_and_headers_until_its_age_ends(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite site = await StartAsync();
        var page = new Page(loan.Browser, site);
        await page.OpenAsync(App);

        await page.SendAsync(Put("/again", "x-a"), Put("/again", "x-a"), Put("/again", "x-a"));
        Assert.Equal(["PUT x-a"], PreflightsOf(site, "/again"));

        // Allow-Methods lists all methods of the rule, Allow-Headers what was asked for.
        await page.SendAsync(
            Put("/less", "x-a", "x-b"),
            Put("/less", "x-a", "x-b") with { Method = "DELETE" },
            Put("/less", "x-b"),
            Put("/less"));
        Assert.Equal(["PUT x-a,x-b"], PreflightsOf(site, "/less"));
        await page.SendAsync(Put("/more", "x-a"), Put("/more", "x-b"));
        Assert.Equal(["PUT x-a", "PUT x-b"], PreflightsOf(site, "/more"));
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task An_age_that_is_given_outlasts_the_browsers_own(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite site = await StartAsync();
        var page = new Page(loan.Browser, site);
        await page.OpenAsync(App);

        // Until the browser asks again where no age is given.
        await page.SendAsync(Put("/given"));
        do
        {
            await page.SendAsync(Put("/ageless"));
        }
        while (PreflightsOf(site, "/ageless").Count() < 2);

        await page.SendAsync(Put("/given"));
        Assert.Single(PreflightsOf(site, "/given"));
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_preflight_of_age_0_is_good_for_one_request(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite site = await StartAsync();
        var page = new Page(loan.Browser, site);
        await page.OpenAsync("fresh.one");

        await page.SendAsync(Put("/"), Put("/"));
        Assert.Equal(["PUT ", "PUT "], PreflightsOf(site, "/"));
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_preflight_is_good_for_one_origin_and_one_address(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite site = await StartAsync();
        var page = new Page(loan.Browser, site);

        foreach (string host in new[] { App, "admin.one", App })
        {
            await page.OpenAsync(host);
            await page.SendAsync(Put("/1"), Put("/2"));
        }

        Assert.Equal(
            [
                (site.OriginOf(App), "/1"),
                (site.OriginOf(App), "/2"),
                (site.OriginOf("admin.one"), "/1"),
                (site.OriginOf("admin.one"), "/2"),
            ],
            site.Preflights.Select(preflight => (preflight.Origin, preflight.Path)));
    }

    private static Request Put(string path, params string[] headers) => new("PUT", path, headers);

    private static IEnumerable<string> PreflightsOf(TestSite site, string path) =>
        site.Preflights.Where(preflight => preflight.Path == path)
            .Select(preflight => $"{preflight.RequestedMethod} {preflight.RequestedHeaders}");

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        app.Map("/ageless", () => "text").RequireCors(AgelessCorsPolicy.Instance);
        app.Map("/{**path}", () => "text");
    });

    private sealed record Request(string Method, string Path, IReadOnlyList<string> Headers);

    private sealed class Page(IBrowser browser, TestSite site)
    {
        public Task OpenAsync(string host) => browser.OpenAsync(site.Hosts, site.OriginOf(host));

        // One after another, each of which the page can read.
        public async Task SendAsync(params IReadOnlyList<Request> requests)
        {
            foreach (Request request in requests)
            {
                FetchAnswer answer = Assert.Single(await browser.FetchAsync(new FetchCall(site.Hosts.Api + request.Path)
                {
                    Method = request.Method,
                    Headers = [.. request.Headers.Select(name => new[] { name, "1" })],
                }));
                Assert.Equal(200, answer.Status);
            }
        }
    }
}
