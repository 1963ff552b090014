using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Origins;

/// <content>What a wildcard may stand for.</content>
internal static partial class BrowserOrigin
{
    /// <summary>
    /// What a <c>*</c> in a host or port is filled with, to see whether it can be. If any text fits, one of these does:
    /// a letter that isn't a hexadecimal digit makes any label one of a domain; a text that ends in a number is an IPv4
    /// address, and lacks numbers and dots; a port lacks at most a digit, so that it isn't a default port and doesn't
    /// start with a zero.
    /// </summary>
    private static readonly string[] s_fills =
    [
        "g", "", "1", ":1", "g:1", ".",
        .. from numbers in new[] { "1", "1.1", "1.1.1" }
           from start in new[] { "", "." }
           from end in new[] { "", "." }
           select start + numbers + end,
    ];

    /// <summary>
    /// The ways to read an entry as scheme, and host and port, of which the second keeps a <c>*</c> that stands in it
    /// or before it. A <c>*</c> in the scheme is taken for special schemes if it can be.
    /// </summary>
    private static IEnumerable<(string Scheme, string Authority)> Readings(string entry)
    {
        int slashes = entry.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (slashes >= 0)
        {
            string authority = entry.Substring(slashes + AfterScheme.Length);
            return SchemesOf(entry.Substring(0, slashes)).Select(scheme => (scheme, authority));
        }

        return entry.IndexOf('*') < 0 ? [] : ReadingsAcross(Pattern.Parse(entry));
    }

    /// <summary>The schemes that match one with at most one <c>*</c>; never none.</summary>
    public static IEnumerable<string> SchemesOf(string scheme)
    {
        if (scheme.IndexOf('*') < 0)
        {
            return [scheme];
        }

        Pattern pattern = Pattern.Parse(scheme);
        string[] special = [.. OriginScheme.Special.Where(pattern.Matches)];
        return special.Length > 0 ? special : [pattern.Prefix + "x" + pattern.Suffix];
    }

    /// <summary>The readings of a pattern whose <c>*</c> stands for <c>://</c>, or a part of it.</summary>
    private static IEnumerable<(string Scheme, string Authority)> ReadingsAcross(Pattern pattern)
    {
        string[] special = [.. OriginScheme.Special.Where(scheme => IsStartOf(pattern.Prefix, scheme + AfterScheme))];
        foreach (string scheme in special.Length > 0 ? special : UnknownScheme(pattern.Prefix))
        {
            yield return (scheme, "*" + pattern.Suffix);
            foreach (string slashes in new[] { "/", "//" })
            {
                string before = scheme + AfterScheme.Substring(0, AfterScheme.Length - slashes.Length);
                if (IsStartOf(pattern.Prefix, before) && IsStartOf(slashes, pattern.Suffix))
                {
                    yield return (scheme, pattern.Suffix.Substring(slashes.Length));
                }
            }
        }
    }

    /// <summary>
    /// The scheme of which a pattern shows the start. What looks like a host is none: nobody means <c>localhost://…</c>
    /// by <c>localhost:*</c>.
    /// </summary>
    private static string[] UnknownScheme(string prefix)
    {
        string scheme = prefix.Split(':')[0];
        bool isHost = scheme.IndexOf('.') >= 0 || scheme == "localhost";
        return !isHost && IsStartOf(prefix, scheme + AfterScheme) ? [scheme] : [];
    }

    /// <summary>
    /// Whether what a pattern shows of an IPv6 address may be one. Left out: whether the address can be completed in
    /// its canonical form; it is taken that it can.
    /// </summary>
    private static bool CanCompleteIPv6(string scheme, string before, string after)
    {
        const string Address = "[::1]";
        int end = after.IndexOf(']');
        string tail = after.Substring(0, Math.Max(end, 0));
        return (before.Length == 0 ? end >= 0 : before[0] == '[')
            && before.Skip(1).Concat(tail).All(IPv6.IsPartCharacter)
            && (end >= 0
                ? IsAuthority(scheme, Address + after.Substring(end + 1))
                : s_fills.Any(fill => IsAuthority(scheme, Address + fill + after)));
    }

    private static bool IsStartOf(string start, string text) => text.StartsWith(start, StringComparison.Ordinal);
}
