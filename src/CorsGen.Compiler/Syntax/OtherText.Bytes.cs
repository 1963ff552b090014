using System;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>What isn't plain text, or is text in another encoding.</content>
internal static partial class OtherText
{
    // The start of a file shows what it is.
    private const int MostInspected = 1000;

    // A text of fewer is rather a text with slips.
    private const int LeastOfEncoding = 8;
    private const int LeastControls = 4;
    private const int ShortestBase64 = 24;
    private const int InspectedBase64 = 64;

    /// <summary>UTF-16 or UTF-32 that is read as UTF-8: a zero beside each character.</summary>
    private static SyntaxError? FindEncoding(string text)
    {
        int length = Math.Min(text.Length, MostInspected) / 4 * 4;
        if (length < LeastOfEncoding)
        {
            return null;
        }

        int[] zeros = new int[4];
        for (int i = 0; i < length; i++)
        {
            zeros[i % 4] += text[i] == '\0' ? 1 : 0;
        }

        int quarter = length / 4;
        int full = zeros.Count(count => count == quarter);
        string? encoding = full switch
        {
            3 => "UTF-32",
            2 when zeros[0] == zeros[2] && zeros[1] == zeros[3] && zeros[0] + zeros[1] == quarter => "UTF-16",
            _ => null,
        };
        return encoding is null
            ? null
            : new SyntaxError(
                new TextSpan(0, full == 3 ? 4 : 2),
                $"This file is in {encoding} without a byte order mark; save it as UTF-8");
    }

    private static SyntaxError? FindBinary(string text)
    {
        int length = Math.Min(text.Length, MostInspected);
        int controls = 0;
        for (int i = 0; i < length; i++)
        {
            controls += text[i] == '\uFFFD'
                || (char.IsControl(text[i]) && text[i] is not ('\t' or '\r' or '\n' or '\f')) ? 1 : 0;
        }

        return controls >= LeastControls && controls * 10 >= length
            ? new SyntaxError(
                new TextSpan(0, 1),
                "This is a binary file, and a CORS file is text; write the rules in its place, as JSON or XML")
            : null;
    }

    private static SyntaxError? FindRtf(string text) => FindStart(
        text, "{\\rtf", "This is RTF, the format of a word processor; save the rules as plain text");

    private static SyntaxError? FindPdf(string text) => FindStart(
        text, "%PDF-", "This is a PDF document, not a CORS file; write the rules in its place, as JSON or XML");

    private static SyntaxError? FindPhp(string text) => FindStart(
        text, "<?php", "This is PHP, and a CORS file is JSON or XML; write the rules as " + JsonRules);

    private static SyntaxError? FindStart(string text, string start, string message)
    {
        int position = TextStart(text);
        return string.CompareOrdinal(text, position, start, 0, start.Length) == 0
            ? new SyntaxError(new TextSpan(position, start.Length), message)
            : null;
    }

    private static SyntaxError? FindBase64(string text)
    {
        int start = TextStart(text);
        int end = TrimEnd(text, text.Length);
        if (end - start < ShortestBase64)
        {
            return null;
        }

        var letters = new StringBuilder();
        for (int i = start; i < end; i++)
        {
            if (text[i] is '\r' or '\n')
            {
                continue;
            }

            if (text[i] is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '='))
            {
                return null;
            }

            if (letters.Length < InspectedBase64)
            {
                letters.Append(text[i]);
            }
        }

        return StartsRules(letters.ToString(0, letters.Length / 4 * 4))
            ? new SyntaxError(
                TextSpan.FromBounds(start, end),
                "This is a CORS file in Base64; decode it, and write the result in its place")
            : null;
    }

    private static bool StartsRules(string base64)
    {
        try
        {
            string decoded = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
            int start = TextStart(decoded);
            return start < decoded.Length && decoded[start] is '[' or '{' or '<';
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
