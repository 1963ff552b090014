using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS109: an exposed header that a page can read anyway, has no use for, or never can read.</summary>
internal sealed class ExposedHeaderAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Warning("CORS109", "A CORS rule exposes a header in vain");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString header in rule.Entries(RuleField.ExposeHeaders))
            {
                string name = header.Value;
                if (KnownHeaders.IsForbiddenInResponse(name))
                {
                    Report(header, $"No page can read {Quote.Value(name)}, exposed or not; remove it", DiagnosticSeverity.Warning);
                }
                else if (KnownHeaders.IsSafelistedInResponse(name))
                {
                    Report(header, $"A page can read {Quote.Value(name)} without this; remove it", DiagnosticSeverity.Info);
                }
                else if (KnownHeaders.IsOfCors(name))
                {
                    Report(
                        header,
                        $"{Quote.Value(name)} is for the browser, and no page has a use for it; remove it",
                        DiagnosticSeverity.Info);
                }
            }
        }

        void Report(SourceString header, string message, DiagnosticSeverity severity) =>
            findings.Add(s_descriptor, header.Span, message, severity);
    }
}
