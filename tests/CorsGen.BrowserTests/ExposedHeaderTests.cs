namespace CorsGen.BrowserTests;

/// <summary>What a page can read of an answer's headers.</summary>
public class ExposedHeaderTests
{
    // "CORS-safelisted response-header name" of the Fetch standard, as far as the answer has them.
    private static readonly string[] s_safelisted = ["cache-control", "content-length", "content-type"];

    [Fact]
    public async Task A_page_can_read_the_headers_that_its_rule_exposes_and_no_other()
    {
        await using TestSite site = await TestSite.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/", (HttpResponse response) =>
            {
                response.Headers.ETag = "\"1\"";
                response.Headers["X-Request-Id"] = "42";
                response.Headers["X-Secret"] = "7";
                response.Headers.CacheControl = "no-cache";
                return Results.Text("text");
            });
        });
        using var browser = Browser.Start(site);

        Assert.Equal([.. s_safelisted, "etag", "x-request-id"], Read("https://app.example.com"));
        Assert.Equal(s_safelisted, Read("https://fresh.example.com"));

        IEnumerable<string> Read(string origin)
        {
            browser.Open(origin);
            FetchAnswer answer = Assert.Single(browser.Fetch(new FetchCall(TestSite.Api)));
            Assert.NotNull(answer.Headers);
            return answer.Headers.Keys.Order();
        }
    }
}
