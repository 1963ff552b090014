using System.Collections.Immutable;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS106: a rule that no request reaches, as earlier rules answer all that it could: the first match wins.
/// </summary>
internal sealed class UnreachableRuleAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.UnreachableRule;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        var trials = new RuleTrials(policy);
        for (int rule = 0; rule < policy.Rules.Length; rule++)
        {
            ImmutableArray<int> covering = policy.CoveringRules[rule];
            if (!covering.IsEmpty)
            {
                bool mayMove = trials.MayMove(rule, covering[0]);
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
}
