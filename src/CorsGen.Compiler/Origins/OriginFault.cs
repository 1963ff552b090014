using System;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Origins;

/// <summary>Why no browser sends what an entry says.</summary>
/// <param name="Span">The characters of the entry that are wrong: the first that are, where several are.</param>
/// <param name="Reason">What is wrong with them.</param>
/// <param name="Cure">What to do, where there is no entry to propose.</param>
internal sealed record OriginFault(TextSpan Span, string Reason, string Cure)
{
    private const string List = "write the origin that you mean, such as 'https://app.example.com'";

    private static readonly string[] s_schemesWithoutOrigin = ["about:", "data:", "javascript:"];

    /// <summary>The texts that commas, semicolons and white space part an entry in.</summary>
    public static string[] PartsOf(string entry) =>
        [.. entry.Split(',', ';', ' ', '\t', '\r', '\n').Where(part => part.Length > 0)];

    /// <summary>Whether an entry holds more than one origin.</summary>
    public static bool HoldsSeveral(string entry)
    {
        string[] parts = PartsOf(entry);
        bool isList = entry.IndexOfAny([',', ';']) >= 0;
        return parts.Length > 1 && parts.All(part => part.Contains("://") || (isList && part.IndexOf('.') > 0));
    }

    /// <summary>What is wrong with an entry that matches no origin of a browser.</summary>
    public static OriginFault Of(string entry)
    {
        var whole = new TextSpan(0, entry.Length);
        if (entry.All(InvisibleText.IsInvisible))
        {
            return new OriginFault(whole, "an origin is never empty", List + ", or remove it");
        }

        if (entry.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return new OriginFault(
                whole,
                "'null' is sent in lower case",
                "remove it, as any site can send 'null' (CORS103), and list the origins that you mean");
        }

        if (entry.StartsWith(OriginScheme.File + ":", StringComparison.OrdinalIgnoreCase))
        {
            return new OriginFault(
                whole, "the origin of a file is sent as 'null'", "serve the page from http://localhost, and list that");
        }

        if (OfWord(entry) is { } word)
        {
            return word;
        }

        if (WrappedOrigin.Inside(entry) is not null)
        {
            return new OriginFault(whole, "it stands in quotes or brackets of its own", "remove them");
        }

        if (RegularExpression.IsMeantBy(entry))
        {
            return new OriginFault(
                whole,
                "it is a regular expression, and an entry is plain text, in which '*' stands for any characters",
                "list the origins that you mean, or write such a pattern for subdomains, " +
                "as in 'https://*.example.com'");
        }

        if (HoldsSeveral(entry))
        {
            return new OriginFault(whole, "it holds more than one origin", "write an entry for each");
        }

        if (MisplacedScheme.Of(entry) is { } misplaced)
        {
            return new OriginFault(
                new TextSpan(0, misplaced.Start.Length),
                $"its scheme follows {Quote.Value(misplaced.Start)}",
                "write the scheme first");
        }

        OriginParts parts = OriginParts.Of(entry);
        return OfInvisible(entry)
            ?? OfScheme(parts)
            ?? OfUserInfo(parts)
            ?? (OriginScheme.IsSpecial(SchemeOf(parts)) ? OfHost(parts) : OfOpaqueHost(parts))
            ?? OfPort(parts)
            ?? OfTail(parts)
            ?? new OriginFault(whole, "it isn't a scheme, a host and a port", List);
    }

    // What other systems and other headers have in the place of an origin, and addresses without one.
    private static OriginFault? OfWord(string entry)
    {
        var whole = new TextSpan(0, entry.Length);
        string word = entry.Trim('\'').ToLowerInvariant();
        return word switch
        {
            "all" or "any" => new OriginFault(
                whole,
                "it is a word of another system",
                "list the origins that you mean, or write '*' for every origin"),
            "self" or "same-origin" or "same-site" or "none" => new OriginFault(
                whole, "it is a word of other headers", "remove it: for its own origin, a page doesn't need CORS"),
            _ when s_schemesWithoutOrigin.Any(scheme => word.StartsWith(scheme, StringComparison.Ordinal)) =>
                new OriginFault(
                whole, "the origin of such an address is sent as 'null'", "list the origins that you mean"),
            _ => null,
        };
    }

    private static OriginFault? OfInvisible(string entry)
    {
        int start = entry.TakeWhile(c => !InvisibleText.IsInvisible(c)).Count();
        int length = entry.Skip(start).TakeWhile(InvisibleText.IsInvisible).Count();
        return length == 0 ? null : new OriginFault(
            new TextSpan(start, length),
            entry.Substring(start, length).All(InvisibleText.HasNoWidth)
                ? "an origin has no invisible character"
                : "an origin has no white space",
            start > 0 && start + length < entry.Length ? List : "remove it");
    }

    private static OriginFault? OfScheme(OriginParts parts)
    {
        var whole = new TextSpan(0, parts.Entry.Length);
        string scheme = parts.TextOf(parts.Scheme);
        OriginParts second = OriginParts.Of(parts.Entry, parts.Separator.End);
        return scheme switch
        {
            // The wildcard may stand for it.
            "" when parts.Entry[0] == '*' => null,
            "" => new OriginFault(
                whole,
                "its scheme is missing",
                BrowserOrigin.CanMatch("https://" + parts.Entry)
                    ? "write 'https://' before the host, or 'http://' if that is what it uses"
                    : List),
            _ when parts.Separator.End == parts.Entry.Length => OfSchemeAlone(whole, scheme.ToLowerInvariant()),
            _ when !second.Scheme.IsEmpty && !second.Separator.IsEmpty => new OriginFault(
                TextSpan.FromBounds(parts.Scheme.Start, parts.Separator.End),
                "it has two schemes",
                "keep the one that the site uses"),
            _ when scheme.Any(c => c is >= 'A' and <= 'Z') => new OriginFault(
                parts.Scheme, "a scheme is sent in lower case", "write it so"),
            _ when !OriginScheme.IsScheme(scheme.Replace('*', 'x')) && scheme != "*" => new OriginFault(
                parts.Scheme, $"{Quote.Value(scheme)} isn't a scheme", List),
            _ when parts.TextOf(parts.Separator) != "://" => new OriginFault(
                parts.Separator, "scheme and host are parted by '://'", List),
            _ => null,
        };
    }

    // Amazon's guide: "you can also specify https to enable only secure origins".
    private static OriginFault OfSchemeAlone(TextSpan whole, string scheme) => scheme switch
    {
        "https" or "http" => new OriginFault(
            whole,
            "a scheme alone isn't an origin",
            $"list the origins that you mean, or write '{scheme}://*' for every origin of {scheme}, " +
            "as Amazon's guide means it"),
        _ => new OriginFault(whole, "a scheme alone isn't an origin", List),
    };

    private static OriginFault? OfUserInfo(OriginParts parts) => parts.UserInfo.IsEmpty
        ? null
        : new OriginFault(parts.UserInfo, "an origin has no user name or password", "remove it");

    private static OriginFault? OfHost(OriginParts parts)
    {
        string host = parts.TextOf(parts.Host);
        int badCharacter = host.TakeWhile(c => OriginHost.IsDomainCharacter(char.ToLowerInvariant(c))).Count();
        string? reason = host switch
        {
            "" => "its host is missing",
            _ when RegularExpression.IsMeantBy(host) => null,
            _ when BrowserOrigin.CanMatch($"{SchemeOf(parts)}://{host}") => null,
            _ when host[0] == '[' => IPv6.Canonical(host.Trim('[', ']')) is null
                ? "its host isn't an IPv6 address"
                : "an IPv6 address is sent in brackets, in its shortest form",
            _ when host.Any(c => c > '~') => "a host is sent in ASCII, as punycode",
            _ when host.IndexOf('%') >= 0 => "a host is sent without percent-escapes",
            _ when badCharacter < host.Length => $"a host can't have a '{host[badCharacter]}'",
            _ when host.Any(c => c is >= 'A' and <= 'Z') => "a host is sent in lower case",
            _ when OriginHost.HasEmptyLabel(host) => "a host has something before and between its dots",
            _ when OriginHost.HasBrokenPunycode(host) =>
                "what follows 'xn--' isn't punycode, so that no browser takes it for a host",
            _ => IPv4.Canonical(host) is null
                ? "its host ends in a number, but isn't an IPv4 address"
                : "an IPv4 address is sent as four decimal numbers",
        };
        TextSpan span = host.Length == 0 ? TextSpan.FromBounds(0, parts.Entry.Length) : parts.Host;
        return reason is null ? null : new OriginFault(span, reason, List);
    }

    private static OriginFault? OfOpaqueHost(OriginParts parts)
    {
        string host = parts.TextOf(parts.Host);
        return OriginHost.IsOpaque(host) ? null : new OriginFault(parts.Host, "that isn't a host", List);
    }

    private static OriginFault? OfPort(OriginParts parts)
    {
        string port = parts.TextOf(parts.Port);
        string digits = port.TrimStart(':');
        string? reason = digits switch
        {
            _ when port.Length == 0 => null,
            "" => "its port is missing",
            _ when !digits.All(c => c is (>= '0' and <= '9') or '*') => "a port is a number",
            "0" => "no page comes from port 0",
            _ when digits.Length > 1 && digits[0] == '0' => "a port is sent without leading zeros",
            _ when digits.IndexOf('*') >= 0 => "no port matches",
            _ when digits == OriginScheme.DefaultPort(SchemeOf(parts))?.ToString(CultureInfo.InvariantCulture) =>
                $"{digits} is the default port of {SchemeOf(parts)}, which is not sent",
            _ when !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number > BrowserOrigin.HighestPort =>
                $"a port is at most {BrowserOrigin.HighestPort}",
            _ => null,
        };
        return reason is null
            ? null
            : new OriginFault(parts.Port, reason, "remove it, or write the port that the site uses");
    }

    private static OriginFault? OfTail(OriginParts parts)
    {
        string tail = parts.TextOf(parts.Tail);
        string? reason = tail switch
        {
            "" => null,
            "/" or "\\" => "an origin has no slash at its end",
            _ when tail[0] == '?' => "an origin has no query",
            _ when tail[0] == '#' => "an origin has no fragment",
            _ => "an origin has no path",
        };
        return reason is null ? null : new OriginFault(parts.Tail, reason, "remove it");
    }

    /// <summary>The scheme that a part is judged by: for a pattern, or where it is missing, that of the web.</summary>
    private static string SchemeOf(OriginParts parts)
    {
        string scheme = parts.TextOf(parts.Scheme).ToLowerInvariant();
        return BrowserOrigin.SchemesOf(scheme.Length == 0 ? "*" : scheme).First();
    }
}
