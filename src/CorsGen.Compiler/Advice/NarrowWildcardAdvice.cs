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
/// CORS112: a wildcard that leaves out what people expect of it, where no entry of the rule takes it in: <c>https://*.x</c> the
/// domain itself, <c>https://x:*</c> the default port.
/// </summary>
internal sealed class NarrowWildcardAdvice : IAdvice
{
    private const string AnyPort = ":*";

    public FindingDescriptor Descriptor => Descriptors.NarrowWildcard;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            var index = new CoverIndex();
            foreach (SourceString entry in rule.Entries(RuleField.AllowedOrigins))
            {
                index.Add(entry.Value, owner: 0);
            }

            foreach (SourceString entry in rule.Entries(RuleField.AllowedOrigins))
            {
                bool isPort = entry.Value.EndsWith(AnyPort, StringComparison.Ordinal);
                if (LeftOut(entry.Value) is { } origin
                    && !index.OwnersCovering(origin).Any())
                {
                    string reason = isPort ? ", as the default port is never sent" : "";
                    advice.Add(
                        Descriptor,
                        entry.Span,
                        entry.SpanOf(entry.Value.IndexOf('*') - (isPort ? 1 : 0), AnyPort.Length),
                        $"{Quote.Value(entry.Value)} does not match {Quote.Value(origin)}{reason}; list that too if it is meant");
                }
            }
        }
    }

    /// <summary>The origin that people expect a pattern to match, and that it does not; null if there is none.</summary>
    public static string? LeftOut(string entry)
    {
        foreach (string scheme in new[] { "https://", "http://" })
        {
            string? origin = !entry.StartsWith(scheme, StringComparison.Ordinal) ? null
                : entry.StartsWith(scheme + "*.", StringComparison.Ordinal) ? scheme + entry.Substring(scheme.Length + 2)
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
