using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Planning;

namespace CorsGen.Generator.Reachability;

/// <summary>
/// Which rules no request reaches, as the first rule that allows a request answers it.
/// <para>
/// A rule is reached unless each pair of its origins and methods is covered: by an earlier rule that has the method, an
/// origin that covers this one, and headers that cover this rule's headers. An earlier rule whose headers do not is evaded
/// by a request for a header that it lacks, and all such rules by one request for all these headers. An entry is covered by
/// one other or by none (<see cref="CoverIndex"/>). So this finds every such rule but one that is covered by entries which go
/// on with each of the 94 characters of an origin, or the 51 of a header name: that one is taken for reached.
/// </para>
/// </summary>
internal sealed class RuleReachability
{
    private readonly ImmutableArray<DocumentRule> _rules;
    private readonly HeaderCover _headers;
    private readonly CoverIndex _earlierOrigins = new();
    private readonly List<HashSet<string>> _earlierMethods = [];

    private RuleReachability(ImmutableArray<DocumentRule> rules)
    {
        _rules = rules;
        _headers = new HeaderCover(rules);
    }

    /// <summary>
    /// For each rule the earlier ones that allow whatever it allows: a few that do so together, in their order. None for a
    /// rule that some request reaches; and none for one whose origins match nothing, which is not the earlier rules' doing.
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
            .. _rules[rule].Entries(RuleField.AllowedOrigins).Select(origin => origin.Value).Where(OriginEntry.IsMatchable).Distinct(),
        ];
        var methods = new HashSet<string>(
            _rules[rule].Entries(RuleField.AllowedMethods).Select(method => method.Value), StringComparer.Ordinal);
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
        var taken = new Dictionary<int, HashSet<(string Origin, string Method)>>();
        foreach (string origin in origins)
        {
            var left = new HashSet<string>(methods, StringComparer.Ordinal);
            foreach (int earlier in _earlierOrigins.OwnersCovering(origin).Distinct())
            {
                string[] shared = [.. methods.Where(_earlierMethods[earlier].Contains)];
                if (shared.Length > 0 && CoversHeaders(earlier))
                {
                    left.ExceptWith(shared);
                    TakenBy(earlier).UnionWith(shared.Select(method => (origin, method)));
                }
            }

            if (left.Count > 0)
            {
                return ImmutableArray<int>.Empty;
            }
        }

        return Fewest(taken);

        bool CoversHeaders(int earlier)
        {
            if (!coversHeaders.TryGetValue(earlier, out bool covers))
            {
                coversHeaders.Add(earlier, covers = _headers.Covers(earlier, rule));
            }

            return covers;
        }

        HashSet<(string Origin, string Method)> TakenBy(int earlier)
        {
            if (!taken.TryGetValue(earlier, out HashSet<(string Origin, string Method)>? pairs))
            {
                taken.Add(earlier, pairs = []);
            }

            return pairs;
        }
    }

    /// <summary>Some of the rules that take all there is: in turn the one that takes most of what is left.</summary>
    private static ImmutableArray<int> Fewest(Dictionary<int, HashSet<(string Origin, string Method)>> taken)
    {
        var chosen = new SortedSet<int>();
        while (taken.Values.Any(pairs => pairs.Count > 0))
        {
            int best = taken.OrderByDescending(rule => rule.Value.Count).ThenBy(rule => rule.Key).First().Key;
            HashSet<(string Origin, string Method)> covered = taken[best];
            chosen.Add(best);
            taken.Remove(best);
            foreach (HashSet<(string Origin, string Method)> pairs in taken.Values)
            {
                pairs.ExceptWith(covered);
            }
        }

        return chosen.ToImmutableArray();
    }
}
