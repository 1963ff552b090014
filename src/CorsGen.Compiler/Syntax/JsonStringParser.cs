using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>Resolves the escapes of a string and says which of its characters are wrong.</summary>
internal static class JsonStringParser
{
    /// <param name="text">The text.</param>
    /// <param name="content">The characters between the quotes.</param>
    /// <param name="quote">The quote; one that is wrong itself may be escaped as well.</param>
    /// <param name="errors">Where to add the errors; each makes the string a guess.</param>
    public static SourceString Parse(string text, TextSpan content, char quote, List<SyntaxError> errors)
    {
        int firstEscape = text.IndexOf('\\', content.Start, content.Length);
        CheckCharacters(text, content.Start, firstEscape < 0 ? content.End : firstEscape, errors);
        if (firstEscape < 0)
        {
            return new SourceString(text.Substring(content.Start, content.Length), content);
        }

        var value = new StringBuilder(text, content.Start, firstEscape - content.Start, content.Length);
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>(content.Length + 1);
        for (int i = content.Start; i < firstEscape; i++)
        {
            starts.Add(i);
        }

        for (int i = firstEscape; i < content.End;)
        {
            starts.Add(i);
            if (text[i] == '\\')
            {
                value.Append(ReadEscape(text, content.End, quote, ref i, errors));
            }
            else
            {
                CheckCharacters(text, i, i + 1, errors);
                value.Append(text[i]);
                i++;
            }
        }

        starts.Add(content.End);
        return new SourceString(value.ToString(), content, starts.ToImmutable());
    }

    private static char ReadEscape(string text, int end, char quote, ref int position, List<SyntaxError> errors)
    {
        int start = position;
        if (start + 1 == end)
        {
            // Only where the closing quote is missing too, which is the error to report.
            position = end;
            return '\\';
        }

        char c = text[start + 1];
        position = start + 2;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return ReadCodeUnit(text, end, ref position, errors);
        }

        if (c != quote)
        {
            // The span takes the second half of a surrogate pair along; the value gets it as the next character.
            int length = char.IsHighSurrogate(c) && position < end && char.IsLowSurrogate(text[position]) ? 3 : 2;
            var span = new TextSpan(start, length);
            string shown = Quote.Source(text, span);
            errors.Add(new SyntaxError(
                span, $"There is no escape {shown} in JSON; remove the backslash, or write two for a backslash"));
        }

        return c;
    }

    private static char ReadCodeUnit(string text, int end, ref int position, List<SyntaxError> errors)
    {
        int start = position - 2;
        int unit = 0;
        int digits = 0;
        while (digits < 4 && position < end && JsonNumberParser.HexDigitOf(text[position]) is int digit and >= 0)
        {
            unit = (unit << 4) | digit;
            digits++;
            position++;
        }

        if (digits == 4)
        {
            return (char)unit;
        }

        // Letters that aren't digits were probably meant as digits.
        while (position < end && position < start + 6 && text[position] < 128 && char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        var span = TextSpan.FromBounds(start, position);
        errors.Add(new SyntaxError(
            span, $"Expected four hexadecimal digits after '\\u' instead of {Quote.Source(text, span)}"));
        return '\uFFFD';
    }

    private static void CheckCharacters(string text, int start, int end, List<SyntaxError> errors)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] < ' ')
            {
                string what = text[i] == '\t' ? "A tab" : $"The control character {Quote.CodePoint(text[i])}";
                errors.Add(new SyntaxError(new TextSpan(i, 1), $"{what} stands here; remove it"));
            }
        }
    }
}
