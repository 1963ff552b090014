using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Origins;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Advice;

/// <summary>CORS113: a placeholder that nobody filled in.</summary>
internal sealed class PlaceholderAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor = Descriptors.Warning("CORS113", "An origin of a CORS rule has a placeholder");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString entry in rule.Entries(RuleField.AllowedOrigins))
            {
                foreach (TextSpan placeholder in Placeholders.In(entry.Value))
                {
                    string text = entry.Value.Substring(placeholder.Start, placeholder.Length);
                    findings.Add(
                        Descriptor,
                        entry.SpanOf(placeholder.Start, placeholder.Length),
                        $"{Quote.Value(text)} looks like a placeholder, and nothing fills it in after the build; write what it stands for");
                }
            }
        }
    }
}
