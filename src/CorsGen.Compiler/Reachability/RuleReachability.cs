using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Reachability;

/// <summary>
/// Which rules no request reaches, as the first rule that allows a request answers it.
/// <para>
/// A rule is reached unless each pair of its origins and methods is covered: by an earlier rule that has the method, an
/// origin that covers this one, and headers that cover this rule's headers. An earlier rule whose headers do not is
/// evaded by a request for a header that it lacks, and all such rules by one request for all these headers. An entry is
/// covered by one other or by none (<see cref="CoverIndex"/>). So this finds every such rule but one that is covered by
/// entries which go on with each of the 94 characters of an origin, or the 51 of a header name: that one is taken for
/// reached.
/// </para>
/// <para>
/// Where entries or rules would have to be compared by the million, the rules that are left count as reached. A
/// configuration within the limits of S3 never gets there.
/// </para>
/// </summary>
internal sealed class RuleReachability
{
    // 64 KB hold 16,000 entries of one character, 100 rules of five methods: at most 8,200,000 pairs of an origin and a
    // method to find in an earlier rule, 1,600,000 of a header and a rule. Entries that cover one another are longer,
    // and so fewer.
    private const int MostPairs = 20_000_000;

    private readonly ImmutableArray<DocumentRule> _rules;
    private readonly WorkBound _work = new(MostPairs);
    private readonly HeaderCover _headers;
    private readonly MethodNames _methods;
    private readonly CoverIndex _earlierOrigins = new();
    private readonly List<HashSet<string>> _earlierMethods = [];

    private RuleReachability(ImmutableArray<DocumentRule> rules)
    {
        _rules = rules;
        _headers = new HeaderCover(rules);
        _methods = new MethodNames(rules);
    }

    /// <summary>
    /// For each rule the earlier ones that allow whatever it allows: some that do so together, none of them
    /// superfluous, in their order. None for a rule that some request reaches; and none for one whose origins match
    /// nothing, which is not the earlier rules' doing.
    /// </summary>
    public static ImmutableArray<ImmutableArray<int>> CoveringRules(CorsDocument document)
    {
        var reachability = new RuleReachability(document.Rules);
        return Enumerable.Range(0, document.Rules.Length).Select(reachability.CoverNext).ToImmutableArray();
    }

    private ImmutableArray<int> CoverNext(int rule)
    {
        string[] origins =
        [
            .. _rules[rule].Entries(RuleField.AllowedOrigins)
                .Select(origin => origin.Value)
                .Where(OriginEntry.IsMatchable)
                .Distinct(),
        ];
        var methods = new HashSet<string>(_methods.Of(_rules[rule]), StringComparer.Ordinal);
        ImmutableArray<int> covering = CoveringRules(rule, origins, methods);

        // What an unreachable rule covers, those that cover it cover too: it need not be asked for.
        if (covering.IsEmpty)
        {
            foreach (string origin in origins)
            {
                _earlierOrigins.Add(origin, rule);
            }
        }

        _earlierMethods.Add(methods);
        return covering;
    }

    private ImmutableArray<int> CoveringRules(int rule, string[] origins, HashSet<string> methods)
    {
        var coversHeaders = new Dictionary<int, bool>();
        var chosen = new SortedSet<int>();
        var coveringRules = new SortedSet<int>[origins.Length];
        for (int origin = 0; origin < origins.Length; origin++)
        {
            coveringRules[origin] = [];
            foreach (int earlier in _earlierOrigins.OwnersCovering(origins[origin]))
            {
                // Once for the entry, and once for each method of a rule.
                if (!_work.TrySpend(1) || (coveringRules[origin].Add(earlier) && !_work.TrySpend(methods.Count)))
                {
                    return ImmutableArray<int>.Empty;
                }
            }

            coveringRules[origin].RemoveWhere(earlier => !methods.Overlaps(_earlierMethods[earlier])
                || !CoversHeaders(earlier));
            var left = new HashSet<string>(methods, StringComparer.Ordinal);
            foreach (int earlier in coveringRules[origin])
            {
                int before = left.Count;
                left.ExceptWith(_earlierMethods[earlier]);
                if (left.Count < before)
                {
                    chosen.Add(earlier);
                }
            }

            if (left.Count > 0)
            {
                return ImmutableArray<int>.Empty;
            }
        }

        return chosen.Count > 1 ? WithoutSuperfluous(chosen, coveringRules, methods) : chosen.ToImmutableArray();

        // False beyond the bound: the rule then counts as reached.
        bool CoversHeaders(int earlier)
        {
            if (!coversHeaders.TryGetValue(earlier, out bool covers))
            {
                covers = _work.TrySpend(1 + _rules[rule].Entries(RuleField.AllowedHeaders).Length)
                    && _headers.Covers(earlier, rule);
                coversHeaders.Add(earlier, covers);
            }

            return covers;
        }
    }

    /// <summary>
    /// Of the rules that answer the requests of a later one those without which some would be left. Before the first of
    /// them the later rule is reached: the rules before that leave something to it, or it would not have been chosen.
    /// </summary>
    private ImmutableArray<int> WithoutSuperfluous(
        SortedSet<int> chosen, SortedSet<int>[] coveringRules, HashSet<string> methods)
    {
        // How many of the chosen rules take each pair of an origin and a method, and the pairs of each rule.
        var takers = new Dictionary<(int Origin, string Method), int>();
        var pairs = chosen.ToDictionary(rule => rule, _ => new List<(int Origin, string Method)>());
        for (int origin = 0; origin < coveringRules.Length; origin++)
        {
            foreach (int rule in coveringRules[origin].Where(chosen.Contains))
            {
                foreach (string method in methods.Where(_earlierMethods[rule].Contains))
                {
                    takers.TryGetValue((origin, method), out int count);
                    takers[(origin, method)] = count + 1;
                    pairs[rule].Add((origin, method));
                }
            }
        }

        foreach (int rule in pairs.Keys.OrderBy(rule => rule))
        {
            if (pairs[rule].TrueForAll(pair => takers[pair] > 1))
            {
                chosen.Remove(rule);
                pairs[rule].ForEach(pair => takers[pair]--);
            }
        }

        return chosen.ToImmutableArray();
    }
}
