using System.Collections.Generic;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS107: a rule with PUT, POST, DELETE or PATCH lets pages name the one header that nearly all of them do.
/// </summary>
internal sealed class AbsentHeadersFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.AbsentHeaders;

    public string FileTitle => $"Allow the header '{AbsentHeadersAdvice.Header}' wherever {{0}} does not";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.RuleAt(finding.Span) is { } rule
                && file.Editor?.Add(rule, RuleField.AllowedHeaders, AbsentHeadersAdvice.Header) is { } changes)
            {
                yield return new FixAction(finding.Span, $"Allow the header '{AbsentHeadersAdvice.Header}'", changes);
            }
        }
    }
}
