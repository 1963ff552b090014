namespace CorsGen.Tests.Advice;

/// <summary>CORS112: a wildcard that leaves out what people expect of it.</summary>
public class NarrowWildcardTests
{
    private const string Id = "CORS112";

    [Theory]
    [InlineData("https://*.example.com", "https://example.com")]
    [InlineData("https://*.example.com:8443", "https://example.com:8443")]
    [InlineData("https://*.app.example.com", "https://app.example.com")]
    [InlineData("http://*.localhost:3000", "http://localhost:3000")]
    public void Subdomains_without_their_domain(string pattern, string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("info", "*.", $"'{pattern}' does not match '{origin}'; list that too if it is meant"));

    [Theory]
    [InlineData("https://example.com:*", "https://example.com")]
    [InlineData("http://localhost:*", "http://localhost")]
    [InlineData("http://[::1]:*", "http://[::1]")]
    public void Any_port_without_the_default_one(string pattern, string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("info", ":*", $"'{pattern}' does not match '{origin}', as the default port is never sent; list that too if " +
            "it is meant"));

    [Theory]
    [InlineData("https://*.example.com", "https://example.com")]
    [InlineData("https://example.com", "https://*.example.com")]
    [InlineData("https://*.example.com", "http*://example.com")]
    [InlineData("http://localhost", "http://localhost:*")]
    public void What_another_rule_lists_is_not_left_out(string first, string second) => AdviceAssert.Json(
        Id,
        $$"""
        [
          { "AllowedOrigins": ["{{first}}"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["{{second}}"], "AllowedMethods": ["GET"] }
        ]
        """);

    [Fact]
    public void The_origin_for_all_in_another_rule_lists_none() => AdviceAssert.Json(
        Id,
        """
        [
          { "AllowedOrigins": ["https:\/\/*.example.com"], "AllowedMethods": ["PUT"] },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
        ]
        """,
        ("info", "*.", "'https://*.example.com' does not match 'https://example.com'; …"));

    [Theory]
    [InlineData("https://*.example.com", "https://example.com")]
    [InlineData("https://example.com:*", "https://example.com")]
    [InlineData("http://localhost:*", "http://localhost")]
    [InlineData("https://*.example.com", "*")]
    [InlineData("https://*.example.com", "http*://example.com")]
    [InlineData("https://*.app.example.com", "https://*.example.com", "https://example.com")]
    public void What_an_entry_of_the_rule_takes_in_is_not_left_out(params string[] origins) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(origins));

    [Theory]
    [InlineData("https://app-*.example.com")]
    [InlineData("https://example.com:80*")]
    [InlineData("https://*")]
    [InlineData("*")]
    [InlineData("http*://example.com")]
    [InlineData("capacitor://localhost:*")]
    // Of these something else has to change first: CORS101, CORS102, CORS104, CORS113.
    [InlineData("http://*.example.com")]
    [InlineData("http://nas.local:*")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://*.github.io")]
    [InlineData("https://*.co.uk")]
    [InlineData("https://*.com")]
    [InlineData("https://*.1")]
    [InlineData("*.example.com")]
    [InlineData("https://*.your-domain.com")]
    public void Others_are_not_reported(string origin) => AdviceAssert.Json(Id, AdviceAssert.Origins(origin));
}
