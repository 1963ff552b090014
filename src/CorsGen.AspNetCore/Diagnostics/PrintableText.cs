using System.Globalization;
using System.Text;

namespace CorsGen.AspNetCore;

/// <summary>Text of requests and files, fit for a line of a log and for a header: printable ASCII, and not too long.</summary>
internal static class PrintableText
{
    private const int MaxLength = 128;
    private const int MaxHeaderLength = 1024;

    /// <summary>A value that a request brought: as it is, if it is short and visible; else quoted, escaped and cut.</summary>
    public static string Of(string value) =>
        value.Length is > 0 and <= MaxLength && !value.AsSpan().ContainsAnyExceptInRange('!', '~') ? value : $"'{Escape(value, MaxLength)}'";

    /// <summary>A sentence: what is not printable ASCII is escaped.</summary>
    public static string Ascii(string text) =>
        text.Length <= MaxHeaderLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text : Escape(text, MaxHeaderLength);

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
