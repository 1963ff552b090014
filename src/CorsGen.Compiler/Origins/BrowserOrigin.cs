using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// The origins that a browser sends: <c>null</c>, or scheme, host and port in their one canonical form (URL standard,
/// "origin"; HTML, "ASCII serialisation of an origin"; Fetch, "<c>Origin</c> header").
/// </summary>
/// <remarks>
/// By the standards an origin whose scheme is not special is sent as <c>null</c>. Browsers send some nevertheless
/// (<c>chrome-extension://…</c>, <c>capacitor://localhost</c>), so any is taken to be sent whose scheme an entry spells
/// out.
/// </remarks>
internal static partial class BrowserOrigin
{
    public const int HighestPort = 65535;

    private const string Null = "null";
    public const string AfterScheme = "://";

    /// <summary>
    /// Whether some origin that a browser can send matches an entry, which is an origin or a pattern with one <c>*</c>.
    /// </summary>
    public static bool CanMatch(string entry) =>
        MatchesNull(entry)
        || (!RegularExpression.IsMeantBy(entry)
            && Readings(entry).Any(reading => IsSent(reading.Scheme, reading.Authority)));

    /// <summary>Whether an entry matches the origin <c>null</c>.</summary>
    public static bool MatchesNull(string entry) =>
        entry.IndexOf('*') < 0 ? entry == Null : Pattern.Parse(entry).Matches(Null);

    /// <summary>
    /// The hosts and ports of the origins of a scheme that match an entry: texts with at most one <c>*</c>.
    /// </summary>
    public static IEnumerable<string> AuthoritiesOf(string scheme, string entry) => Readings(entry)
        .Where(reading => reading.Scheme == scheme && IsSent(scheme, reading.Authority))
        .Select(reading => reading.Authority);

    /// <summary>
    /// Whether a browser sends some origin of this scheme, and this host and port with at most one <c>*</c>.
    /// </summary>
    private static bool IsSent(string scheme, string authority)
    {
        if (OriginScheme.IsSpecial(scheme) && OriginHost.HasBrokenPunycode(authority))
        {
            return false;
        }

        int star = authority.IndexOf('*');
        if (star < 0)
        {
            return IsAuthority(scheme, authority);
        }

        // Most patterns that never match have a character that no host and port have: a slash, a capital.
        Func<char, bool> isHostCharacter =
            OriginScheme.IsSpecial(scheme) ? OriginHost.IsDomainCharacter : OriginHost.IsOpaqueCharacter;
        if (!authority.All(c => isHostCharacter(c) || c is ':' or '[' or ']'))
        {
            return false;
        }

        (string before, string after) = (authority.Substring(0, star), authority.Substring(star + 1));
        return s_fills.Any(fill => IsAuthority(scheme, before + fill + after))
            || CanCompleteIPv6(scheme, before, after);
    }

    private static bool IsAuthority(string scheme, string authority)
    {
        // The colons of an IPv6 address stand in brackets.
        int colon = authority.IndexOf(
            ':', authority.StartsWith("[", StringComparison.Ordinal) ? Math.Max(authority.IndexOf(']'), 0) : 0);
        string host = colon < 0 ? authority : authority.Substring(0, colon);
        string? port = colon < 0 ? null : authority.Substring(colon + 1);
        return OriginScheme.IsScheme(scheme)
            && (OriginScheme.IsSpecial(scheme) ? OriginHost.IsCanonical(host) : OriginHost.IsOpaque(host))
            && (port is null || (host.Length > 0 && IsPort(port, scheme)));
    }

    private static bool IsPort(string port, string scheme) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number is > 0 and <= HighestPort
        && number != OriginScheme.DefaultPort(scheme)
        && number.ToString(CultureInfo.InvariantCulture) == port;
}
