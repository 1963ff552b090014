using System;
using System.Linq;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Matching;

/// <summary>Examples of Amazon S3's guides, and each small rule of the decision by its name.</summary>
public class DecisionExamplesTests
{
    private const string TwoDomains = """
        [
            {
                "AllowedHeaders": ["*"],
                "AllowedMethods": ["PUT", "POST", "DELETE"],
                "AllowedOrigins": ["https://www.example1.com"]
            },
            {
                "AllowedHeaders": ["*"],
                "AllowedMethods": ["PUT", "POST", "DELETE"],
                "AllowedOrigins": ["https://www.example2.com"]
            },
            {
                "AllowedMethods": ["GET"],
                "AllowedOrigins": ["*"]
            }
        ]
        """;

    private const string GuideInXml = """
        <CORSConfiguration>
          <CORSRule>
            <AllowedOrigin>https://example.org</AllowedOrigin>
            <AllowedMethod>HEAD</AllowedMethod>
            <AllowedMethod>GET</AllowedMethod>
            <AllowedMethod>PUT</AllowedMethod>
            <AllowedMethod>POST</AllowedMethod>
            <AllowedMethod>DELETE</AllowedMethod>
            <AllowedHeader>*</AllowedHeader>
            <ExposeHeader>ETag</ExposeHeader>
            <ExposeHeader>x-amz-meta-custom-header</ExposeHeader>
          </CORSRule>
        </CORSConfiguration>
        """;

    private const string GuideInJson = """
        {
          "CORSRules": [
            {
              "AllowedOrigins": ["https://www.example.org"],
              "AllowedMethods": ["HEAD", "GET", "PUT", "POST", "DELETE"],
              "AllowedHeaders": ["*"],
              "ExposeHeaders": ["ETag", "x-amz-meta-custom-header"]
            }
          ]
        }
        """;

    [Theory]
    [InlineData("https://www.example1.com", "PUT", "content-type, x-amz-date", 0, CorsDenial.None)]
    [InlineData("https://www.example1.com", "DELETE", null, 0, CorsDenial.None)]
    [InlineData("https://www.example2.com", "POST", "anything", 1, CorsDenial.None)]
    [InlineData("https://www.example2.com", "GET", null, 2, CorsDenial.None)]
    [InlineData("https://www.example3.com", "GET", null, 2, CorsDenial.None)]
    [InlineData("null", "GET", ",", 2, CorsDenial.None)]
    [InlineData("https://www.example3.com", "PUT", null, -1, CorsDenial.Method)]
    [InlineData("https://www.example1.com", "HEAD", null, -1, CorsDenial.Method)]
    [InlineData("https://www.example1.com", "GET", "content-type", -1, CorsDenial.Headers)]
    [InlineData("", "GET", null, -1, CorsDenial.NoOrigin)]
    public void The_policy_of_two_domains_answers_by_the_first_rule_that_allows_all(
        string origin, string method, string? headers, int rule, CorsDenial denial)
    {
        CorsResult result = TestProject.WithJson(TwoDomains).Generate().LoadPolicy().Evaluate(origin, method, headers);

        Assert.Equal((rule, denial, rule >= 0), (result.RuleIndex, result.Denial, result.IsAllowed));
        Assert.Equal(rule < 0 ? null : rule == 2 ? "*" : origin, result.AllowOrigin);
        Assert.Equal(rule is 0 or 1, result.AllowCredentials);
    }

    [Fact]
    public void The_guides_configuration_means_the_same_in_XML_and_in_JSON()
    {
        const string XmlOrigin = "https://example.org";
        const string JsonOrigin = "https://www.example.org";
        ICorsPolicy xml = TestProject.WithXml(GuideInXml).Generate().LoadPolicy();
        ICorsPolicy json = TestProject.WithJson(GuideInJson).Generate().LoadPolicy();
        string?[] headerLists =
        [
            null, "", ",", "content-type", "X-Amz-Date, authorization", "a b", "*", ",x-y,", "\u212A",
        ];

        foreach (string? method in new[]
        {
            "HEAD", "GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "get", "", null,
        })
        {
            foreach (string? headers in headerLists)
            {
                CorsResult ofXml = xml.Evaluate(XmlOrigin, method, headers);
                CorsResult ofJson = json.Evaluate(JsonOrigin, method, headers);

                Assert.Equal(Text(ofJson, JsonOrigin), Text(ofXml, XmlOrigin));
                Assert.Equal(
                    method is "HEAD" or "GET" or "PUT" or "POST" or "DELETE" && headers is not "a b" and not "\u212A",
                    ofXml.IsAllowed);
                Assert.Equal(CorsDenial.Origin, xml.Evaluate(JsonOrigin, method, headers).Denial);
                Assert.Equal(CorsDenial.Origin, json.Evaluate(XmlOrigin, method, headers).Denial);
            }
        }

        CorsResult result = json.Evaluate(JsonOrigin, "PUT", "content-type");
        Assert.Equal("HEAD, GET, PUT, POST, DELETE", result.AllowMethods);
        Assert.Equal("ETag, x-amz-meta-custom-header", result.ExposeHeaders);
        Assert.Null(result.MaxAge);

        static string Text(CorsResult result, string origin) => string.Join(
            '|', result.Denial, result.RuleIndex, result.AllowOrigin == origin, result.AllowCredentials,
            result.AllowMethods, result.AllowHeaders,
            result.ExposeHeaders, result.MaxAge);
    }

    [Theory]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("ab*ba", "abba", true)]
    [InlineData("ab*ba", "abxba", true)]
    [InlineData("https://*.example.com", "https://.example.com", true)]
    [InlineData("https://*.example.com", "https://a.b.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://a.example.com.evil", false)]
    [InlineData("https://*.example.com", "https://a.example.com\n", false)]
    [InlineData("https://*", "https://\u00E9", false)]
    [InlineData("https://a.example", "HTTPS://A.EXAMPLE", false)]
    [InlineData("https://a.example", "https://a.example:443", false)]
    [InlineData("https://a.example", "https://a.example/", false)]
    [InlineData("https://k.example", "https://\u212A.example", false)]
    [InlineData("https://\u00E9.example", "https://\u00E9.example", false)]
    [InlineData("https://\u00E9.example", "https://anything.example", false)]
    [InlineData("", "https://a.example", false)]
    [InlineData("*", "https://\u00E9.example", true)]
    [InlineData("*", "null", true)]
    [InlineData("*", "\0", true)]
    [InlineData("null", "null", true)]
    public void An_origin_is_a_plain_string_with_at_most_one_wildcard(string entry, string origin, bool isAllowed)
    {
        CorsResult result = Policy(PolicySamples.Rule([entry], ["GET"], [])).Evaluate(origin, "GET");

        Assert.Equal(isAllowed, result.IsAllowed);
        Assert.Equal(isAllowed ? CorsDenial.None : CorsDenial.Origin, result.Denial);
        Assert.Equal(isAllowed ? entry == "*" ? "*" : origin : null, result.AllowOrigin);
    }

    [Theory]
    [InlineData("content-type", "Content-TYPE", true)]
    [InlineData("x-k", "x-\u212A", false)]
    [InlineData("x-s", "x-\u017F", false)]
    [InlineData("x-*", "X-", true)]
    [InlineData("x-*", "x-a,X-B", true)]
    [InlineData("x-*", "x-a b", false)]
    [InlineData("x-*", "x-a,y", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("*", "anything, at-all", true)]
    [InlineData("*", "no token", false)]
    [InlineData("*", "a\u00A0", false)]
    [InlineData("*", "a\n", false)]
    [InlineData("^", "~", false)]
    [InlineData("`", "@", false)]
    [InlineData("a", ",, a\t,,\tA ,", true)]
    [InlineData("a", " \t ,", true)]
    public void A_requested_header_is_a_token_whose_ASCII_letters_fold(string entry, string headers, bool isAllowed)
    {
        CorsResult result =
            Policy(PolicySamples.Rule(["*"], ["GET"], [entry])).Evaluate("https://a.example", "GET", headers);

        Assert.Equal(isAllowed ? CorsDenial.None : CorsDenial.Headers, result.Denial);
        Assert.Same(isAllowed && headers.AsSpan().Trim(" \t,").Length > 0 ? headers : null, result.AllowHeaders);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("get", false)]
    [InlineData("GET ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_method_is_compared_as_it_is(string? method, bool isAllowed) => Assert.Equal(
        isAllowed ? CorsDenial.None : CorsDenial.Method,
        Policy(PolicySamples.Rule(["*"], ["GET"], [])).Evaluate("https://a.example", method).Denial);

    [Fact]
    public void A_rule_without_AllowedHeaders_matches_only_a_request_that_asks_for_none()
    {
        ICorsPolicy policy = Policy("""{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }""");

        Assert.True(policy.Evaluate("https://a.example", "GET", null).IsAllowed);
        Assert.True(policy.Evaluate("https://a.example", "GET", " ,\t").IsAllowed);
        Assert.Equal(CorsDenial.Headers, policy.Evaluate("https://a.example", "GET", "a").Denial);
    }

    [Fact]
    public void The_first_of_two_rules_that_allow_a_request_answers()
    {
        ICorsPolicy policy = Policy(
            PolicySamples.Rule(["https://*.example"], ["GET", "PUT"], []),
            PolicySamples.Rule(["https://a.example", "*"], ["GET", "PUT"], ["*"]));

        Assert.Equal(0, policy.Evaluate("https://a.example", "GET").RuleIndex);
        Assert.Equal(1, policy.Evaluate("https://a.example", "GET", "x").RuleIndex);

        // The rule lists "*", though it was another entry that matched.
        Assert.Equal("*", policy.Evaluate("https://a.example", "GET", "x").AllowOrigin);
        Assert.False(policy.Evaluate("https://a.example", "GET", "x").AllowCredentials);
    }

    [Fact]
    public void A_denial_names_the_furthest_step_that_any_rule_reached()
    {
        ICorsPolicy policy = Policy(
            PolicySamples.Rule(["https://a.example"], ["GET"], []),
            PolicySamples.Rule(["https://a.example", "https://b.example"], ["PUT"], ["x"]),
            PolicySamples.Rule(["https://c.example"], ["GET"], ["*"]));

        Assert.Equal(CorsDenial.NoOrigin, policy.Evaluate(null, "GET", "y").Denial);
        Assert.Equal(CorsDenial.Origin, policy.Evaluate("https://d.example", "GET", "y").Denial);
        Assert.Equal(CorsDenial.Method, policy.Evaluate("https://b.example", "GET", "y").Denial);
        Assert.Equal(CorsDenial.Headers, policy.Evaluate("https://a.example", "GET", "y").Denial);
        Assert.Equal(CorsDenial.Headers, policy.Evaluate("https://a.example", "PUT", "y").Denial);
    }

    [Fact]
    public void A_requested_header_may_not_be_allowed_by_one_rule_and_the_next_by_another()
    {
        ICorsPolicy policy = Policy(
            PolicySamples.Rule(["*"], ["GET"], ["a"]),
            PolicySamples.Rule(["*"], ["GET"], ["b"]));

        Assert.Equal(1, policy.Evaluate("https://a.example", "GET", "b").RuleIndex);
        Assert.Equal(CorsDenial.Headers, policy.Evaluate("https://a.example", "GET", "a,b").Denial);
    }

    [Fact]
    public void Many_names_are_told_apart_by_any_character_of_a_token()
    {
        // '^' and '~' differ by the bit that lower case has.
        char[] characters = [.. "!#$%&'+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"];
        ICorsPolicy policy = Policy([
            .. characters.Select(c => PolicySamples.Rule(["*"], ["GET"], [$"{c}", $"name{c}", $"{c}-*", $"*-x{c}"])),
        ]);

        foreach ((int index, char c) in characters.Index())
        {
            Assert.Equal(
                index, policy.Evaluate("https://a.example", "GET", char.ToUpperInvariant(c).ToString()).RuleIndex);
            Assert.Equal(
                index, policy.Evaluate("https://a.example", "GET", $"NAME{char.ToUpperInvariant(c)}").RuleIndex);
            Assert.Equal(index, policy.Evaluate("https://a.example", "GET", $"{c}-any").RuleIndex);
            Assert.Equal(index, policy.Evaluate("https://a.example", "GET", $"any-X{c}").RuleIndex);
        }

        Assert.False(policy.Evaluate("https://a.example", "GET", "any").IsAllowed);
    }

    [Fact]
    public void An_asterisk_in_a_method_is_a_character_as_any_other()
    {
        ICorsPolicy policy = TestProject.WithJson(
            """
            [
              { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PATCH"] },
              { "AllowedOrigins": ["https://b.example"], "AllowedMethods": ["P*"] }
            ]
            """,
            ("CorsProfile", "Web")).Generate().LoadPolicy();

        Assert.Equal(CorsDenial.Method, policy.Evaluate("https://b.example", "PATCH").Denial);
        Assert.Equal(1, policy.Evaluate("https://b.example", "P*").RuleIndex);
    }

    [Fact]
    public void The_default_result_is_a_denial()
    {
        CorsResult result = default;

        Assert.Equal((false, -1, CorsDenial.NoOrigin), (result.IsAllowed, result.RuleIndex, result.Denial));
        Assert.Null(result.Rule);
        Assert.Null(result.AllowOrigin);
        Assert.Null(result.AllowMethods);
        Assert.Null(result.AllowHeaders);
        Assert.Null(result.ExposeHeaders);
        Assert.Null(result.MaxAge);
        Assert.False(result.AllowCredentials);
        Assert.Equal("Origin, Access-Control-Request-Headers, Access-Control-Request-Method", result.Vary);
    }

    private static ICorsPolicy Policy(params string[] rules) =>
        TestProject.WithJson(PolicySamples.Rules(rules)).Generate().LoadPolicy();
}
