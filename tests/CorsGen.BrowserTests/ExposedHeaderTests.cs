namespace CorsGen.BrowserTests;

/// <summary>What a page can read of an answer's headers.</summary>
public class ExposedHeaderTests(Browsers browsers)
{
    // "CORS-safelisted response-header name" of the Fetch standard, as far as the answer has them.
    private static readonly string[] s_safelisted = ["cache-control", "content-length", "content-type"];

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_can_read_the_headers_that_its_rule_exposes_and_no_other(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
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

        Assert.Equal([.. s_safelisted, "etag", "x-request-id"], await ReadAsync("app.one"));
        Assert.Equal(s_safelisted, await ReadAsync("fresh.one"));

        async Task<IEnumerable<string>> ReadAsync(string host)
        {
            await loan.Browser.OpenAsync(site.Hosts, site.OriginOf(host));
            FetchAnswer answer = Assert.Single(await loan.Browser.FetchAsync(new FetchCall(site.Hosts.Api)));
            Assert.NotNull(answer.Headers);
            return answer.Headers.Keys.Order();
        }
    }
}
