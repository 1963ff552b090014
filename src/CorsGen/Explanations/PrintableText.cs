using System.Globalization;
using System.Text;

namespace CorsGen;

/// <summary>
/// Makes text of requests and files safe for a log line and for a header: printable ASCII of limited length.
/// </summary>
internal static class PrintableText
{
    private const int MaxLength = 128;
    private const int MaxHeaderLength = 1024;

    /// <summary>
    /// A value from a request: unchanged if it is short and visible, otherwise quoted, escaped and truncated.
    /// </summary>
    public static string Of(string value) =>
        value.Length is > 0 and <= MaxLength && IsInRange(value, '!') ? value : Quoted(value);

    /// <summary>A value in quotes, escaped, and truncated if it is long.</summary>
    public static string Quoted(string value) => $"'{Escape(value, MaxLength)}'";

    /// <summary>A sentence, with all characters escaped that aren't printable ASCII.</summary>
    public static string Ascii(string text) =>
        text.Length <= MaxHeaderLength && IsInRange(text, ' ') ? text : Escape(text, MaxHeaderLength);

    private static bool IsInRange(string text, char first)
    {
        foreach (char c in text)
        {
            if (c < first || c > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string text, int maxLength)
    {
        int length = text.Length > maxLength ? maxLength : text.Length;
        var escaped = new StringBuilder(length + 8);
        for (int i = 0; i < length; i++)
        {
            if (text[i] is >= ' ' and <= '~')
            {
                escaped.Append(text[i]);
            }
            else
            {
                escaped.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return text.Length > maxLength ? escaped.Append("...").ToString() : escaped.ToString();
    }
}
