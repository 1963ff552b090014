using System;
using System.Linq;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// Whether a host is written as a browser sends it (URL standard, "host parser" and "host serializer").
/// Left out, and taken to be sent: a host too long for DNS, and one with letters, in punycode, that no host may have.
/// </summary>
internal static class OriginHost
{
    /// <summary>Of a special scheme: a domain in ASCII and lower case, or an address in its canonical form.</summary>
    public static bool IsCanonical(string host) => host switch
    {
        "" => false,
        _ when host[0] == '[' => IsCanonicalIPv6(host),
        _ => host.All(IsDomainCharacter)
            && !HasEmptyLabel(host)
            && (!IPv4.IsMeantBy(host) || IPv4.Canonical(host) == host),
    };

    /// <summary>
    /// The canonical form of a special scheme's host, in which one <c>*</c> may stand; null if there is none.
    /// </summary>
    public static string? ToCanonical(string host)
    {
        if (host.StartsWith("[", StringComparison.Ordinal))
        {
            return IPv6.Canonical(host.Trim('[', ']')) is { } address ? $"[{address}]" : null;
        }

        // An escape may stand for anything, even for a wildcard.
        string plain = new string([.. host.Where(c => !InvisibleText.HasNoWidth(c))]);
        string text = Uri.UnescapeDataString(plain);
        string? domain = text != plain && text.IndexOf('*') >= 0 ? null
            : PunycodeHost.IsNeededFor(text) ? PunycodeHost.ToAscii(text)
            : text.ToLowerInvariant();
        return domain is not null && IPv4.IsMeantBy(domain) ? IPv4.Canonical(domain)
            : domain is not null && domain.All(IsDomainCharacter) ? domain
            : null;
    }

    /// <summary>
    /// Of another scheme (<c>chrome-extension</c>, <c>capacitor</c>): an opaque host, which keeps its case, or an IPv6
    /// address.
    /// </summary>
    public static bool IsOpaque(string host) =>
        host.Length > 0 && host[0] == '[' ? IsCanonicalIPv6(host) : host.All(IsOpaqueCharacter);

    /// <summary>
    /// Whether nothing stands before a dot of a host, or between two. No name server knows such a host.
    /// </summary>
    public static bool HasEmptyLabel(string host) =>
        host.StartsWith(".", StringComparison.Ordinal) || host.IndexOf("..", StringComparison.Ordinal) >= 0;

    /// <summary>
    /// Whether a label of a host, with its port or without, is broken. Those that a <c>*</c> stands in are not judged.
    /// </summary>
    public static bool HasBrokenPunycode(string authority) =>
        authority.Split('.', ':').Any(label => label.IndexOf('*') < 0 && PunycodeLabel.IsBroken(label));

    /// <summary>
    /// Whether a domain, as a browser sends it, may have this character. Many that no registry knows are among them.
    /// </summary>
    public static bool IsDomainCharacter(char c) => IsOpaqueCharacter(c) && c is not '%' and not (>= 'A' and <= 'Z');

    /// <summary>Whether an opaque host may: visible, and no "forbidden host code point".</summary>
    public static bool IsOpaqueCharacter(char c) =>
        c is > ' ' and <= '~'
            and not ('#' or '/' or ':' or '<' or '>' or '?' or '@' or '[' or '\\' or ']' or '^' or '|');

    private static bool IsCanonicalIPv6(string host)
    {
        string address = host.Trim('[', ']');
        return host == $"[{address}]" && IPv6.Canonical(address) == address;
    }
}
