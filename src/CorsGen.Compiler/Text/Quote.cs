using System.Globalization;
using System.Text;

namespace CorsGen.Compiler.Text;

/// <summary>
/// Puts a part of a file into a message: on one line, shortened if it is long, and with nothing in it that could hide
/// or change what follows. Such a character is written as <c>\uXXXX</c>, and line breaks and tabs as a space.
/// </summary>
internal static class Quote
{
    private const int MostCharactersOfValue = 80;
    private const int MostCharactersOfSource = 32;

    /// <summary>
    /// A value, in quotes. Only letters, digits and what ASCII has are shown as they are: of a value every character
    /// counts, and others look alike.
    /// </summary>
    public static string Value(string value) => $"'{Unquoted(value)}'";

    /// <summary>The same without quotes.</summary>
    public static string Unquoted(string value) => value.Length > MostCharactersOfValue
        ? Plain(value.Substring(0, MostCharactersOfValue - 1)) + "…"
        : Plain(value);

    /// <summary>The same for a path, of which the end says most.</summary>
    public static string End(string path) => path.Length > MostCharactersOfValue
        ? $"'…{Plain(path.Substring(path.Length - MostCharactersOfValue + 1))}'"
        : $"'{Plain(path)}'";

    /// <summary>A piece of a source that is not well-formed, in quotes, as an editor shows it.</summary>
    public static string Source(string text, TextSpan span) => $"'{Shorten(text, span)}'";

    /// <summary>The same without quotes.</summary>
    public static string Shorten(string text, TextSpan span)
    {
        var shown = new StringBuilder();
        int end = span.Length > MostCharactersOfSource ? span.Start + MostCharactersOfSource : span.End;
        for (int i = span.Start; i < end; i++)
        {
            AppendVisible(shown, text, ref i, span.End);
        }

        return end < span.End ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>Appends a character as an editor shows it, of a surrogate pair both halves.</summary>
    /// <param name="shown">What it is appended to.</param>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="index">The character; after a pair its second half.</param>
    /// <param name="end">The end of what is shown: no half behind it belongs to a pair.</param>
    public static void AppendVisible(StringBuilder shown, string text, ref int index, int end)
    {
        char c = text[index];
        if (index + 1 < end && char.IsSurrogatePair(c, text[index + 1]))
        {
            index++;
            shown.Append(c).Append(text[index]);
        }
        else
        {
            shown.Append(IsVisible(c) ? c.ToString() : IsBreak(c) ? AfterBreak(shown) : Escape(c));
        }
    }

    /// <summary>Such as <c>U+00A0</c>.</summary>
    public static string CodePoint(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>\u00A0</c>.</summary>
    public static string Escape(char c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static string Plain(string value)
    {
        var quoted = new StringBuilder();
        foreach (char c in value)
        {
            quoted.Append(c is >= ' ' and <= '~' || char.IsLetterOrDigit(c)
                ? c.ToString()
                : IsBreak(c) ? AfterBreak(quoted) : Escape(c));
        }

        return quoted.ToString();
    }

    // Line breaks and tabs, and the indentation after them, are one space: a message is one line.
    private static bool IsBreak(char c) => c is '\t' or '\r' or '\n';

    private static string AfterBreak(StringBuilder shown) =>
        shown.Length > 0 && shown[shown.Length - 1] == ' ' ? "" : " ";

    // Format characters include those that turn the direction of what follows in a message.
    private static bool IsVisible(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned);
}
