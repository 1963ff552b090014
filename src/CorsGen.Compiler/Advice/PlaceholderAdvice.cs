using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS113: a placeholder that nobody filled in.</summary>
internal sealed class PlaceholderAdvice : IAdvice
{
    private const string AtRunTime =
        ", or, if each deployment has its own, read the policy from configuration (AddCorsGen)";

    public FindingDescriptor Descriptor => Descriptors.Placeholder;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule _, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            foreach (TextSpan placeholder in verdict.Placeholders)
            {
                string text = entry.Value.Substring(placeholder.Start, placeholder.Length);
                advice.Add(
                    Descriptor,
                    entry.Span,
                    entry.SpanOf(placeholder.Start, placeholder.Length),
                    $"{Quote.Value(text)} looks like a placeholder, and nothing fills it in after the build; " +
                    "write what it stands for" + (Placeholders.IsVariable(text) ? AtRunTime : ""));
            }
        }
    }
}
