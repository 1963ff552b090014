using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Planning;

/// <summary>What a plan chooses; whether it decides right is for the tests of matching.</summary>
public class PolicyPlanTests
{
    private static readonly PlanForms s_forms = new(MostCases: 2, MostTests: 3, MostPrefixes: 1, RulesPerPage: 2);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void More_literals_than_are_cases_are_a_tree(int count, bool isTree)
    {
        PolicyPlan plan =
            Plan(PolicySamples.Rule(Names(count, "https://app{0}.example.com"), ["GET"], Names(count, "x-{0}")));
        Assert.Equal(isTree, plan.Pages[0].Origins.LiteralTree is not null);
        Assert.Equal(isTree, plan.Pages[0].Headers.LiteralTree is not null);
        Assert.Null(plan.Pages[0].Origins.WildcardTrees);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void More_wildcards_than_are_tested_are_trees(int count, bool areTrees)
    {
        PolicyPlan plan = Plan(PolicySamples.Rule(Names(count, "https://*.app{0}.example.com"), ["GET"], []));
        Assert.Equal(areTrees, plan.Pages[0].Origins.WildcardTrees is not null);
        Assert.Null(plan.Pages[0].Origins.LiteralTree);
    }

    [Theory]
    [InlineData("https://*.a https://*.b https://*.c https://*.d", "https://", false)]
    [InlineData("https://*.a https://*.b http://*.c https://*.d", "http:// https://", true)]
    public void More_prefixes_than_are_tested_are_a_tree(string origins, string prefixes, bool isTree)
    {
        WildcardTrees trees = Plan(PolicySamples.Rule(origins.Split(' '), ["GET"], [])).Pages[0].Origins.WildcardTrees!;
        Assert.Equal(prefixes.Split(' '), trees.Groups.Select(group => group.Prefix));
        Assert.Equal(isTree, trees.PrefixRoot != 0);
    }

    [Theory]
    [InlineData(1, "0+1")]
    [InlineData(2, "0+2")]
    [InlineData(3, "0+2 2+1")]
    [InlineData(4, "0+2 2+2")]
    public void Rules_are_asked_page_by_page(int count, string pages)
    {
        PolicyPlan plan = Plan([
            .. Enumerable.Range(0, count).Select(n => PolicySamples.Rule([$"https://app{n}.example.com"], ["GET"], [])),
        ]);
        Assert.Equal(pages, string.Join(' ', plan.Pages.Select(page => $"{page.FirstRule}+{page.RuleCount}")));
    }

    [Fact]
    public void A_first_rule_for_every_origin_leads_where_others_follow()
    {
        string any = PolicySamples.Rule(["https://app.example.com", "*"], ["GET", "PUT", "GET"], []);
        string other = PolicySamples.Rule(["https://app.example.com"], ["POST"], []);
        Assert.Equal(["GET", "PUT"], Plan(any, other).LeadingMethods);
        Assert.Empty(Plan(any).LeadingMethods);
        Assert.Empty(Plan(other, any).LeadingMethods);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void More_methods_than_are_cases_are_a_tree(int count, bool isTree)
    {
        string[] methods = [.. ((string[])["GET", "PUT", "POST"]).Take(count)];
        PolicyPlan plan = Plan(PolicySamples.Rule(["*"], methods, []), PolicySamples.Rule(["*"], ["GET"], []));
        Assert.Equal(isTree, plan.Pages[0].Methods.LiteralTree is not null);
        Assert.Equal(isTree ? 0 : count, plan.LeadingMethods.Count);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("!", true)]
    [InlineData("~", true)]
    [InlineData("*", true)]
    [InlineData(" ", false)]
    [InlineData("\u007f", false)]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://app.example.com\u00e9", false)]
    public void Some_origins_can_match_nothing(string entry, bool isMatchable) =>
        Assert.Equal(isMatchable, OriginEntry.IsMatchable(entry));

    [Theory]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("ab*ba", "abba", true)]
    [InlineData("ab*ba", "ab-ba", true)]
    [InlineData("ab*ba", "xabba", false)]
    [InlineData("ab*ba", "abbax", false)]
    [InlineData("*", "", true)]
    public void A_pattern_is_anchored_and_its_ends_do_not_overlap(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Pattern.Parse(pattern).Matches(text));

    [Fact]
    public void A_set_has_the_rules_that_are_put_in()
    {
        Assert.Equal(new PageRuleSet(1, 0), PageRuleSet.Of(0));
        Assert.Equal(new PageRuleSet(1UL << 63, 0), PageRuleSet.Of(63));
        Assert.Equal(new PageRuleSet(0, 1), PageRuleSet.Of(64));
        Assert.Equal(new PageRuleSet(0, 1UL << 63), PageRuleSet.Of(127));
        Assert.Equal(new PageRuleSet(1, 2), PageRuleSet.Of(0) | PageRuleSet.Of(65));
        Assert.True(PageRuleSet.Empty.IsEmpty);
        Assert.False(PageRuleSet.Of(127).IsEmpty);
    }

    private static string[] Names(int count, string format) =>
        [
            .. Enumerable.Range(0, count)
                .Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, n)),
        ];

    private static PolicyPlan Plan(params string[] rules)
    {
        PolicyCompilation compilation = Compiled.Of(PolicySamples.Rules(rules));
        Assert.Empty(compilation.Errors);
        EquatableArray<Rule> read = RuleBuilder.Build(compilation.Document!);
        return PolicyPlan.Create(
            new Policy("cors.json", new PolicyClass("App", "CorsPolicy", IsPublic: false), CorsProfile.S3, read),
            s_forms);
    }
}
