using System;
using System.Collections.Generic;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS115: two rules share an ID, which S3 calls a "unique identifier" of a rule.</summary>
internal sealed class RepeatedIdAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor = Descriptors.Warning("CORS115", "Two rules of a CORS file share an ID");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        var firstRules = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < document.Rules.Length; index++)
        {
            // An empty ID names nothing, as one that is absent.
            if (document.Rules[index].Id is not { Value.Length: > 0 } id)
            {
                continue;
            }

            if (firstRules.TryGetValue(id.Value, out int first))
            {
                findings.Add(
                    Descriptor,
                    id.Span,
                    $"Rule {first + 1} has the ID {Quote.Value(id.Value)} too; give this rule one of its own, so that a log tells them apart");
            }
            else
            {
                firstRules.Add(id.Value, index);
            }
        }
    }
}
