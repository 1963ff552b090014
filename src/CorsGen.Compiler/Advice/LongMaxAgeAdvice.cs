using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS110: a preflight is to be kept for longer than most browsers keep any.</summary>
internal sealed class LongMaxAgeAdvice : IAdvice
{
    // What Chromium keeps at most; only Firefox keeps longer.
    private const int Longest = 7200;

    public FindingDescriptor Descriptor => Descriptors.LongMaxAge;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            if (rule.Scalar(RuleField.MaxAgeSeconds) is { Number: > Longest } value)
            {
                advice.Add(
                    Descriptor,
                    value.Span,
                    value.Span,
                    $"{value.Text} seconds are more than browsers keep a preflight: Chromium 7200, WebKit 600, " +
                    "Firefox 86400; write 7200, which makes a difference only in Firefox",
                    replacements: ImmutableArray.Create("7200"));
            }
        }
    }
}
