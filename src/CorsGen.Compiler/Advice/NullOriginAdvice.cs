using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS103: the origin <c>null</c>, or a pattern that matches it. That <c>*</c> does is what it is for.
/// </summary>
internal sealed class NullOriginAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.NullOrigin;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule _, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            if (verdict.MatchesNull && entry.Value != OriginVerdict.Any)
            {
                advice.Add(Descriptor, entry.Span, entry.Span, Describe(entry.Value));
            }
        }
    }

    private static string Describe(string entry)
    {
        string matches = entry.IndexOf('*') < 0 ? "" : $"{Quote.Value(entry)} matches the origin 'null': ";
        return $"{matches}{(matches.Length == 0 ? "Any" : "any")} site can send 'null', from a sandboxed frame; list " +
        "the origins that you mean, and serve local pages from http://localhost";
    }
}
