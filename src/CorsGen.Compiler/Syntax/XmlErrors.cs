using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>Makes of the exceptions of the framework's XML reader errors in a source text.</summary>
internal static class XmlErrors
{
    /// <summary>A message can quote the document, so it could be as long as that.</summary>
    private const int MaxMessageLength = 250;

    private const string DeclarationStart = "<!";
    private const string DoctypeStart = "<!DOCTYPE";

    /// <param name="exception">What the reader threw.</param>
    /// <param name="text">The document.</param>
    /// <param name="start">Where in the text the reader began.</param>
    /// <param name="nextTag">What comes after the last tag that the reader accepted, other than text and
    /// comments.</param>
    public static SyntaxError Create(XmlException exception, string text, int start, int nextTag)
    {
        bool hasPlace = exception.LineNumber > 0;
        int position = hasPlace ? PositionOf(text, start, exception.LineNumber, exception.LinePosition) : 0;

        // The reader refuses a DTD without telling the place.
        if (IsAt(text, nextTag, hasPlace ? DoctypeStart : DeclarationStart) && (!hasPlace || position >= nextTag))
        {
            int nameStart = nextTag + DeclarationStart.Length;
            return new SyntaxError(
                TextSpan.FromBounds(nextTag, EndOfName(text, nameStart)),
                "A document type definition (DTD) is not allowed here; remove it");
        }

        // The reader blames the character after half a surrogate pair.
        if (position > start && IsLoneHighSurrogate(text, position - 1))
        {
            string code = ((int)text[position - 1]).ToString("X4", CultureInfo.InvariantCulture);
            return new SyntaxError(
                new TextSpan(position - 1, 1),
                $"Half a surrogate pair, hexadecimal value 0x{code}, is not a character");
        }

        return new SyntaxError(hasPlace ? WrongCharacters(text, position) : default, MessageOf(exception));
    }

    // The compiler's lines are of no use here: for XML U+0085, U+2028 and U+2029 do not end one. Behind the lines that
    // the reader counted all is one line to it, and a CRLF in it one character.
    private static int PositionOf(string text, int start, int line, int linePosition)
    {
        int position = start;
        while (position < text.Length && (line > 1 || linePosition > 1))
        {
            int next = position + (IsAt(text, position, "\r\n") ? 2 : 1);
            if (line == 1)
            {
                linePosition--;
            }
            else if (text[position] is '\r' or '\n')
            {
                line--;
            }

            position = next;
        }

        return position;
    }

    private static TextSpan WrongCharacters(string text, int position)
    {
        if (position >= text.Length)
        {
            return new TextSpan(text.Length, 0);
        }

        int length = XmlConvert.IsNCNameChar(text[position]) ? EndOfName(text, position) - position
            : IsAt(text, position, "]]>") ? 3
            : position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]) ? 2
            : 1;
        return new TextSpan(position, length);
    }

    private static int EndOfName(string text, int position)
    {
        while (position < text.Length && XmlConvert.IsNCNameChar(text[position]))
        {
            position++;
        }

        return position;
    }

    private static bool IsLoneHighSurrogate(string text, int position) =>
        char.IsHighSurrogate(text[position])
        && (position + 1 == text.Length || !char.IsLowSurrogate(text[position + 1]));

    private static bool IsAt(string text, int position, string expected) =>
        string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;

    private static string MessageOf(XmlException exception)
    {
        string message = exception.Message;
        string place = string.Format(
            CultureInfo.InvariantCulture,
            " Line {0}, position {1}.",
            exception.LineNumber,
            exception.LinePosition);
        if (message.EndsWith(place, StringComparison.Ordinal))
        {
            message = message.Substring(0, message.Length - place.Length);
        }

        // Where the start tag is that an end tag does not match: not in the lines that the user sees.
        message = Regex.Replace(message, " on line [0-9]+ position [0-9]+", "");

        StringBuilder sentence = new();
        for (int i = 0; i < message.Length && sentence.Length < MaxMessageLength; i++)
        {
            if (IsSentenceStart(message, i))
            {
                // One sentence out of two.
                sentence.Length -= 2;
                sentence.Append("; ").Append(char.ToLowerInvariant(message[i]));
            }
            else
            {
                Quote.AppendVisible(sentence, message, ref i, message.Length);
            }
        }

        return sentence.Length >= MaxMessageLength
            ? sentence.Append('…').ToString()
            : sentence.ToString().TrimEnd('.', ' ');
    }

    private static bool IsSentenceStart(string message, int i) =>
        i >= 2
        && i + 1 < message.Length
        && IsAt(message, i - 2, ". ")
        && char.IsUpper(message[i])
        && char.IsLower(message[i + 1]);
}
