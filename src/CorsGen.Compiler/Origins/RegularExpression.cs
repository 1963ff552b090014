using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// Entries that are meant as regular expressions, which other systems take: here an entry is plain text, and its
/// <c>*</c> stands for any characters.
/// </summary>
internal static class RegularExpression
{
    // What is longer takes long to search, and nobody wrote it.
    private const int MostCharacters = 500;

    private static readonly char[] s_characters = ['^', '$', '\\', '(', '[', '|', '+', '?'];

    // ^…, …$, /…/; an escape; '.*' where no label of a host can stand before the '.'; '.+'; a group with an operator in
    // it or behind it; characters in brackets that aren't an IPv6 address; an optional letter of the scheme; a choice
    // between origins. No site has such a name, although the URL standard lets some of these characters through.
    private static readonly Regex s_mark = new(
        @"^\^|\$$|^/(?!/).*/[a-z]*$" +
        @"|\\(?:[.\-/:*+?(){}\[\]^$|]|[dwsDWS](?![A-Za-z]))" +
        @"|(?:^|[/:.(])\.\*|\.\+" +
        @"|\([^()]*[|\\.?*\[][^()]*\)|\([^()]*\)[?*+{]" +
        @"|\[\^?[^\]]*[a-z0-9]-[a-z0-9][^\]]*\]|\[[^\]:]*\][?*+{]" +
        @"|^https?\?://|\|[a-z]*://",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // A look at each character rules out most entries.
    public static bool IsMeantBy(string entry) =>
        entry.Length is > 0 and <= MostCharacters
        && (entry[0] == '/'
            || entry.IndexOfAny(s_characters) >= 0
            || entry.IndexOf(".*", StringComparison.Ordinal) >= 0)
        && s_mark.IsMatch(entry);

    /// <summary>
    /// The entries that match what the expression does, or, where it says more than a <c>*</c> can, a little more; none
    /// if there would be too many of them. Whether they are good ones is not judged.
    /// </summary>
    public static IReadOnlyList<string> ToEntries(string expression)
    {
        string text = expression;
        bool isLiteral = text.Length > 1 && text[0] == '/' && text[1] != '/';
        if (isLiteral)
        {
            text = text.Substring(1, Math.Max(text.LastIndexOf('/') - 1, 0));
        }

        var parser = new ExpressionParser(text);
        IReadOnlyList<string> entries = parser.Parse();

        // Without a start it matches any end of an origin: the domain, and those below it.
        bool isOpen = isLiteral && !text.StartsWith("^", StringComparison.Ordinal);
        return entries.SelectMany(entry => isOpen && IsDomain(entry) ? new[] { entry, "https://*." + entry } : [entry])
            .Select(WithOneWildcard)
            .Distinct()
            .ToList();
    }

    private static bool IsDomain(string entry) =>
        entry.Length > 0 && entry[0] is not ('*' or '.') && entry.IndexOf("://", StringComparison.Ordinal) < 0;

    /// <summary>One <c>*</c> from the first to the last; that of a port goes first, so that the domain stays.</summary>
    private static string WithOneWildcard(string entry)
    {
        const string AnyPort = ":*";
        string text = entry.IndexOf('*') < entry.Length - 1 && entry.EndsWith(AnyPort, StringComparison.Ordinal)
            ? entry.Substring(0, entry.Length - AnyPort.Length)
            : entry;
        int first = text.IndexOf('*');
        return first < 0 ? entry : text.Substring(0, first) + text.Substring(text.LastIndexOf('*'));
    }
}
