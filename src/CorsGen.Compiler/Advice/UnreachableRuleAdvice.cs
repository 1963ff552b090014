using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS106: a rule that no request reaches, as earlier rules answer all that it could: the first match wins.</summary>
internal sealed class UnreachableRuleAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.UnreachableRule;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        for (int rule = 0; rule < policy.Rules.Length; rule++)
        {
            ImmutableArray<int> covering = policy.CoveringRules[rule];
            if (!covering.IsEmpty)
            {
                advice.Add(
                    Descriptor,
                    policy.Rules[rule].Place,
                    policy.Rules[rule].Place,
                    $"No request reaches this rule: {Listing.OfRules(covering)} before it " +
                    (covering.Length == 1 ? "allows" : "together allow") +
                    $" all that it allows; put it before {Listing.OfRules([covering[0]])}, or remove it");
            }
        }
    }
}
