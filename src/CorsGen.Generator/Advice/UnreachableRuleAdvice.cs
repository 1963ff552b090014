using System.Collections.Immutable;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Reachability;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS106: a rule that no request reaches, as earlier rules answer all that it could: the first match wins.</summary>
internal sealed class UnreachableRuleAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Warning("CORS106", "A rule of a CORS file is never reached");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        ImmutableArray<ImmutableArray<int>> coveringRules = RuleReachability.CoveringRules(document);
        for (int rule = 0; rule < coveringRules.Length; rule++)
        {
            ImmutableArray<int> covering = coveringRules[rule];
            if (!covering.IsEmpty)
            {
                findings.Add(
                    s_descriptor,
                    document.Rules[rule].Place,
                    $"No request reaches this rule: {Listing.OfRules(covering)} before it " +
                    (covering.Length == 1 ? "allows" : "together allow") +
                    $" all that it allows; put it before {Listing.OfRules([covering[0]])}, or remove it");
            }
        }
    }
}
