using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Strangers;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS102: a wildcard that matches an origin which anyone can have.</summary>
internal sealed class StrangerAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.Stranger;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule rule, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            if (verdict.Stranger is { } stranger)
            {
                bool withCredentials = rule.GivesCredentials(policy.Document.Profile);
                StrangerCure? cure = StrangerCure.For(entry.Value);
                advice.Add(
                    Descriptor,
                    entry.Span,
                    entry.Span,
                    Describe(entry.Value, stranger, withCredentials, cure),
                    replacements: cure?.Entries);
            }
        }
    }

    private static string Describe(string entry, StrangerOrigin stranger, bool withCredentials, StrangerCure? known)
    {
        // The origin is shown whole, however long: it is the proof, and is all visible ASCII.
        string deed = stranger.Kind switch
        {
            StrangerKind.Name => $"register '{stranger.Property}'",
            StrangerKind.Address => $"have an address such as '{stranger.Property}'",
            _ => "publish a browser extension",
        };
        string cure = stranger.Kind switch
        {
            _ when known is not null => known.Words,
            StrangerKind.Name =>
                "list the origins, or put the '*' right before a domain of your own, as in 'https://*.example.com'",
            StrangerKind.Address => "list the origins",
            _ => "list the extensions that you trust",
        };

        return $"{Quote.Value(entry)} lets strangers in: anyone can {deed}, and '{stranger.Origin}' matches" +
            $"{(withCredentials ? ", credentials included" : "")}; {cure}";
    }
}
