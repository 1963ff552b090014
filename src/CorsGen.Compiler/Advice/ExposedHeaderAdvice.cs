using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS109: an exposed header that a page can read anyway, has no use for, or never can read.</summary>
internal sealed class ExposedHeaderAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.ExposedHeader;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            foreach (SourceString header in rule.Entries(RuleField.ExposeHeaders))
            {
                string name = header.Value;
                if (KnownHeaders.IsForbiddenInResponse(name))
                {
                    Report(
                        header,
                        $"No page can read {Quote.Value(name)}, exposed or not; remove it",
                        FindingSeverity.Warning);
                }
                else if (KnownHeaders.IsSafelistedInResponse(name))
                {
                    Report(
                        header, $"A page can read {Quote.Value(name)} without this; remove it", FindingSeverity.Info);
                }
                else if (KnownHeaders.IsOfCors(name))
                {
                    Report(
                        header,
                        $"{Quote.Value(name)} is for the browser, and no page has a use for it; remove it",
                        FindingSeverity.Info);
                }
            }
        }

        void Report(SourceString header, string message, FindingSeverity severity) =>
            advice.Add(Descriptor, header.Span, header.Span, message, severity, ImmutableArray<string>.Empty);
    }
}
