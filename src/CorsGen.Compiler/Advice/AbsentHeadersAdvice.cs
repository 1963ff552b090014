using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS107: a rule that writes and says nothing of headers, so that every preflight that names one is refused. An empty list
/// says so on purpose; XML has none.
/// </summary>
internal sealed class AbsentHeadersAdvice : IAdvice
{
    private static readonly string[] s_writingMethods = ["PUT", "POST", "DELETE", "PATCH"];

    public FindingDescriptor Descriptor => Descriptors.AbsentHeaders;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            string? method = rule.Entries(RuleField.AllowedMethods)
                .Select(entry => entry.Value)
                .FirstOrDefault(s_writingMethods.Contains);
            if (method is not null && rule.List(RuleField.AllowedHeaders) is null)
            {
                advice.Add(
                    Descriptor,
                    rule.Place,
                    rule.Place,
                    $"The rule allows {method} but has no '{RuleField.AllowedHeaders.NameIn(policy.Document.Form)}', so that a preflight for a " +
                    "header, such as content-type, is refused; add " + (policy.Document.Form == DocumentForm.Xml
                        ? "<AllowedHeader>content-type</AllowedHeader>"
                        : "\"AllowedHeaders\": [\"content-type\"], or [] if no header is meant"));
            }
        }
    }
}
