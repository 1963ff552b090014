using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Explanations;

/// <summary>What a person reads about a request.</summary>
public class ExplainTests
{
    private const string App = "https://app.example.com";

    private static readonly RulesPolicy s_policy = new(
        new CorsRule(0, "editors", [App], ["GET", "PUT"], ["content-type", "x-amz-*"]),
        new CorsRule(1, null, ["https://*.staging.example.com"], ["GET"]),
        new CorsRule(2, "local", ["http://localhost:5173", App], ["DELETE"]));

    [Theory]
    [InlineData(App, "PUT", "x-amz-date, Content-Type", "Rules[0] (editors) is the first rule that allows the request")]
    [InlineData(App, "PATCH", null, "Rules[0] (editors), Rules[2] (local) allow the origin, not the method PATCH")]
    [InlineData(
        App,
        "put",
        null,
        "Rules[0] (editors), Rules[2] (local) allow the origin, not the method put (methods are case-sensitive: PUT)")]
    [InlineData(
        App, "", null, "Rules[0] (editors), Rules[2] (local) allow the origin, but the request doesn't have a method")]
    [InlineData(
        App,
        null,
        null,
        "Rules[0] (editors), Rules[2] (local) allow the origin, but the request doesn't have a method")]
    [InlineData(
        App,
        "GET",
        "content-type,x-other",
        "Rules[0] (editors) allows the origin and the method, not the header x-other")]
    [InlineData(
        App,
        "GET",
        "content_type",
        "Rules[0] (editors) allows the origin and the method, not the header content_type "
            + "(it is written with hyphens: content-type)")]
    [InlineData(
        App,
        "GET",
        "a b",
        "Rules[0] (editors) allows the origin and the method, not the header 'a b' (it isn't a header name)")]
    [InlineData(
        App,
        "DELETE",
        "x-a",
        "Rules[2] (local) allows the origin and the method, not the header x-a (the rule doesn't allow any header)")]
    [InlineData("", "GET", null, "the request doesn't have an origin, so it isn't a CORS request")]
    [InlineData(null, "GET", null, "the request doesn't have an origin, so it isn't a CORS request")]
    [InlineData("https://evil.example", "GET", null, "no rule allows the origin")]
    [InlineData("null", "GET", null, "no rule allows the origin")]
    public void A_policy_says_in_one_sentence_why(string? origin, string? method, string? headers, string sentence) =>
        Assert.Equal(sentence, s_policy.Explain(origin, method, headers).ToString());

    [Theory]
    [InlineData("https://APP.example.com", App, "Rules[0] (editors) differs only in upper and lower case")]
    [InlineData(App + "/", App, "Rules[0] (editors) doesn't end with a slash")]
    [InlineData(App + "/index.html", App, "Rules[0] (editors) doesn't have a path")]
    [InlineData("http://app.example.com", App, "Rules[0] (editors) starts with https://, not http://")]
    [InlineData("app.example.com", App, "Rules[0] (editors) starts with https://")]
    [InlineData("https://app.example.com:8443", App, "Rules[0] (editors) doesn't have a port")]
    [InlineData("https://app.example.com:443", App, "Rules[0] (editors) doesn't have a port")]
    [InlineData("https://www.app.example.com", App, "Rules[0] (editors) doesn't start with 'www.'")]
    [InlineData("https://a.b.app.example.com", App, "Rules[0] (editors) doesn't include its subdomains")]
    [InlineData("https://staging.example.com", "https://*.staging.example.com", "Rules[1] matches only subdomains")]
    [InlineData(
        "http://a.staging.example.com", "https://*.staging.example.com", "Rules[1] starts with https://, not http://")]
    [InlineData("http://localhost:3000", "http://localhost:5173", "Rules[2] (local) has another port")]
    [InlineData("http://localhost", "http://localhost:5173", "Rules[2] (local) has a port")]
    public void A_near_miss_is_named(string origin, string entry, string difference) =>
        Assert.Equal(
            $"no rule allows the origin; '{entry}' in {difference}", s_policy.Explain(origin, "GET").ToString());

    [Theory]
    [InlineData("https://app.example.com/", App, "ends with a slash, which browsers don't send")]
    [InlineData("HTTPS://APP.example.com", App, "differs only in upper and lower case")]
    [InlineData("https://app.example.com:443", App, "has a port that browsers leave out")]
    [InlineData("http://app.example.com:80", "http://app.example.com", "has a port that browsers leave out")]
    [InlineData("http://app.example.com", "app.example.com", "starts with http://")]
    [InlineData("https://www.app.example.com", App, "starts with 'www.'")]
    [InlineData("https://app.example.com:*", App, "matches only origins with a port")]
    public void The_entry_may_be_what_is_wrong(string entry, string origin, string difference)
    {
        var policy = new RulesPolicy(new CorsRule(0, null, [entry], ["GET"]));

        CorsRuleExplanation rule = Assert.Single(policy.Explain(origin, "GET").Rules);

        Assert.Equal($"'{entry}' {difference}", rule.NearMiss);
        Assert.Equal($"Rules[0] doesn't allow the origin ('{entry}' {difference})", rule.ToString());
    }

    [Theory]
    [InlineData("https://b.example/", "it ends with a slash")]
    [InlineData("https://b.example/a", "it has a path")]
    [InlineData("https://b.exAmple", "it has upper-case letters")]
    [InlineData("https://b.Zexample", "it has upper-case letters")]
    [InlineData("http://b.example:80", "it has the default port")]
    [InlineData("https://b.example:443", "it has the default port")]
    [InlineData("b.example", "it doesn't start with a scheme such as https://")]
    [InlineData("https://", "it doesn't have a host")]
    [InlineData("https://b.\u00E9xample", "it contains invalid characters")]
    public void An_origin_that_browsers_do_not_send_is_said_to_be_one(string origin, string fault) =>
        Assert.Equal(
            $"no rule allows the origin, which browsers don't send: {fault}",
            s_policy.Explain(origin, "GET").ToString());

    [Fact]
    public void Each_rule_says_how_far_the_request_came_and_what_it_lacks()
    {
        CorsExplanation explanation = s_policy.Explain(App, "GET", "content-type, x-other, x-third");

        Assert.Equal(CorsDenial.Headers, explanation.Result.Denial);
        Assert.Equal(
            [(CorsDenial.Headers, "x-other"), (CorsDenial.Origin, App), (CorsDenial.Method, "GET")],
            explanation.Rules.Select(rule => (rule.Denial, rule.Missing!)));
        Assert.Equal(s_policy.Rules, explanation.Rules.Select(rule => rule.Rule));
        Assert.Equal(
            [
                "Rules[0] (editors) allows the origin and the method, not the header x-other",
                "Rules[1] doesn't allow the origin",
                "Rules[2] (local) allows the origin, not the method GET",
            ],
            explanation.Rules.Select(rule => rule.ToString()));
    }

    [Fact]
    public void A_later_rule_that_allows_the_request_too_is_said_to_do_so()
    {
        var policy = new RulesPolicy(
            new CorsRule(0, null, [App], ["GET"]), new CorsRule(1, null, ["https://*"], ["GET"]));

        CorsExplanation explanation = policy.Explain(App, "GET");

        Assert.Equal("Rules[0] is the first rule that allows the request", explanation.ToString());
        Assert.All(explanation.Rules, rule => Assert.Equal((CorsDenial.None, null), (rule.Denial, rule.Missing)));
        Assert.Equal("Rules[1] allows the request", explanation.Rules[1].ToString());
    }

    [Theory]
    [InlineData("PATCH", CorsDenial.None, null)]
    [InlineData("*", CorsDenial.None, null)]
    [InlineData("CONNECT", CorsDenial.Method, "browsers don't let a page send it")]
    [InlineData("TRACE", CorsDenial.Method, "browsers don't let a page send it")]
    [InlineData("TRACK", CorsDenial.Method, "browsers don't let a page send it")]
    [InlineData("A B", CorsDenial.Method, "it isn't a method name")]
    [InlineData("", CorsDenial.Method, null)]
    public void A_rule_for_any_method_refuses_what_no_page_can_send(string method, CorsDenial denial, string? nearMiss)
    {
        CorsRuleExplanation rule =
            Assert.Single(new RulesPolicy(new CorsRule(0, null, [App], ["*"])).Explain(App, method).Rules);

        Assert.Equal((denial, nearMiss), (rule.Denial, rule.NearMiss));
    }

    [Theory]
    [InlineData(3, "Rules[0], Rules[1], Rules[2] allow the origin, not the method PUT")]
    [InlineData(4, "Rules[0], Rules[1], Rules[2] and 1 more allow the origin, not the method PUT")]
    [InlineData(9, "Rules[0], Rules[1], Rules[2] and 6 more allow the origin, not the method PUT")]
    public void Of_many_rules_three_are_named(int count, string sentence) => Assert.Equal(
        sentence,
        new RulesPolicy([.. Enumerable.Range(0, count).Select(index => new CorsRule(index, null, [App], ["GET"]))])
            .Explain(App, "PUT")
            .ToString());

    [Theory]
    [InlineData(CorsDenial.Method, "DenyingPolicy allows the origin, not the method PUT")]
    [InlineData(CorsDenial.Headers, "DenyingPolicy allows the origin and the method, not the requested headers")]
    public void A_policy_that_decides_without_its_rules_is_named(CorsDenial denial, string sentence) =>
        Assert.Equal(sentence, new DenyingPolicy(denial).Explain(App, "PUT", "x-a").ToString());

    public static TheoryData<string, string> Values => new()
    {
        { "a~!", "a~!" },
        { new string('a', 128), new string('a', 128) },
        { new string('a', 129), $"'{new string('a', 128)}...'" },
        { "a b", "'a b'" },
        { "a\u007F\n\u00E9", @"'a\u007F\u000A\u00E9'" },
        { new string('\n', 128), $"'{string.Concat(Enumerable.Repeat(@"\u000A", 128))}'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void What_a_request_brings_is_quoted_where_it_is_odd_and_cut_where_it_is_long(string method, string shown) =>
        Assert.StartsWith(
            $"Rules[0] (editors), Rules[2] (local) allow the origin, not the method {shown}",
            s_policy.Explain(App, method).ToString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\u00E9", @"Rules[0] (\u00E9) allows ", 0)]
    [InlineData("a", "Rules[0] (aaa", 1013)]
    [InlineData("b", "Rules[0] (bbb", 1014)]
    public void So_is_the_name_of_a_rule(string id, string start, int length)
    {
        string name = length == 0 ? id : new string(id[0], length);

        string sentence = new RulesPolicy(new CorsRule(0, name, [App], ["GET"])).Explain(App, "PUT").ToString();

        Assert.StartsWith(start, sentence, StringComparison.Ordinal);
        Assert.Equal(length > 1013, sentence.Contains("b... allows", StringComparison.Ordinal));
        Assert.Equal(length is 0 or 1013, sentence.Contains(") allows", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_request_brings_cannot_forge_a_line_of_a_log()
    {
        string evil = "x\r\n" + new string('y', 10_000);

        Assert.All(
            new[] { s_policy.Explain(evil, "GET"), s_policy.Explain(App, evil), s_policy.Explain(App, "GET", evil) },
            explanation =>
            {
                Assert.InRange(explanation.ToString().Length, 20, 400);
                Assert.DoesNotContain(explanation.ToString(), c => c is < ' ' or > '~');
                Assert.All(explanation.Rules, rule => Assert.DoesNotContain(rule.ToString(), c => c is < ' ' or > '~'));
            });
    }

    [Fact]
    public void Without_a_policy_there_is_nothing_to_explain() =>
        Assert.Throws<ArgumentNullException>("policy", () => ((ICorsPolicy)null!).Explain(App, "GET"));

    // Decides by the explanation's own steps, as these tests are about the words.
    private sealed class RulesPolicy(params CorsRule[] rules) : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => rules;

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null)
        {
            if (string.IsNullOrEmpty(origin))
            {
                return default;
            }

            var single =
                rules.Select(rule => new AnyAnswer(rule).Explain(origin, method, requestHeaders).Rules[0]).ToArray();
            CorsRuleExplanation? allowing = single.FirstOrDefault(rule => rule.Denial == CorsDenial.None);
            return new CorsResult(allowing?.Rule, single.Max(rule => rule.Denial), origin, requestHeaders);
        }
    }

    private sealed class DenyingPolicy(CorsDenial denial) : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            new(null, denial, origin, requestHeaders);
    }

    private sealed class AnyAnswer(CorsRule rule) : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [rule];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) => default;
    }
}
