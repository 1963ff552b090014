using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Strangers;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>Everything that there is to know about an entry of a list of origins, whichever rule lists it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Placeholders">The places of the placeholders in it.</param>
/// <param name="IsSent">Whether some origin that a browser sends matches.</param>
/// <param name="MatchesNull">Whether the origin <c>null</c> matches.</param>
/// <param name="Stranger">An origin that matches and that anyone can have; null if there is none, and for
/// <c>*</c>.</param>
/// <param name="PlainHttp">The furthest that an origin of plain http that matches can come from; loopback if none
/// matches.</param>
internal sealed record OriginVerdict(
    string Entry,
    ImmutableArray<TextSpan> Placeholders,
    bool IsSent,
    bool MatchesNull,
    StrangerOrigin? Stranger,
    HostReach PlainHttp)
{
    public const string Any = "*";

    /// <summary>Whether the entry should go, or get a rule of its own (CORS102, CORS117), not what it covers.</summary>
    public bool IsTooWide => Entry == Any || Stranger is not null;

    /// <summary>
    /// Whether anyone can have an origin that matches: with credentials such an entry is worse than without.
    /// </summary>
    public bool IsAnyones => MatchesNull || Stranger is not null;

    public static OriginVerdict Of(string entry) => new(
        entry,
        Origins.Placeholders.In(entry).ToImmutableArray(),
        BrowserOrigin.CanMatch(entry),
        BrowserOrigin.MatchesNull(entry),
        StrangerFinder.Find(entry),
        entry == Any || entry.StartsWith("https://", StringComparison.Ordinal)
            ? HostReach.Loopback
            : BrowserOrigin.AuthoritiesOf("http", entry)
                .Select(HostReaches.OfAuthority)
                .DefaultIfEmpty(HostReach.Loopback)
                .Max());
}
