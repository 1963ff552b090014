using System.Linq;

namespace CorsGen.Tests.Advice;

/// <summary>CORS106: a rule that no request reaches.</summary>
public class UnreachableRuleTests
{
    private const string Id = "CORS106";

    [Fact]
    public void One_rule_covers_it() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["https://*.example.com"], ["GET", "PUT"], ["x-*", "content-type"]),
            Rule(["https://a.example.com", "https://*.b.example.com"], ["PUT"], ["X-Date", "Content-Type"])),
        ("warning", "{", "No request reaches this rule: Rules[0] before it allows all that it allows; put it before " +
            "Rules[0], or remove it"));

    [Fact]
    public void Rules_for_a_method_each_cover_it() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["*"], ["GET"], ["*"]),
            Rule(["https://b.example"], ["HEAD"], []),
            Rule(["https://*.example", "https://a.example"], ["PUT"], ["*"]),
            Rule(["https://a.example"], ["GET", "PUT"], ["x-a"])),
        ("warning", "{", "No request reaches this rule: Rules[0] and Rules[2] before it together allow all that it " +
            "allows; put it before Rules[0], or remove it"));

    [Fact]
    public void Rules_for_some_origins_each_cover_it() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["https://a.example"], ["GET"], []),
            Rule(["https://*.b.example"], ["GET"], []),
            Rule(["https://c*"], ["GET"], ["x"]),
            Rule(["https://a.example", "https://x.b.example", "https://c.example"], ["GET"], [])),
        ("warning", "{", "…: Rules[0], Rules[1] and Rules[2] before it together allow …"));

    [Fact]
    public void Of_several_that_cover_it_as_few_as_can_be_are_named() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["https://a.example"], ["GET"], []),
            Rule(["https://*.example"], ["GET", "HEAD"], []),
            Rule(["https://a.example"], ["GET", "HEAD"], [])),
        ("warning", "{", "…: Rules[1] before it allows …"));

    /// <summary>Of two that either could be left out, it is the earlier one.</summary>
    [Fact]
    public void No_rule_is_named_that_could_be_left_out() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["https://a.example"], ["GET"], []),
            Rule(["https://a.example"], ["GET", "PUT"], []),
            Rule(["https://a.example"], ["PUT", "POST"], []),
            Rule(["https://a.example"], ["GET", "PUT", "POST"], [])),
        ("warning", "{", "…: Rules[1] and Rules[2] before it together allow …"));

    [Fact]
    public void It_is_to_be_put_where_it_is_reached_and_all_others_are_too()
    {
        string a = Rule(["https://a.example"], ["GET"], []);
        string b = Rule(["https://b.example"], ["GET"], []);
        string both = Rule(["https://a.example", "https://b.example"], ["GET"], []);
        AdviceAssert.Json(
            Id,
            Rules(a, b, Rule(["https://*"], ["GET"], []), both),
            ("warning", "{", "No request reaches this rule: Rules[0] and Rules[1] before it together allow all that " +
                "it allows; remove it"));
        AdviceAssert.Json(
            Id,
            Rules(Rule(["https://*"], ["GET"], []), a),
            ("warning", "{", "No request reaches this rule: Rules[0] before it allows all that it allows; put it " +
                "before Rules[0], or remove it"));
        AdviceAssert.Json(Id, Rules(a, Rule(["https://*"], ["GET"], [])));
        AdviceAssert.Json(Id, Rules(both, Rule(["https://*"], ["GET"], [])));
    }

    [Fact]
    public void Of_many_rules_five_are_named() => AdviceAssert.Json(
        Id,
        Rules([
            .. "abcdefg".Select(name => Rule([$"https://{name}.example"], ["GET"], [])),
            Rule([.. "abcdefg".Select(name => $"https://{name}.example")], ["GET"], []),
        ]),
        ("warning", "{", "No request reaches this rule: Rules[0], Rules[1], Rules[2], Rules[3], Rules[4] and 2 more " +
            "before it together allow all that it allows; remove it"));

    [Fact]
    public void A_rule_that_is_never_reached_covers_none() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["*"], ["GET", "HEAD"], ["*"]),
            Rule(["https://*.example"], ["GET"], ["x"]),
            Rule(["https://a.example"], ["GET"], [])),
        ("warning", "{", "…: Rules[0] before it …"),
        ("warning", "{", "…: Rules[0] before it …"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        $"<CORSConfiguration>{XmlRule("https://*")}{XmlRule("https://a.example")}</CORSConfiguration>",
        ("warning", "CORSRule", "…Rules[0]…"));

    [Fact]
    public void In_profile_Web_methods_are_whatever_they_are() => AdviceAssert.WebJson(
        Id,
        Rules(
            Rule(["https://*"], ["PATCH", "QUERY", "P*"], []),
            Rule(["https://a.example"], ["PATCH"], []),
            Rule(["https://a.example"], ["own"], []),
            Rule(["https://a.example"], ["POST"], [])),
        ("warning", "{", "…Rules[0]…"));

    [Fact]
    public void What_no_request_can_have_is_not_a_reason_to_keep_a_rule() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["https://a.example"], ["GET"], []),
            Rule(["https://a.example", "", "https://\u00E9.example", "\u00E9*"], ["GET"], [])),
        ("warning", "{", "…Rules[0]…"));

    [Fact]
    public void A_rule_whose_origins_match_nothing_is_not_the_doing_of_another() => AdviceAssert.Json(
        Id,
        Rules(Rule(["*"], ["GET"], ["*"]), Rule(["https://\u00E9.example", ""], ["GET"], [])));

    [Theory]
    [InlineData("https://*.example", "https://*.other")]
    [InlineData("https://a*", "https://*")]
    [InlineData("https://*", "*")]
    [InlineData("ab*ba", "aba")]
    [InlineData("https://a.example", "https://A.example")]
    public void An_origin_that_is_left_keeps_a_rule(string earlier, string later) =>
        AdviceAssert.Json(Id, Rules(Rule([earlier], ["GET"], ["*"]), Rule([later], ["GET"], ["*"])));

    [Theory]
    [InlineData("", "x")]
    [InlineData("x", "x*")]
    [InlineData("x-*", "*")]
    [InlineData("x-*|y-*", "x-a|z")]
    public void A_header_that_is_left_keeps_a_rule(string earlier, string later) => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["*"], ["GET"], [.. earlier.Split('|').Where(header => header != "")]),
            Rule(["*"], ["GET"], later.Split('|'))));

    [Fact]
    public void A_request_may_ask_for_several_headers_none_of_the_rules_before_allows_all() => AdviceAssert.Json(
        Id,
        Rules(
            Rule(["*"], ["GET"], ["x-a"]),
            Rule(["*"], ["GET"], ["x-b"]),
            Rule(["*"], ["GET"], ["x-a", "x-b"])));

    [Fact]
    public void A_method_that_is_left_keeps_a_rule() =>
        AdviceAssert.Json(Id, Rules(Rule(["*"], ["GET"], ["*"]), Rule(["https://a.example"], ["GET", "HEAD"], [])));

    private static string Rules(params string[] rules) => "[" + string.Join(",\n", rules) + "]";

    private static string Rule(string[] origins, string[] methods, string[] headers) =>
        $$"""{ "AllowedOrigins": [{{List(origins)}}], "AllowedMethods": [{{List(methods)}}], "AllowedHeaders": [{{List(headers)}}] }""";

    private static string List(string[] entries) => string.Join(", ", entries.Select(entry => $"\"{entry}\""));

    private static string XmlRule(string origin) =>
        $"<CORSRule><AllowedOrigin>{origin}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
}
