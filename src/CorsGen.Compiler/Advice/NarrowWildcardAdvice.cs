using System;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS112: a wildcard that leaves out what people expect of it, where no rule lists it: <c>https://*.x</c> the
/// domain itself, <c>https://x:*</c> the default port.
/// </summary>
internal sealed class NarrowWildcardAdvice : IAdvice
{
    private const string AnyPort = ":*";

    public FindingDescriptor Descriptor => Descriptors.NarrowWildcard;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        // What another rule lists was thought of; '*' in another rule doesn't mean this origin.
        var listed = new CoverIndex();
        foreach ((DocumentRule _, SourceString entry, OriginVerdict _) in policy.Origins())
        {
            if (entry.Value != OriginVerdict.Any)
            {
                listed.Add(entry.Value, owner: 0);
            }
        }

        foreach ((DocumentRule rule, SourceString entry, OriginVerdict _) in policy.Origins())
        {
            if (LeftOut(entry.Value) is { } origin && !rule.ListsAnyOrigin() && !listed.OwnersCovering(origin).Any())
            {
                bool isPort = entry.Value.EndsWith(AnyPort, StringComparison.Ordinal);
                string reason = isPort ? ", as the default port is never sent" : "";
                advice.Add(
                    Descriptor,
                    entry.Span,
                    entry.SpanOf(entry.Value.IndexOf('*') - (isPort ? 1 : 0), AnyPort.Length),
                    $"{Quote.Value(entry.Value)} does not match {Quote.Value(origin)}{reason}; list that too if it " +
                    "is meant");
            }
        }
    }

    /// <summary>
    /// The origin that people expect a pattern to match, and that it does not; null if there is none.
    /// </summary>
    public static string? LeftOut(string entry)
    {
        foreach (string scheme in new[] { "https://", "http://" })
        {
            string? origin = !entry.StartsWith(scheme, StringComparison.Ordinal) ? null
                : entry.StartsWith(scheme + "*.", StringComparison.Ordinal)
                    ? scheme + entry.Substring(scheme.Length + 2)
                : entry.EndsWith(AnyPort, StringComparison.Ordinal) ? entry.Substring(0, entry.Length - AnyPort.Length)
                : null;
            if (origin is not null && BrowserOrigin.CanMatch(origin))
            {
                return origin;
            }
        }

        return null;
    }
}
