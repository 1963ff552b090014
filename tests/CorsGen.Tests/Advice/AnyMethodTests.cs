namespace CorsGen.Tests.Advice;

/// <summary>In profile Web the method <c>*</c> is any method, and advice takes it for each.</summary>
public class AnyMethodTests
{
    private const string Any =
        """{ "AllowedOrigins": ["*"], "AllowedMethods": ["*"], "AllowedHeaders": ["*"], "ExposeHeaders": ["*"] }""";

    private const string One =
        """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET", "PURGE"], "AllowedHeaders": ["x"] }""";

    [Fact]
    public void It_covers_a_rule_of_any_methods() => AdviceAssert.WebJson(
        "CORS106",
        $"[{Any}, {One}]",
        ("warning", "{", "No request reaches this rule: Rules[0] before it allows all that it allows; …"));

    [Fact]
    public void Only_itself_covers_it()
    {
        AdviceAssert.WebJson(
            "CORS106", $"[{One}, {One.Replace("\"GET\", \"PURGE\"", "\"*\"", System.StringComparison.Ordinal)}]");
        AdviceAssert.WebJson(
            "CORS106",
            $"[{Any}, {Any}]",
            ("warning", "{", "No request reaches this rule: Rules[0] before it allows all that it allows; remove it"));
    }

    [Fact]
    public void A_rule_of_it_needs_headers() => AdviceAssert.WebJson(
        "CORS107",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*"] }]""",
        ("warning", "{", "The rule allows any method but has no 'AllowedHeaders', so that …"));

    [Fact]
    public void PUT_is_one_of_it() => AdviceAssert.WebJson(
        "CORS111",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*"], "AllowedHeaders": ["*"] }]""",
        ("info", "*", "PUT is allowed, but a page cannot read the ETag …"));

    [Fact]
    public void An_earlier_rule_for_every_origin_takes_it() => AdviceAssert.WebJson(
        "CORS116",
        """
        [
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["DELETE", "GET"], "AllowCredentials": true, "AllowedHeaders": ["x"] }
        ]
        """.Replace("\"GET\"] },", "\"*\"] },", System.StringComparison.Ordinal),
        ("warning", "{", "Rules[0] allows 'DELETE' and 'GET' to every origin before this rule: …; put Rules[0] after " +
            "all other rules"));
}
