using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS118: an allowed request header shows what kind of pages a rule is for, and a response header is not exposed that
/// such pages need.
/// </summary>
internal sealed class UnexposedHeaderAdvice : IAdvice
{
    private static readonly ImmutableArray<Kind> s_kinds = ImmutableArray.Create(
        // RFC 9110, 14.4: which part of a file a response is, and how long the file is.
        new Kind("range", "GET", "a page that reads a part of a file", "Content-Range"),

        // gRPC-Web protocol: without them a client takes an error without a body for a broken response.
        new Kind("x-grpc-web", "POST", "a client of gRPC-Web", "grpc-status", "grpc-message"),

        // Model Context Protocol, "Session management": a client sends back what the first response gave it.
        new Kind("mcp-session-id", "POST", "a client of MCP", "Mcp-Session-Id"));

    public FindingDescriptor Descriptor => Descriptors.UnexposedHeader;

    /// <summary>The response headers that a rule should expose for a request header, and does not.</summary>
    public static ImmutableArray<string> MissingFor(DocumentRule rule, string header) =>
        KindOf(rule, header) is { } kind ? Missing(rule, kind) : ImmutableArray<string>.Empty;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        string field = RuleField.ExposeHeaders.NameIn(policy.Document.Form);
        foreach (DocumentRule rule in policy.Rules)
        {
            var told = new HashSet<Kind>();
            foreach (SourceString header in rule.Entries(RuleField.AllowedHeaders))
            {
                if (KindOf(rule, header.Value) is not { } kind
                    || Missing(rule, kind) is not { IsEmpty: false } missing
                    || !told.Add(kind))
                {
                    continue;
                }

                string cure = policy.Document.Form == DocumentForm.Xml
                    ? Listing.Of([.. missing.Select(name => $"<{field}>{name}</{field}>")])
                    : $"{Listing.Of([.. missing.Select(name => $"\"{name}\"")])} to \"{field}\"";
                advice.Add(
                    Descriptor,
                    header.Span,
                    header.Span,
                    $"The rule allows {Quote.Value(header.Value)}, but {kind.Page} cannot read " +
                    $"{Listing.Of([.. missing.Select(Quote.Value)])} of the response; add {cure}");
            }
        }
    }

    private static Kind? KindOf(DocumentRule rule, string header) => s_kinds.FirstOrDefault(kind =>
        kind.RequestHeader.Equals(header, StringComparison.OrdinalIgnoreCase)
        && rule.Entries(RuleField.AllowedMethods).Any(method => method.Value == kind.Method || method.Value == "*"));

    private static ImmutableArray<string> Missing(DocumentRule rule, Kind kind)
    {
        var exposed = new HashSet<string>(
            rule.Entries(RuleField.ExposeHeaders).Select(header => header.Value), StringComparer.OrdinalIgnoreCase);
        return exposed.Contains("*")
            ? ImmutableArray<string>.Empty
            : kind.Exposed.Where(name => !exposed.Contains(name)).ToImmutableArray();
    }

    /// <summary>A kind of pages.</summary>
    /// <param name="RequestHeader">The header that they send.</param>
    /// <param name="Method">The method that they send it with.</param>
    /// <param name="Page">What they are called in a message.</param>
    /// <param name="Exposed">The response headers that they read.</param>
    private sealed record Kind(string RequestHeader, string Method, string Page, params string[] Exposed);
}
