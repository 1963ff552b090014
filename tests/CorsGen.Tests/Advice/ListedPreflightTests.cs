namespace CorsGen.Tests.Advice;

/// <summary>CORS119: <c>OPTIONS</c> in profile Web.</summary>
public class ListedPreflightTests
{
    private const string Id = "CORS119";

    [Theory]
    [InlineData("\"GET\", \"OPTIONS\"")]
    [InlineData("\"OPTIONS\", \"PATCH\"")]
    public void Beside_other_methods_it_may_go(string methods) => AdviceAssert.WebJson(
        Id,
        Rule(methods),
        ("info", "OPTIONS", "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS " +
            "themselves; remove it, unless they do"));

    [Theory]
    [InlineData("\"OPTIONS\"")]
    [InlineData("\"OPTIONS\", \"OPTIONS\"")]
    public void Alone_it_is_not_what_was_meant(string methods) => AdviceAssert.WebJson(
        Id,
        Rule(methods),
        ("info", "OPTIONS", "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS " +
            "themselves; list the methods that they call, such as GET"));

    [Fact]
    public void Each_is_told_and_nothing_else()
    {
        const string Told =
            "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS themselves; remove it, " +
            "unless they do";
        AdviceAssert.WebJson(
            "CORS119",
            Rule("\"OPTIONS\", \"PATCH\", \"OPTIONS\""),
            ("info", "OPTIONS", Told),
            ("info", "OPTIONS", Told));
        AdviceAssert.WebJson("CORS105", Rule("\"OPTIONS\", \"PATCH\", \"OPTIONS\""));
    }

    [Fact]
    public void A_rule_that_has_nothing_else_of_its_own_goes() => AdviceAssert.WebJson(
        "CORS119",
        """
        [
          { "AllowedOrigins": ["https://*.a.example"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["https://b.a.example"], "AllowedMethods": ["GET", "OPTIONS"] }
        ]
        """,
        ("info", "OPTIONS", "…; remove this rule, unless they do, as Rules[0] before it allows all else that it " +
            "allows"));

    [Fact]
    public void Several_rules_before_it_may_leave_it_nothing_else() => AdviceAssert.WebJson(
        Id,
        """
        [
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PATCH"] },
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET", "PATCH", "OPTIONS"] }
        ]
        """,
        ("info", "OPTIONS", "…; remove this rule, unless they do, as Rules[0] and Rules[1] before it together allow all " +
            "else that it allows"));

    [Theory]
    [InlineData("\"GET\", \"PATCH\"")]
    [InlineData("\"X-OPTIONS\"")]
    public void Other_methods_are_not_reported(string methods) => AdviceAssert.WebJson(Id, Rule(methods));

    private static string Rule(string methods) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": [{{methods}}] }]""";
}
