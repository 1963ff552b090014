using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS108: an allowed header that no preflight asks for, as a page cannot or should not send it.</summary>
internal sealed class UnsendableHeaderAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.UnsendableHeader;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            foreach (SourceString header in rule.Entries(RuleField.AllowedHeaders))
            {
                string name = header.Value;
                if (KnownHeaders.IsForbiddenInRequest(name))
                {
                    advice.Add(
                        Descriptor,
                        header.Span,
                        header.Span,
                        $"No page can set {Quote.Value(name)}, only the browser, which does not ask for it; remove it",
                        replacements: ImmutableArray<string>.Empty);
                }
                else if (KnownHeaders.IsOfCors(name))
                {
                    advice.Add(
                        Descriptor,
                        header.Span,
                        header.Span,
                        Quote.Value(name) +
                        (KnownHeaders.IsOfPreflight(name)
                            ? " is for the browser to set, in a preflight"
                            : " belongs to a response of CORS") +
                        ", and no page has a use for it in a request; remove it",
                        replacements: ImmutableArray<string>.Empty);
                }
            }
        }
    }
}
