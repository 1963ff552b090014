using System.Net;

namespace CorsGen.BrowserTests;

/// <summary>One address, several origins, and a cache between them: no answer crosses over.</summary>
public class CacheTests
{
    private const string App = "https://app.example.com";
    private const string Admin = "https://admin.example.com";
    private const string OtherSite = "https://app.example.org";
    private const string Stranger = "https://stranger.example.com";

    private const string Nothing = "nothing";

    // A minute, in any cache.
    private const string Kept = "public, max-age=60";

    [Fact]
    public async Task The_servers_own_cache_gives_each_origin_its_own_headers()
    {
        int runs = 0;
        await using TestSite site = await TestSite.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseOutputCache();
                app.MapGet("/", () => $"run {++runs}").CacheOutput();
            },
            services => services.AddOutputCache());
        using var browser = Browser.Start(site);

        Assert.Equal([Nothing, "run 1", "run 1", "run 1", Nothing, "run 1"], Read(browser, Stranger, App, Admin, OtherSite, Stranger, App));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_shared_cache_before_the_server_keeps_an_answer_for_each_origin()
    {
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
        using var browser = Browser.Start(cache);

        // Other origins have the browser ask anew; what is asked for again comes from the cache.
        string[] read = Read(browser, Stranger, App, Admin, OtherSite);
        Assert.Equal([Nothing, "run 2", "run 3", "run 4"], read);
        using var another = Browser.Start(cache);
        Assert.Equal(read, Read(another, Stranger, App, Admin, OtherSite));
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task The_browsers_cache_keeps_an_answer_for_each_origin()
    {
        await using TestSite site = await TestSite.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/", (HttpResponse response) =>
            {
                response.Headers.CacheControl = Kept;
                return "text";
            });
        });
        using var browser = Browser.Start(site);

        // Pages of one site share a cache. The address itself asks without an Origin, as an image does.
        browser.Driver.Navigate().GoToUrl(TestSite.Api + "/");
        Assert.Equal([Nothing, "text", "text", "text"], Read(browser, Stranger, App, App, Admin));
        Assert.Equal(["no origin", Stranger, App, Admin], site.Requests.Select(request => request.Origin ?? "no origin"));
    }

    [Fact]
    public async Task Without_Vary_answers_do_cross_over_as_these_tests_would_see()
    {
        await using TestSite server = await TestSite.StartAsync(app => app.MapGet("/", (HttpRequest request, HttpResponse response) =>
        {
            response.Headers.CacheControl = Kept;
            response.Headers.AccessControlAllowOrigin = request.Headers.Origin;
            return "text";
        }));
        await using TestSite cache = await StartCacheBefore(server);
        using var browser = Browser.Start(server);
        using var behindCache = Browser.Start(cache);

        Assert.Equal(["text", Nothing], Read(browser, App, Admin));
        Assert.Equal(["text", Nothing], Read(behindCache, App, OtherSite));
    }

    // What a page of each origin reads at the same address.
    private static string[] Read(Browser browser, params string[] origins) =>
    [
        .. origins.Select(origin =>
        {
            browser.Open(origin);
            return Assert.Single(browser.Fetch(new FetchCall(TestSite.Api + "/"))).Text ?? Nothing;
        }),
    ];

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
                        new HttpMethod(context.Request.Method), $"http://{IPAddress.Loopback}:{server.HttpPort}{context.Request.Path}");
                    request.Headers.Host = context.Request.Host.Value;
                    request.Headers.TryAddWithoutValidation("Origin", (string?)context.Request.Headers.Origin);
                    using HttpResponseMessage answer = await client.SendAsync(request, context.RequestAborted);
                    foreach ((string name, IEnumerable<string> values) in answer.Headers.Where(header => header.Key is not "Transfer-Encoding"))
                    {
                        context.Response.Headers[name] = values.ToArray();
                    }

                    await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
                });
            },
            services => services.AddResponseCaching());
    }
}
