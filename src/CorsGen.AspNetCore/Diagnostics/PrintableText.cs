using System.Globalization;
using System.Text;

namespace CorsGen.AspNetCore;

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
        value.Length is > 0 and <= MaxLength && !value.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? value
            : $"'{Escape(value, MaxLength)}'";

    /// <summary>A sentence, with all characters escaped that aren't printable ASCII.</summary>
    public static string Ascii(string text) =>
        text.Length <= MaxHeaderLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? text
            : Escape(text, MaxHeaderLength);

    private static string Escape(string text, int maxLength)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, maxLength) + 8);
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, maxLength)))
        {
            if (c is >= ' ' and <= '~')
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
        }

        return text.Length > maxLength ? escaped.Append("...").ToString() : escaped.ToString();
    }
}
