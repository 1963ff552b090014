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

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            string? method = rule.Entries(RuleField.AllowedMethods)
                .Select(entry => entry.Value)
                .FirstOrDefault(s_writingMethods.Contains);
            if (method is not null && rule.List(RuleField.AllowedHeaders) is null)
            {
                findings.Add(
                    Descriptor,
                    rule.Place,
                    $"The rule allows {method} but has no '{RuleField.AllowedHeaders.NameIn(document.Form)}', so that a preflight for a " +
                    "header, such as content-type, is refused; add " + (document.Form == DocumentForm.Xml
                        ? "<AllowedHeader>content-type</AllowedHeader>"
                        : "\"AllowedHeaders\": [\"content-type\"], or [] if no header is meant"));
            }
        }
    }
}
