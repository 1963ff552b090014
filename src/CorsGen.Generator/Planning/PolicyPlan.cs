using System.Collections.Generic;
using System.Linq;
using CorsGen.Generator.Configuration;

namespace CorsGen.Generator.Planning;

/// <summary>
/// What to match, and in which order: plain data, which the emitter only prints. Each part of a request is looked up once
/// and gives the set of the rules that allow it; the lowest rule in all three sets answers.
/// </summary>
/// <param name="Policy">The policy.</param>
/// <param name="Pages">The rules, at most <see cref="RulesPerPage"/> to a page, asked page by page.</param>
internal sealed record PolicyPlan(Policy Policy, EquatableArray<PagePlan> Pages)
{
    /// <summary>As many rules as a set has bits.</summary>
    public const int RulesPerPage = 64;

    public static PolicyPlan Create(Policy policy)
    {
        var pages = new List<PagePlan>();
        for (int first = 0; first < policy.Rules.Count; first += RulesPerPage)
        {
            Rule[] rules = [.. policy.Rules.Skip(first).Take(RulesPerPage)];
            pages.Add(PagePlan.Create(rules, first));
        }

        return new PolicyPlan(policy, pages.ToEquatableArray());
    }
}

/// <summary>The matcher of up to 64 rules.</summary>
/// <param name="FirstRule">The index in the policy of the first rule.</param>
/// <param name="RuleCount">How many rules there are; at least one.</param>
/// <param name="Origins">The rules that allow an origin.</param>
/// <param name="Methods">The rules that allow a method.</param>
/// <param name="Headers">The rules that allow a header; its texts are in lower case.</param>
internal sealed record PagePlan(int FirstRule, int RuleCount, EntryTable Origins, EntryTable Methods, EntryTable Headers)
{
    public static PagePlan Create(IReadOnlyList<Rule> rules, int firstRule) => new(
        firstRule,
        rules.Count,
        EntryTable.Create([.. rules.Select(rule => Matchable(rule.AllowedOrigins))], firstRule),
        EntryTable.Create([.. rules.Select(rule => rule.AllowedMethods)], firstRule),
        EntryTable.Create([.. rules.Select(rule => Folded(rule.AllowedHeaders))], firstRule));

    // What no request can have is left out: an empty origin is none, and one with a character outside U+0021–U+007E matches
    // only "*".
    private static IReadOnlyList<string?> Matchable(EquatableArray<string> origins) =>
        [.. origins.Select(origin => origin.Length > 0 && origin.All(c => c is >= '!' and <= '~') ? origin : null)];

    // Only ASCII letters fold, and a header name of a configuration has no others.
    private static IReadOnlyList<string?> Folded(EquatableArray<string> headers) =>
        [.. headers.Select(header => header.ToLowerInvariant())];
}
