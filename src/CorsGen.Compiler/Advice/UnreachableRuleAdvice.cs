using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Reachability;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS106: a rule that no request reaches, as earlier rules answer all that it could: the first match wins.</summary>
internal sealed class UnreachableRuleAdvice : IAdvice
{
    // To try a place is to judge all rules again. Beyond the bounds only the cure is named that needs no trial.
    private const int MostTrials = 20;
    private const int MostRules = 100;

    public FindingDescriptor Descriptor => Descriptors.UnreachableRule;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        int trials = 0;
        for (int rule = 0; rule < policy.Rules.Length; rule++)
        {
            ImmutableArray<int> covering = policy.CoveringRules[rule];
            if (!covering.IsEmpty)
            {
                bool isTried = policy.Rules.Length <= MostRules && trials++ < MostTrials;
                bool mayMove = isTried && MayMove(policy, rule, covering[0]);
                advice.Add(
                    Descriptor,
                    policy.Rules[rule].Place,
                    policy.Rules[rule].Place,
                    $"No request reaches this rule: {policy.Document.NamesOf(covering)} before it " +
                    (covering.Length == 1 ? "allows" : "together allow") +
                    " all that it allows; " +
                    (mayMove ? $"put it before {policy.Document.NameOf(covering[0])}, or remove it" : "remove it"));
            }
        }
    }

    /// <summary>Whether a rule is reached before another one, and whatever was reached still is.</summary>
    private static bool MayMove(PolicyAnalysis policy, int rule, int before)
    {
        // Of two rules that allow the same, the one moved behind isn't reached: no need to judge all others.
        DocumentRule moved = policy.Rules[rule];
        return CountUnreached(policy.Document, ImmutableArray.Create(moved, policy.Rules[before])) == 0
            && CountUnreached(policy.Document, policy.Rules.RemoveAt(rule).Insert(before, moved))
                < CountUnreached(policy.CoveringRules);
    }

    private static int CountUnreached(CorsDocument document, ImmutableArray<DocumentRule> rules) =>
        CountUnreached(RuleReachability.CoveringRules(document with { Rules = rules }));

    private static int CountUnreached(ImmutableArray<ImmutableArray<int>> coveringRules) =>
        coveringRules.Count(covering => !covering.IsEmpty);
}
