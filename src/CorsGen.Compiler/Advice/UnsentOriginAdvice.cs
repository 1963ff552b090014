using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS101: an origin that no browser sends, or a pattern that matches only such origins.</summary>
internal sealed class UnsentOriginAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.UnsentOrigin;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule _, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            if (!verdict.IsSent)
            {
                OriginFault fault = OriginFault.Of(entry.Value);
                TextSpan span = fault.Span.IsEmpty
                    ? Place.Of(entry, policy.Document.Form)
                    : entry.SpanOf(fault.Span.Start, fault.Span.Length);
                ImmutableArray<string> proposals = OriginProposal.For(entry.Value);
                advice.Add(
                    Descriptor,
                    entry.Span,
                    span,
                    Describe(entry.Value, fault, proposals),
                    replacements: proposals.IsEmpty ? null : proposals);
            }
        }
    }

    private static string Describe(string entry, OriginFault fault, ImmutableArray<string> proposals)
    {
        bool isPattern = entry.IndexOf('*') >= 0;
        string cure = proposals.Length switch
        {
            0 => fault.Cure,
            1 when !isPattern && proposals[0].IndexOf('*') < 0 =>
                $"write {Quote.Value(proposals[0])}, as a browser sends it",
            _ => $"write {Listing.Of([.. proposals.Select(Quote.Value)])}",
        };
        return $"{(isPattern ? "No browser sends an origin that matches" : "No browser sends")} " +
        $"{Quote.Value(entry)}: {fault.Reason}; {cure}";
    }
}
