using System.Net;

namespace CorsGen.BrowserTests;

/// <summary>One address, several origins, and a cache between them: no answer crosses over.</summary>
public class CacheTests(Browsers browsers)
{
    private const string App = "app.one";
    private const string Admin = "admin.one";
    private const string OtherSite = "app.two";
    private const string Stranger = "stranger.one";

    private const string Nothing = "nothing";

    // A minute, in any cache.
    private const string Kept = "public, max-age=60";

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task The_servers_own_cache_gives_each_origin_its_own_headers(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        int runs = 0;
        await using TestSite site = await TestSite.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseOutputCache();
                app.MapGet("/", () => $"run {++runs}").CacheOutput();
            },
            services => services.AddOutputCache());

        Assert.Equal(
            [Nothing, "run 1", "run 1", "run 1", Nothing, "run 1"],
            await ReadAsync(loan.Browser, site, Stranger, App, Admin, OtherSite, Stranger, App));
        Assert.Equal(1, runs);
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_shared_cache_before_the_server_keeps_an_answer_for_each_origin(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        int runs = 0;
        await using TestSite server = await TestSite.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/", (HttpResponse response) =>
            {
                response.Headers.CacheControl = Kept;
                return $"run {++runs}";
            });
        });
        await using TestSite cache = await StartCacheBefore(server);

        // Other origins have the browser ask anew; what is asked for again comes from the cache.
        string[] read = await ReadAsync(loan.Browser, cache, Stranger, App, Admin, OtherSite);
        Assert.Equal([Nothing, "run 2", "run 3", "run 4"], read);
        await using IBrowser another = await Browsers.StartAsync(kind);
        Assert.Equal(read, await ReadAsync(another, cache, Stranger, App, Admin, OtherSite));
        Assert.Equal(4, runs);
    }

    // WebKit has none when it is driven: its sessions are ephemeral.
    [Theory]
    [InlineData(BrowserKind.Chromium)]
    [InlineData(BrowserKind.Firefox)]
    public async Task The_browsers_cache_keeps_an_answer_for_each_origin(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite site = await TestSite.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/", (HttpResponse response) =>
            {
                response.Headers.CacheControl = Kept;
                return "text";
            });
        });

        // Pages of one site share a cache. The address itself asks without an Origin, as an image does.
        await loan.Browser.NavigateAsync(site.Hosts.Api + "/");
        Assert.Equal([Nothing, "text", "text", "text"], await ReadAsync(loan.Browser, site, Stranger, App, App, Admin));
        Assert.Equal(
            [null, site.OriginOf(Stranger), site.OriginOf(App), site.OriginOf(Admin)],
            site.Requests.Select(request => request.Origin));
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task Without_Vary_answers_do_cross_over_as_these_tests_would_see(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using TestSite server = await TestSite.StartAsync(app =>
            app.MapGet("/", (HttpRequest request, HttpResponse response) =>
            {
                response.Headers.CacheControl = Kept;
                response.Headers.AccessControlAllowOrigin = request.Headers.Origin;
                return "text";
            }));
        await using TestSite cache = await StartCacheBefore(server);

        string other = kind == BrowserKind.WebKit ? "text" : Nothing;
        Assert.Equal(["text", other], await ReadAsync(loan.Browser, server, App, Admin));
        Assert.Equal(["text", Nothing], await ReadAsync(loan.Browser, cache, App, OtherSite));
    }

    // What a page of each host reads at the same address.
    private static async Task<string[]> ReadAsync(IBrowser browser, TestSite site, params string[] hosts)
    {
        var read = new List<string>();
        foreach (string host in hosts)
        {
            await browser.OpenAsync(site.Hosts, site.OriginOf(host));
            read.Add(Assert.Single(await browser.FetchAsync(new FetchCall(site.Hosts.Api + "/"))).Text ?? Nothing);
        }

        return [.. read];
    }

    // A proxy with a cache that goes by Vary, as RFC 9111 wants it.
    private static Task<TestSite> StartCacheBefore(TestSite server)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return TestSite.StartAsync(
            app =>
            {
                app.UseResponseCaching();
                app.Run(async context =>
                {
                    using var request = new HttpRequestMessage(
                        new HttpMethod(context.Request.Method),
                        $"http://{IPAddress.Loopback}:{server.HttpPort}{context.Request.Path}");
                    request.Headers.Host = context.Request.Host.Value;
                    request.Headers.TryAddWithoutValidation("Origin", (string?)context.Request.Headers.Origin);
                    using HttpResponseMessage answer = await client.SendAsync(request, context.RequestAborted);
                    foreach ((string name, IEnumerable<string> values) in answer.Headers.Where(IsPassedOn))
                    {
                        context.Response.Headers[name] = values.ToArray();
                    }

                    await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
                });
            },
            services => services.AddResponseCaching());

        static bool IsPassedOn(KeyValuePair<string, IEnumerable<string>> header) => header.Key != "Transfer-Encoding";
    }
}
