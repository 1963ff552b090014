namespace CorsGen.Tests.Advice;

/// <summary>CORS104: plain http that leaves the browser's machine.</summary>
public class PlainHttpTests
{
    private const string Id = "CORS104";

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://example.com:8080")]
    [InlineData("http://*.example.com")]
    [InlineData("http://example.com:*")]
    [InlineData("http://*")]
    [InlineData("http://8.8.8.8")]
    [InlineData("http://172.15.0.1")]
    [InlineData("http://172.32.0.1")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://test.example")]
    // These match public hosts too.
    [InlineData("http://localhost*")]
    [InlineData("http://127.0.0.*")]
    [InlineData("http://192.168.1.*:3001")]
    [InlineData("http://*local")]
    [InlineData("http://*.1")]
    public void Http_is_told_at_its_scheme(string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", "http", $"'{origin}' is plain http, so anybody on the way can send requests as a page of it; " +
            "serve it over https, and list that origin"));

    [Theory]
    [InlineData("http://bucket.s3-website-us-east-1.amazonaws.com", "http")]
    [InlineData("http://bucket.s3-website.eu-central-1.amazonaws.com", "http")]
    [InlineData("http://www.example.com.s3-website.cn-north-1.amazonaws.com.cn", "http")]
    [InlineData("*://bucket.s3-website.eu-central-1.amazonaws.com", "*")]
    public void A_website_endpoint_of_S3_has_no_https(string origin, string under) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", under, "…; a website endpoint of S3 has no https: put CloudFront before it, and list that origin"));

    [Theory]
    [InlineData("http://bucket.s3.amazonaws.com")]
    [InlineData("http://s3-website.example.com")]
    public void Other_hosts_have(string origin) =>
        AdviceAssert.Json(
            Id, AdviceAssert.Origins(origin), ("warning", "http", "…; serve it over https, and list that origin"));

    [Theory]
    [InlineData("http*://example.com", "http*", "write 'https://example.com'")]
    [InlineData("h*://example.com", "h*", "write 'https://example.com'")]
    [InlineData("*://example.com", "*", "write 'https://example.com'")]
    [InlineData("*//example.com", "*", "write 'https://example.com'")]
    [InlineData("*.example.com", "*", "write 'https://*.example.com'")]
    [InlineData("*example.com", "*", "start the entry with 'https://'")]
    [InlineData("*:8080", "*", "start the entry with 'https://'")]
    [InlineData("h*.example.com", "h*", "write 'https://*.example.com'")]
    [InlineData("http*", "http*", "start the entry with 'https://'")]
    public void A_wildcard_in_the_scheme_or_before_it_lets_http_in(string pattern, string under, string cure) =>
        AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", under, $"'{pattern}' lets in plain http, so anybody on the way can send requests as a page of " +
        $"it; {cure}"));

    [Theory]
    [InlineData("http://intranet")]
    [InlineData("http://intranet:8080")]
    [InlineData("http://nas.local")]
    [InlineData("http://app.test")]
    [InlineData("http://app.internal")]
    [InlineData("http://*.internal")]
    [InlineData("http://10.1.2.3")]
    [InlineData("http://172.16.0.1")]
    [InlineData("http://172.31.255.255:3000")]
    [InlineData("http://192.168.1.5:3000")]
    [InlineData("http://192.168.*.5")]
    [InlineData("http://169.254.1.1")]
    [InlineData("http://[fd00::1]")]
    [InlineData("http://[fe80::1]:3000")]
    public void In_a_network_of_ones_own_it_is_a_word(string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("info", "http", $"'{origin}' is plain http, so anybody in the same network can send requests as a page of " +
            "it; serve it over https, and list that origin"));

    [Theory]
    [InlineData("*://nas.local", "*", "https://nas.local")]
    [InlineData("http*://192.168.1.5", "http*", "https://192.168.1.5")]
    [InlineData("*.internal", "*", "https://*.internal")]
    public void So_it_is_through_a_wildcard(string pattern, string under, string proposal) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("info", under, $"…in the same network can send requests as a page of it; write '{proposal}'"));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://example.com")]
    [InlineData("https://*")]
    [InlineData("https*://example.com")]
    [InlineData("capacitor://localhost")]
    [InlineData("chrome-extension://*")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost.")]
    [InlineData("http://localhost:*")]
    [InlineData("http://app.localhost:3000")]
    [InlineData("http://*.localhost")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://127.8.8.8")]
    [InlineData("http://127.*.1")]
    [InlineData("http://[::1]:3000")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://0.0.0.0:3000")]
    [InlineData("http://[::]")]
    [InlineData("http://[::]:3000")]
    [InlineData("*://localhost:3000")]
    [InlineData("*.localhost")]
    [InlineData("http*://localhost:443")]
    // No http origin has the port 80.
    [InlineData("*://example.com:80")]
    // CORS101 and CORS113 speak of these.
    [InlineData("http://example.com/")]
    [InlineData("http://{host}")]
    [InlineData("http://your-domain.com")]
    public void Others_are_not_reported(string origin) => AdviceAssert.Json(Id, AdviceAssert.Origins(origin));
}
