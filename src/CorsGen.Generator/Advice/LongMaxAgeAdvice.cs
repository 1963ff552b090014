using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS110: a preflight is to be kept for longer than most browsers keep any.</summary>
internal sealed class LongMaxAgeAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Info("CORS110", "MaxAgeSeconds is more than most browsers heed");

    // What Chromium keeps at most; only Firefox keeps longer.
    private const int Longest = 7200;

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            if (rule.MaxAgeSeconds is { Number: > Longest } value)
            {
                findings.Add(
                    s_descriptor,
                    value.Span,
                    $"{value.Text} seconds are more than browsers keep a preflight: Chromium 7200, WebKit 600, Firefox 86400; write " +
                    "7200, which only Firefox can tell from it");
            }
        }
    }
}
