using System;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS104: an origin of plain http that leaves the browser's machine, or a pattern that matches one; a word, not a warning, if
/// it reaches a private network only. <c>*</c> means every origin, and is not reported.
/// </summary>
internal sealed class PlainHttpAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.PlainHttp;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule _, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            if (verdict.PlainHttp != HostReach.Loopback)
            {
                advice.Add(
                    Descriptor,
                    entry.Span,
                    SchemeOf(entry),
                    Describe(entry.Value, verdict.PlainHttp),
                    verdict.PlainHttp == HostReach.Private ? FindingSeverity.Info : FindingSeverity.Warning);
            }
        }
    }

    /// <summary>What lets http in: the scheme, or what stands up to the wildcard that may stand for it.</summary>
    private static TextSpan SchemeOf(SourceString entry)
    {
        int end = entry.Value.IndexOf("://", StringComparison.Ordinal);
        return entry.SpanOf(0, end < 0 ? entry.Value.IndexOf('*') + 1 : end);
    }

    private static string Describe(string entry, HostReach reach)
    {
        bool isPlain = entry.StartsWith("http://", StringComparison.Ordinal);
        string who = reach == HostReach.Private ? "anybody in the same network" : "anybody on the way";
        string cure = isPlain ? "serve it over https, and list that origin" : "start the entry with 'https://'";
        return $"{Quote.Value(entry)} {(isPlain ? "is plain http" : "lets in plain http")}, so {who} can send requests as a page of it; {cure}";
    }
}
