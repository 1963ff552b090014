using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Syntax;

/// <summary>How messages quote a text: shortened, on one line, and with nothing invisible in it.</summary>
internal static class JsonMessages
{
    private const int MaxLength = 32;

    /// <summary>A token: a string with the quotes that it has, all else between single ones.</summary>
    public static string Show(string text, JsonToken token) => token.Kind switch
    {
        JsonTokenKind.EndOfText => "the end of the text",
        JsonTokenKind.String or JsonTokenKind.MisquotedString or JsonTokenKind.UnterminatedString =>
            Shorten(text, token.Span),
        _ => Show(text, token.Span),
    };

    public static string Show(string text, TextSpan span) => $"'{Shorten(text, span)}'";

    /// <summary>Such as <c>U+00A0</c>.</summary>
    public static string CodePoint(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>\u00A0</c>.</summary>
    public static string Escape(char c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    public static string Shorten(string text, TextSpan span)
    {
        var shown = new StringBuilder();
        int end = span.Length > MaxLength ? span.Start + MaxLength : span.End;
        for (int i = span.Start; i < end; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < span.End && char.IsLowSurrogate(text[i + 1]))
            {
                shown.Append(c).Append(text[++i]);
            }
            else if (IsVisible(c))
            {
                shown.Append(c);
            }
            else
            {
                shown.Append(Escape(c));
            }
        }

        return end < span.End ? shown.Append('…').ToString() : shown.ToString();
    }

    // Format characters include those that turn the direction of what follows in a message.
    private static bool IsVisible(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned);
}
