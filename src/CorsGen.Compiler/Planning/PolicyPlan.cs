using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Planning;

/// <summary>
/// What to match, and in which order: plain data, which the emitter only prints. Each part of a request is looked up
/// once and gives the set of the rules that allow it; the lowest rule in all three sets answers.
/// </summary>
/// <param name="Policy">The policy.</param>
/// <param name="LeadingMethods">
/// The methods of a first rule that allows every origin, but not any method, before others that do not matter then: one
/// comparison answers a
/// request for no header. Empty if there is no such rule, or it has too many.
/// </param>
/// <param name="Pages">The rules, asked page by page.</param>
internal sealed record PolicyPlan(Policy Policy, EquatableArray<string> LeadingMethods, EquatableArray<PagePlan> Pages)
{
    public static PolicyPlan Create(Policy policy) => Create(policy, PlanForms.Cheapest);

    public static PolicyPlan Create(Policy policy, PlanForms forms)
    {
        var pages = new List<PagePlan>();
        for (int index = 0; index < policy.Rules.Count; index += forms.RulesPerPage)
        {
            Rule[] rules = [.. policy.Rules.Skip(index).Take(forms.RulesPerPage)];
            pages.Add(PagePlan.Create(rules, index, forms));
        }

        Rule first = policy.Rules[0];
        string[] leading =
            policy.Rules.Count > 1 && first.AllowedOrigins.Contains("*") && !first.AllowedMethods.Contains("*")
                ? [.. first.AllowedMethods.Distinct()]
                : [];
        return new PolicyPlan(
            policy,
            leading.Length <= forms.MostCases ? leading.ToEquatableArray() : EquatableArray<string>.Empty,
            pages.ToEquatableArray());
    }
}

/// <summary>The matcher of some rules that follow each other.</summary>
/// <param name="FirstRule">The index in the policy of the first rule.</param>
/// <param name="RuleCount">How many rules there are; at least one.</param>
/// <param name="Origins">The rules that allow an origin.</param>
/// <param name="Methods">The rules that allow a method.</param>
/// <param name="Headers">The rules that allow a header; its texts are in lower case.</param>
internal sealed record PagePlan(int FirstRule, int RuleCount, Lookup Origins, Lookup Methods, Lookup Headers)
{
    public static PagePlan Create(IReadOnlyList<Rule> rules, int firstRule, PlanForms forms) => new(
        firstRule,
        rules.Count,
        Lookup.Create(EntryTable.Create([.. rules.Select(rule => Matchable(rule.AllowedOrigins))], firstRule), forms),
        Lookup.Create(
            EntryTable.Create([.. rules.Select(rule => rule.AllowedMethods)], firstRule, hasWildcards: false), forms),
        Lookup.Create(
            EntryTable.Create([.. rules.Select(rule => Folded(rule.AllowedHeaders))], firstRule), forms));

    // What no request can have is left out.
    private static IReadOnlyList<string?> Matchable(EquatableArray<string> origins) =>
        [.. origins.Select(origin => OriginEntry.IsMatchable(origin) ? origin : null)];

    // Only ASCII letters fold, and a header name of a configuration has no others.
    private static IReadOnlyList<string?> Folded(EquatableArray<string> headers) =>
        [.. headers.Select(header => header.ToLowerInvariant())];
}
