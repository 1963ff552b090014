using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS113: a placeholder that nobody filled in.</summary>
internal sealed class PlaceholderAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.Placeholder;

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
