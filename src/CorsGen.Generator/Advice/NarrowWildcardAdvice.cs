using System;
using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Origins;
using CorsGen.Generator.Reachability;
using CorsGen.Generator.Strangers;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>
/// CORS112: a wildcard that leaves out what people expect of it, where no entry of the rule takes it in: <c>https://*.x</c> the
/// domain itself, <c>https://x:*</c> the default port. There is no word on what never matches (CORS101), lets strangers in
/// (CORS102) or has a placeholder (CORS113): that has to change first.
/// </summary>
internal sealed class NarrowWildcardAdvice : IAdvice
{
    private const string AnyPort = ":*";

    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Info("CORS112", "A wildcard of a CORS rule leaves out the domain itself, or the default port");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
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
                    && !index.OwnersCovering(origin).Any()
                    && !Placeholders.AreIn(entry.Value)
                    && (isPort || StrangerFinder.Find(entry.Value) is null))
                {
                    string reason = isPort ? ", as the default port is never sent" : "";
                    findings.Add(
                        Descriptor,
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
