using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Runtime;

/// <summary>Rules that were never text: those of a database.</summary>
public class RuleListTests
{
    private static readonly CorsCompilerOptions s_web = new() { Profile = CorsProfile.Web };

    [Fact]
    public void Rules_become_a_policy_in_their_order()
    {
        ICorsPolicy policy = CorsCompiler.Compile(
            [
                new CorsRule(7, "first", ["https://a.example"], ["GET"], ["x-*"], ["ETag"], 3000),
                new CorsRule(7, null, ["https://*.example"], ["PUT"]),
            ]).GetPolicy();
        Assert.Equal([0, 1], policy.Rules.Select(rule => rule.Index));

        CorsResult result = policy.Evaluate("https://a.example", "GET", "X-A");
        Assert.Equal(("first", "ETag", "3000"), (result.Rule!.Id, result.ExposeHeaders, result.MaxAge));
        Assert.Equal(1, policy.Evaluate("https://a.example", "PUT").RuleIndex);
    }

    [Fact]
    public void The_rules_of_a_policy_make_it_again()
    {
        const string Text = """
            [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] },
             { "ID": "x", "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], "MaxAgeSeconds": 0 }]
            """;
        ICorsPolicy policy = CorsCompiler.Compile(Text).GetPolicy();
        ICorsPolicy again = CorsCompiler.Compile(policy.Rules).GetPolicy();
        Assert.Equivalent(policy.Rules, again.Rules, strict: true);
    }

    [Fact]
    public void Findings_name_the_part_of_the_rules()
    {
        AssertFindings(
            [
                new CorsRule(0, null, ["https://a.example"], ["GET"]),
                new CorsRule(1, null, ["https://b.example"], ["PUT"]),
                new CorsRule(2, "x", ["https://c.example", "https://*.*"], ["get", ""], ["a b"], ["x-*"], -1),
            ],
            default,
            "Rules[2].AllowedOrigins[1] CORS006",
            "Rules[2].AllowedMethods[0] CORS005",
            "Rules[2].AllowedMethods[1] CORS005",
            "Rules[2].AllowedHeaders[0] CORS007",
            "Rules[2].ExposeHeaders[0] CORS007",
            "Rules[2].MaxAgeSeconds CORS008");
        AssertFindings(
            [new CorsRule(0, new string('x', 256), ["https://a.example"], ["GET"])], default, "Rules[0].Id CORS009");
    }

    [Fact]
    public void Advice_names_it_too()
    {
        AssertFindings(
            [
                new CorsRule(0, "x", ["https://a.example"], ["GET"]),
                new CorsRule(1, "x", ["https://b.example", "http://app.example/"], ["GET"]),
            ],
            default,
            "Rules[1].Id CORS115",
            "Rules[1].AllowedOrigins[1] CORS101");
    }

    [Fact]
    public void A_finding_has_a_path_and_no_line()
    {
        CorsFinding finding =
            Assert.Single(CorsCompiler.Compile([new CorsRule(0, null, ["https://a.example"], ["get"])]).Findings);
        Assert.Equal((0, 0, 0, 0), (finding.Line, finding.Column, finding.Start, finding.Length));
        Assert.Equal($"Rules[0].AllowedMethods[0]: error CORS005: {finding.Message}", finding.ToString());
    }

    [Fact]
    public void The_rules_are_read_once_and_what_happens_to_them_later_changes_nothing()
    {
        string[] origins = ["https://a.example"];
        string[] methods = ["GET"];
        string[] headers = ["x-a"];
        int read = 0;
        CorsCompilation compilation = CorsCompiler.Compile(Rules(), s_web);

        // Before the policy is asked for.
        (origins[0], methods[0], headers[0]) = ("https://b.example", "PUT", "*");
        ICorsPolicy policy = compilation.GetPolicy();

        Assert.Equal(1, read);
        Assert.True(policy.Evaluate("https://a.example", "GET", "x-a").IsAllowed);
        Assert.False(policy.Evaluate("https://b.example", "PUT").IsAllowed);
        Assert.Equal("https://a.example", Assert.Single(policy.Rules[0].AllowedOrigins));
        Assert.Contains("https://a.example", compilation.ToCSharp(), StringComparison.Ordinal);

        IEnumerable<CorsRule> Rules()
        {
            read++;
            yield return new CorsRule(0, null, origins, methods, headers);
        }
    }

    [Fact]
    public void What_reading_the_rules_throws_is_not_hidden()
    {
        Assert.Throws<TimeoutException>(() => CorsCompiler.Compile(Rules()));

        static IEnumerable<CorsRule> Rules()
        {
            yield return new CorsRule(0, null, ["https://a.example"], ["GET"]);
            throw new TimeoutException("the database is away");
        }
    }

    [Fact]
    public void A_hundred_rules_of_a_thousand_origins_each_answer_for_their_own()
    {
        CorsRule[] rules =
        [
            .. Enumerable.Range(0, 100).Select(rule => new CorsRule(
                0, $"r{rule}", [.. Enumerable.Range(0, 1_000).Select(origin => OriginOf(rule, origin))], ["GET"])),
        ];
        ICorsPolicy policy = CorsCompiler.Compile(rules, s_web).GetPolicy();

        for (int number = 0; number < 100_000; number++)
        {
            (int rule, int origin) = Math.DivRem(number, 1_000);
            Assert.Equal(rule, policy.Evaluate(OriginOf(rule, origin), "GET").RuleIndex);
        }

        Assert.False(policy.Evaluate(OriginOf(100, 0), "GET").IsAllowed);
        Assert.False(policy.Evaluate(OriginOf(0, 1_000), "GET").IsAllowed);

        static string OriginOf(int rule, int origin) => $"https://t{rule}-{origin}.example";
    }

    [Fact]
    public void No_rule_is_an_error() => AssertFindings([], default, "Rules CORS004");

    [Fact]
    public void An_empty_list_is_an_error_where_it_is_required() => AssertFindings(
        [new CorsRule(0, null, [], []), new CorsRule(1, null, ["https://a.example"], ["GET"], [], [])],
        default,
        "Rules[0].AllowedOrigins CORS004",
        "Rules[0].AllowedMethods CORS004");

    [Fact]
    public void Null_is_an_error_where_it_stands() => AssertFindings(
        [
            null!,
            new CorsRule(1, null, [null!], ["GET", null!], [null!], [null!]),
            new CorsRule(2, null, ["https://a.example", null!], ["GET"]),
        ],
        default,
        "Rules[0] CORS002",
        "Rules[1].AllowedOrigins[0] CORS002",
        "Rules[1].AllowedMethods[1] CORS002",
        "Rules[1].AllowedHeaders[0] CORS002",
        "Rules[1].ExposeHeaders[0] CORS002",
        "Rules[2].AllowedOrigins[1] CORS002");

    [Fact]
    public void Credentials_are_what_the_rule_says_in_profile_Web()
    {
        CorsRule with = new(0, null, ["https://a.example"], ["GET"], allowCredentials: true);
        CorsRule without = new(0, null, ["https://a.example"], ["GET"]);
        Assert.True(Evaluate(with, s_web).AllowCredentials);
        Assert.False(Evaluate(without, s_web).AllowCredentials);
        AssertFindings(
            [new CorsRule(0, null, ["*"], ["GET"], allowCredentials: true)],
            s_web,
            "Rules[0].AllowCredentials CORS014");
    }

    [Fact]
    public void Credentials_follow_from_the_origins_in_profile_S3()
    {
        Assert.True(Evaluate(new(0, null, ["https://a.example"], ["GET"]), null).AllowCredentials);
        Assert.True(Evaluate(
            new(0, null, ["https://a.example"], ["GET"], allowCredentials: true), null).AllowCredentials);
        AssertFindings(
            [new CorsRule(0, null, ["*"], ["GET"], allowCredentials: true)],
            default,
            "Rules[0].AllowCredentials CORS014");
    }

    private static CorsResult Evaluate(CorsRule rule, CorsCompilerOptions? options) =>
        CorsCompiler.Compile([rule], options).GetPolicy().Evaluate("https://a.example", "GET");

    private static void AssertFindings(
        IEnumerable<CorsRule> rules, CorsCompilerOptions? options, params string[] expected) =>
        Assert.Equal(
            expected, CorsCompiler.Compile(rules, options).Findings.Select(finding => $"{finding.Path} {finding.Id}"));
}
