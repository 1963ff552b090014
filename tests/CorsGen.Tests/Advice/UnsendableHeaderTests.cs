using System.Linq;

namespace CorsGen.Tests.Advice;

/// <summary>CORS108: an allowed header that a page cannot or should not send.</summary>
public class UnsendableHeaderTests
{
    private const string Id = "CORS108";

    /// <summary>Fetch, "forbidden request-header".</summary>
    public static TheoryData<string> Forbidden =>
    [
        "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers", "Access-Control-Request-Method",
        "Connection",
        "Content-Length", "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer",
        "Set-Cookie", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Proxy-", "Proxy-Authorization", "Sec-", "Sec-Fetch-Site",
        "Proxy-*", "Sec-*",
        "sec-ch-*-arch",
    ];

    [Fact]
    public void There_are_21_names_two_prefixes_and_examples_of_these() => Assert.Equal(21 + 7, Forbidden.Count);

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_forbidden_header_is_reported_whatever_its_case(string name)
    {
        foreach (string written in new[] { name, name.ToLowerInvariant(), name.ToUpperInvariant() })
        {
            AdviceAssert.Json(
                Id,
                Rule("x-a", written),
                ("info", written, $"No page can set '{written}', only the browser, which does not ask for it; remove " +
                    "it"));
        }
    }

    [Theory]
    [InlineData("Access-Control-Allow-Origin")]
    [InlineData("access-control-allow-headers")]
    [InlineData("Access-Control-Max-Age")]
    [InlineData("Access-Control-*")]
    public void A_header_of_a_response_is_reported(string name) => AdviceAssert.Json(
        Id,
        Rule(name),
        ("info", name, $"'{name}' belongs to a response of CORS, and no page has a use for it in a request; remove " +
            "it"));

    [Theory]
    [InlineData("Access-Control-Request-*")]
    [InlineData("access-control-request-private-network")]
    public void A_header_of_a_preflight_is_the_browsers(string name) => AdviceAssert.Json(
        Id,
        Rule(name),
        ("info", name, $"'{name}' is for the browser to set, in a preflight, and no page has a use for it in a " +
            "request; remove it"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>Host</AllowedHeader></CORSRule></CORSConfiguration>",
        ("info", "Host", "No page can set 'Host', …"));

    [Theory]
    [InlineData("*")]
    [InlineData("content-type")]
    [InlineData("Authorization")]
    [InlineData("User-Agent")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Set-Cookie2")]
    [InlineData("cookie*")]
    [InlineData("*-cookie")]
    [InlineData("proxy*")]
    [InlineData("sec*-site")]
    [InlineData("security-token")]
    [InlineData("s*")]
    [InlineData("x-sec-a")]
    [InlineData("access-control*")]
    public void What_a_page_can_send_or_a_wildcard_that_matches_it_is_not_reported(string name) =>
        AdviceAssert.Json(Id, Rule(name));

    [Fact]
    public void Another_list_is_not_looked_at() => AdviceAssert.Json(
        Id,
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "ExposeHeaders": ["Date", "Via"] }]""");

    private static string Rule(params string[] headers) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": [{{string.Join(", ", headers.Select(header => $"\"{header}\""))}}] }]""";
}
