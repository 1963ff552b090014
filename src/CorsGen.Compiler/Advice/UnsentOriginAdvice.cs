using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS101: an origin that no browser sends, or a pattern that none of theirs matches.</summary>
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
                advice.Add(Descriptor, entry.Span, span, Describe(entry.Value, fault));
            }
        }
    }

    private static string Describe(string entry, OriginFault fault)
    {
        bool isPattern = entry.IndexOf('*') >= 0;
        string cure = OriginProposal.For(entry) is not { } proposal ? fault.Cure
            : isPattern ? $"write {Quote.Value(proposal)}"
            : $"write {Quote.Value(proposal)}, as a browser sends it";
        return $"{(isPattern ? "No browser sends an origin that matches" : "No browser sends")} {Quote.Value(entry)}: {fault.Reason}; {cure}";
    }
}
