using System.Globalization;
using System.Text;

namespace CorsGen.Tool;

/// <summary>Text of files and file names for a terminal, which must not obey it.</summary>
internal static class PlainText
{
    /// <summary>The text on one line: a tab as a space, and what is invisible as a replacement character.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                plain.Append(text, i++, 2);
            }
            else
            {
                plain.Append(text[i] == '\t' ? ' ' : IsVisible(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return plain.ToString();
    }

    private static bool IsVisible(char c) => c is >= ' ' and <= '~' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
