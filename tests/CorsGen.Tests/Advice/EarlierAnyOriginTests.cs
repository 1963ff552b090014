using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Findings;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Advice;

/// <summary>CORS116: an earlier rule for every origin answers for a later one.</summary>
public partial class EarlierAnyOriginTests(ITestOutputHelper output)
{
    private const string Id = "CORS116";

    [Fact]
    public void A_preflight_and_its_request_are_answered_by_two_rules() => AdviceAssert.Json(
        Id,
        Rules(
            Rule("*", "\"GET\"", ""),
            Rule("https://a.example", "\"HEAD\", \"GET\"", "\"x-a\"")),
        ("warning", "{", "Rules[0] allows 'GET' to every origin before this rule: 'https://a.example' gets '*' from " +
            "it, without credentials, though a preflight for 'x-a' is answered by another rule; put Rules[0] after " +
            "all other rules"));

    [Fact]
    public void Both_are_answered_by_the_earlier_rule() => AdviceAssert.Json(
        Id,
        Rules(
            Rule("*", "\"GET\", \"HEAD\"", "\"*\""),
            Rule("https://a.example", "\"HEAD\", \"PUT\", \"GET\"", "\"x-a\"")),
        ("warning", "{", "Rules[0] allows 'HEAD' and 'GET' to every origin before this rule: 'https://a.example' " +
        "gets '*' from it, without credentials; put Rules[0] after all other rules"));

    [Fact]
    public void Of_two_earlier_rules_the_one_that_parts_them_is_named() => AdviceAssert.Json(
        Id,
        Rules(
            Rule("*", "\"GET\"", "\"*\""),
            Rule("*", "\"HEAD\"", ""),
            Rule("https://a.example", "\"GET\", \"HEAD\", \"PUT\"", "\"x-a\"")),
        ("warning", "{", "Rules[1] allows 'HEAD' to every origin before this rule: 'https://a.example' gets '*' from " +
            "it, without credentials, though a preflight for 'x-a' is answered by another rule; put Rules[0] and " +
            "Rules[1] after all other rules"));

    [Theory]
    [InlineData("*", "that names a header")]
    [InlineData("x-*", "that names a header of 'x-*'")]
    [InlineData("*-x", "that names a header of '*-x'")]
    [InlineData("x-a", "for 'x-a'")]
    public void A_preflight_names_headers_not_a_pattern(string header, string preflight) => AdviceAssert.Json(
        Id,
        Rules(Rule("*", "\"GET\"", ""), Rule("https://a.example", "\"GET\"", $"\"{header}\"")),
        ("warning", "{", $"…, though a preflight {preflight} is answered by another rule; …"));

    [Theory]
    [InlineData(1, "Rules[0]")]
    [InlineData(3, "Rules[0], Rules[1] and Rules[2]")]
    [InlineData(4, "the rules that list '*'")]
    public void Of_many_rules_for_every_origin_none_is_named(int count, string named) => AdviceAssert.Json(
        Id,
        Rules(
        [
            .. "GET HEAD PUT DELETE".Split(' ').Take(count).Select(method => Rule("*", $"\"{method}\"", "")),
            Rule("https://a.example", "\"GET\"", "\"x-a\""),
        ]),
        ("warning", "{", $"…; put {named} after all other rules"));

    [Fact]
    public void Of_many_methods_five_are_named() => AdviceAssert.WebJson(
        Id,
        Rules(
            Rule("*", "\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\"", ""),
            Rule(
                "https://a.example",
                "\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\"",
                "\"x-a\"",
                ", \"AllowCredentials\": true")),
        ("warning", "{", "Rules[0] allows 'A', 'B', 'C', 'D', 'E' and 2 more to every origin …"));

    [Fact]
    public void An_origin_that_no_rule_takes_before_is_named() => AdviceAssert.Json(
        Id,
        Rules(
            Rule("https://a.example", "\"GET\"", ""),
            Rule("*", "\"GET\"", ""),
            Rule("https://a.example\", \"https://*.example", "\"GET\"", "\"x-a\"")),
        ("warning", "{", "Rules[1] allows 'GET' to every origin before this rule: 'https://*.example' gets …"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        """
        <CORSConfiguration>
          <CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>
          <CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x</AllowedHeader></CORSRule>
        </CORSConfiguration>
        """,
        ("warning", "CORSRule", "Rules[0] allows 'GET' …"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void In_profile_Web_it_matters_to_a_rule_with_credentials(string credentials, bool isReported)
    {
        string rules = Rules(
            Rule("*", "\"PATCH\"", ""),
            Rule("https://a.example", "\"PATCH\"", "\"x-a\"", $", \"AllowCredentials\": {credentials}"));
        AdviceAssert.WebJson(Id, rules, isReported ? [("warning", "{", "Rules[0] allows 'PATCH' …")] : []);
    }

    [Fact]
    public void A_rule_without_a_shared_method_is_not_reported() =>
        AdviceAssert.Json(Id, Rules(Rule("*", "\"GET\"", ""), Rule("https://a.example", "\"HEAD\"", "\"x-a\"")));

    [Fact]
    public void Nor_does_one_that_comes_first() =>
        AdviceAssert.Json(Id, Rules(Rule("https://a.example", "\"GET\"", "\"x-a\""), Rule("*", "\"GET\"", "")));

    [Fact]
    public void Nor_does_one_for_every_origin() =>
        AdviceAssert.Json(
            Id,
            Rules(
                Rule("*", "\"GET\"", ""),
                Rule("*", "\"GET\"", "\"x-a\""),
                Rule("https://a.example\", \"*", "\"GET\"", "\"x-*\"")));

    [Fact]
    public void Nor_does_one_that_is_never_reached() =>
        AdviceAssert.Json(Id, Rules(Rule("*", "\"GET\"", "\"*\""), Rule("https://a.example", "\"GET\"", "\"x-a\"")));

    [Fact]
    public void Nor_does_one_whose_origins_are_taken_before() => AdviceAssert.Json(
        Id,
        Rules(
            Rule("https://*.example", "\"GET\"", ""),
            Rule("*", "\"GET\"", ""),
            Rule("https://a.example", "\"GET\"", "\"x-a\"")));

    [Fact]
    public void The_requests_of_the_page_are_answered_as_it_says()
    {
        string page = Repository.Read("docs", "diagnostics", "CORS116.md");
        ICorsPolicy policy =
            TestProject.WithJson(FirstExample().Match(page).Groups["json"].Value).Generate().LoadPolicy();
        Match[] rows = [.. Row().Matches(page).Cast<Match>()];

        Assert.Equal(2, rows.Length);
        Assert.All(rows, row =>
        {
            string headers = row.Groups["headers"].Value.Trim('`');
            CorsResult result =
                policy.Evaluate(row.Groups["origin"].Value, "GET", headers == "nothing" ? null : headers);
            Assert.Equal(
                row.Groups["rule"].Value, result.RuleIndex.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(row.Groups["allowed"].Value, result.AllowOrigin);
            Assert.Equal(row.Groups["credentials"].Value == "yes", result.AllowCredentials);
        });
        Assert.Equal(2, rows.Select(row => row.Groups["rule"].Value).Distinct().Count());
    }

    /// <summary>
    /// A rule with credentials that some request reaches is reported exactly when a request without headers, of one of
    /// its origins and methods, is answered with <c>*</c> by an earlier rule; and the message speaks of a preflight
    /// exactly when one that this rule allows is answered by another rule than that request.
    /// </summary>
    [Fact]
    public void It_is_reported_exactly_when_requests_show_it()
    {
        const int Count = 1500;
        Random random = TestSeed.CreateRandom(output);
        int parted = 0;
        int alike = 0;
        int silent = 0;
        for (int i = 0; i < Count; i++)
        {
            SmallConfiguration configuration = SmallConfiguration.Create(random);
            ReferenceRule[] rules = configuration.Rules;
            ImmutableArray<(int Rule, Finding Finding)> findings = configuration.Findings(Descriptors.EarlierAnyOrigin);
            var unreachable = configuration.Findings(Descriptors.UnreachableRule).Select(pair => pair.Rule).ToHashSet();
            for (int rule = 0; rule < rules.Length; rule++)
            {
                (string Origin, string Method, int By)[] taken = GivesCredentials(rules[rule], configuration.IsWeb)
                    && !unreachable.Contains(rule)
                    ? [.. TakenByAny(configuration, rule)]
                    : [];
                bool isParted = taken.Any(request => PreflightAnsweredByAnother(configuration, rule, request));
                string message = findings.SingleOrDefault(pair => pair.Rule == rule).Finding?.Message ?? "";

                Assert.True(taken.Length > 0 == (message != ""), $"rule {rule + 1}: {message}\n{configuration}");
                Assert.True(
                    isParted == message.Contains("preflight", StringComparison.Ordinal),
                    $"rule {rule + 1}: {message}\n{configuration}");
                Assert.True(
                    message == ""
                        || taken.Any(request => message.StartsWith(
                            $"Rules[{request.By}] allows ", StringComparison.Ordinal)),
                    $"{message}\n{configuration}");
                parted += isParted ? 1 : 0;
                alike += taken.Length > 0 && !isParted ? 1 : 0;
                silent += taken.Length == 0 ? 1 : 0;
            }
        }

        output.WriteLine(
            $"{Count} configurations; rules of which a preflight and its request part: {parted}; that do not: " +
            $"{alike}; silent: {silent}");
        Assert.InRange(parted, 20, Count);
        Assert.InRange(alike, 20, Count);
    }

    private static IEnumerable<(string Origin, string Method, int By)> TakenByAny(
        SmallConfiguration configuration, int rule) =>
        from origin in SmallWorld.Origins
        where SmallWorld.AllowsOrigin(configuration.Rules[rule], origin)
        from method in configuration.Rules[rule].AllowedMethods
        let answer = ReferenceEvaluator.Evaluate(configuration.Rules, configuration.IsWeb, origin, method, null)
        where answer.RuleIndex < rule && answer.AllowOrigin == "*" && !answer.AllowCredentials
        select (origin, method, answer.RuleIndex);

    private static bool PreflightAnsweredByAnother(
        SmallConfiguration configuration, int rule, (string Origin, string Method, int By) request) =>
        SmallWorld.HeaderLists.Any(headers =>
            SmallWorld.Allows(configuration.Rules[rule], request.Origin, request.Method, headers)
            && ReferenceEvaluator.Evaluate(
                configuration.Rules,
                configuration.IsWeb,
                request.Origin,
                request.Method,
                headers).RuleIndex != request.By);

    private static bool GivesCredentials(ReferenceRule rule, bool isWeb) =>
        isWeb ? rule.AllowCredentials == true : !rule.AllowedOrigins.Contains("*");

    private static string Rules(params string[] rules) => "[" + string.Join(",\n", rules) + "]";

    private static string Rule(string origin, string methods, string headers, string field = "") =>
        $$"""{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": [{{methods}}], "AllowedHeaders": [{{headers}}]{{field}} }""";

    [GeneratedRegex(@"## Wrong\n.*?```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstExample();

    [GeneratedRegex(
        @"^\| [^|]*GET[^|]* \| `(?<origin>[^`]*)` \| (?<headers>[^|]*) \| `Rules\[(?<rule>\d)\]` \| `(?<allowed>[^`]*)` \| (?<credentials>yes|no) \|$",
        RegexOptions.Multiline)]
    private static partial Regex Row();
}
