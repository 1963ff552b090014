using System;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// The parts of an entry that was meant for an origin, mistakes included. Each is a place in the entry, empty where the
/// part is not given; white space around the entry belongs to none.
/// </summary>
/// <param name="Entry">The entry.</param>
/// <param name="Scheme">The scheme, without what ends it.</param>
/// <param name="Separator">What stands between scheme and host: <c>://</c> by right.</param>
/// <param name="UserInfo">User name and password with their <c>@</c>.</param>
/// <param name="Host">The host; of an IPv6 address with its brackets.</param>
/// <param name="Port">The port with its colon.</param>
/// <param name="Tail">Path, query and fragment.</param>
internal sealed record OriginParts(
    string Entry, TextSpan Scheme, TextSpan Separator, TextSpan UserInfo, TextSpan Host, TextSpan Port, TextSpan Tail)
{
    /// <summary>Takes an entry apart, from a place on, as a browser would an address.</summary>
    public static OriginParts Of(string entry, int from = 0)
    {
        string text = entry.Substring(from);
        int start = from + InvisibleText.CountAtStart(text);
        int end = Math.Max(start, entry.Length - InvisibleText.CountAtEnd(text));
        int scheme = start + SchemeLength(entry.Substring(start, end - start));
        int authority =
            scheme + SeparatorLength(entry.Substring(scheme, end - scheme), entry.Substring(start, scheme - start));
        int tail = FirstOf(entry, authority, end, '/', '\\', '?', '#');
        int host = authority + entry.Substring(authority, tail - authority).LastIndexOf('@') + 1;
        int bracket = FirstOf(entry, host, tail, ']');
        int port = FirstOf(entry, bracket == tail ? host : bracket, tail, ':');
        return new OriginParts(
            entry,
            TextSpan.FromBounds(start, scheme),
            TextSpan.FromBounds(scheme, authority),
            TextSpan.FromBounds(authority, host),
            TextSpan.FromBounds(host, port),
            TextSpan.FromBounds(port, tail),
            TextSpan.FromBounds(tail, end));
    }

    public string TextOf(TextSpan part) => Entry.Substring(part.Start, part.Length);

    /// <summary>
    /// How long the scheme is. Before a colon without slashes only that of a web address is one: <c>localhost:80</c> is
    /// host and port.
    /// </summary>
    private static int SchemeLength(string text)
    {
        int separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator >= 0 && text.IndexOfAny(['/', '\\', '#', '@'], 0, separator) < 0)
        {
            return separator;
        }

        foreach (string scheme in new[] { "https", "http" })
        {
            string? rest =
                text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? text.Substring(scheme.Length) : null;
            if (rest is "" || rest?[0] == ':' || rest?.StartsWith("//", StringComparison.Ordinal) == true)
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    // After a special scheme a browser takes any number of slashes, of either kind, for two.
    private static int SeparatorLength(string text, string scheme)
    {
        int colon = text.StartsWith(scheme.Length > 0 ? ":" : "://", StringComparison.Ordinal) ? 1 : 0;
        int slashes = text.Skip(colon).TakeWhile(c => c is '/' or '\\').Count();
        return colon +
            (scheme.Length == 0 || OriginScheme.IsSpecial(scheme.ToLowerInvariant()) ? slashes : Math.Min(slashes, 2));
    }

    private static int FirstOf(string text, int start, int end, params char[] characters)
    {
        int index = text.IndexOfAny(characters, start, end - start);
        return index < 0 ? end : index;
    }
}
