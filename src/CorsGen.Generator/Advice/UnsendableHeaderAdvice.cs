using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS108: an allowed header that no preflight asks for, as a page cannot or should not send it.</summary>
internal sealed class UnsendableHeaderAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Info("CORS108", "A CORS rule allows a header that a page does not send");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString header in rule.Entries(RuleField.AllowedHeaders))
            {
                string name = header.Value;
                if (KnownHeaders.IsForbiddenInRequest(name))
                {
                    findings.Add(
                        s_descriptor,
                        header.Span,
                        $"No page can set {Quote.Value(name)}, only the browser, which does not ask for it; remove it");
                }
                else if (KnownHeaders.IsOfCors(name))
                {
                    findings.Add(
                        s_descriptor,
                        header.Span,
                        $"{Quote.Value(name)} {(KnownHeaders.IsOfPreflight(name) ? "is for the browser to set, in a preflight" : "belongs to a response of CORS")}, and no page has a use for it in a request; remove it");
                }
            }
        }
    }
}
