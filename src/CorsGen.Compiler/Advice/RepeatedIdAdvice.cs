using System;
using System.Collections.Generic;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS115: two rules share an ID, which S3 calls a "unique identifier" of a rule.</summary>
internal sealed class RepeatedIdAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.RepeatedId;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        var firstRules = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < policy.Rules.Length; index++)
        {
            // An empty ID names nothing, as one that is absent.
            if (policy.Rules[index].Text(RuleField.Id) is not { Value.Length: > 0 } id)
            {
                continue;
            }

            if (firstRules.TryGetValue(id.Value, out int first))
            {
                advice.Add(
                    Descriptor,
                    id.Span,
                    id.Span,
                    $"{policy.Document.NameOf(first)} has the ID {Quote.Value(id.Value)} too; give this rule one of " +
                    "its own, so that a log can distinguish them");
            }
            else
            {
                firstRules.Add(id.Value, index);
            }
        }
    }
}
