using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Reachability;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// Tries other rules before advice proposes them. To try some is to judge all again: beyond the bounds nothing is
/// tried.
/// </summary>
internal sealed class RuleTrials(PolicyAnalysis policy)
{
    private const int MostTrials = 20;
    private const int MostRules = 100;

    private int _count;

    /// <summary>For each rule the earlier ones that leave no request to it; null if the rules aren't tried.</summary>
    public ImmutableArray<ImmutableArray<int>>? CoveringRules(ImmutableArray<DocumentRule> rules) =>
        IsWithinBounds() ? Judge(rules) : null;

    /// <summary>
    /// Whether a rule is reached before another one, and whatever was reached still is; no, if it isn't tried.
    /// </summary>
    public bool MayMove(int rule, int before)
    {
        // Of two rules that allow the same, the one moved behind isn't reached: no need to judge all others.
        DocumentRule moved = policy.Rules[rule];
        return IsWithinBounds()
            && CountUnreached(Judge(ImmutableArray.Create(moved, policy.Rules[before]))) == 0
            && CountUnreached(Judge(policy.Rules.RemoveAt(rule).Insert(
                before, moved))) < CountUnreached(policy.CoveringRules);
    }

    private bool IsWithinBounds() => policy.Rules.Length <= MostRules && _count++ < MostTrials;

    private ImmutableArray<ImmutableArray<int>> Judge(ImmutableArray<DocumentRule> rules) =>
        RuleReachability.CoveringRules(policy.Document with { Rules = rules });

    private static int CountUnreached(ImmutableArray<ImmutableArray<int>> coveringRules) =>
        coveringRules.Count(covering => !covering.IsEmpty);
}
