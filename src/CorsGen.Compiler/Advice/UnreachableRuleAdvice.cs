using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS106: a rule that no request reaches, as earlier rules answer all that it could: the first match wins.</summary>
internal sealed class UnreachableRuleAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.UnreachableRule;

    public void Check(CorsDocument document, FindingList findings)
    {
        ImmutableArray<ImmutableArray<int>> coveringRules = RuleReachability.CoveringRules(document);
        for (int rule = 0; rule < coveringRules.Length; rule++)
        {
            ImmutableArray<int> covering = coveringRules[rule];
            if (!covering.IsEmpty)
            {
                findings.Add(
                    Descriptor,
                    document.Rules[rule].Place,
                    $"No request reaches this rule: {Listing.OfRules(covering)} before it " +
                    (covering.Length == 1 ? "allows" : "together allow") +
                    $" all that it allows; put it before {Listing.OfRules([covering[0]])}, or remove it");
            }
        }
    }
}
