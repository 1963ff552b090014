using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// Writes out what a regular expression matches: a text for each choice, a <c>*</c> for what is any of many. It reads
/// what people write for origins, and takes all else for letters.
/// </summary>
internal sealed class ExpressionParser(string text)
{
    private const int MostTexts = 16;
    private const int MostDepth = 20;

    private static readonly string[] s_nothing = [""];

    private int _position;
    private int _depth;

    /// <summary>The texts; none if they are too many.</summary>
    public IReadOnlyList<string> Parse()
    {
        List<string> texts = ParseChoices();
        while (_position < text.Length)
        {
            // A bracket that closes nothing.
            _position++;
            texts = Join(texts, ParseChoices());
        }

        return texts;
    }

    private List<string> ParseChoices()
    {
        List<string> all = ParseSequence();
        while (_position < text.Length && text[_position] == '|')
        {
            _position++;
            all.AddRange(ParseSequence());
        }

        return Bounded(all);
    }

    private List<string> ParseSequence()
    {
        List<string> texts = [.. s_nothing];
        while (_position < text.Length && text[_position] is not ('|' or ')'))
        {
            texts = Join(texts, ParseItem());
        }

        return texts;
    }

    private List<string> ParseItem()
    {
        char c = text[_position++];
        return c switch
        {
            '^' or '$' => [.. s_nothing],
            '(' when _depth < MostDepth => ParseGroup(),
            '[' => ParseCharacters(),
            '\\' when _position < text.Length => ParseEscape(text[_position++]),
            '.' when IsQuantified => Many(),
            _ => ParseLetter(c),
        };
    }

    private List<string> ParseLetter(char c)
    {
        // 'https?' allows http as well, which a cure should not; a slash at the end isn't part of an origin.
        if (Take('?'))
        {
            return c == '/' ? [.. s_nothing] : [c.ToString()];
        }

        return Take('+') ? [c.ToString()] : [c == '/' && _position == text.Length ? "" : c.ToString()];
    }

    private List<string> ParseEscape(char c)
    {
        switch (c)
        {
            case 'd' or 'w' or 's' or 'D' or 'W' or 'S':
                return Many();
            case 'b' or 'B' or 'A' or 'z' or 'Z':
                return [.. s_nothing];
            default:
                return ParseLetter(c);
        }
    }

    private List<string> ParseGroup()
    {
        if (Take('?'))
        {
            // (?:…), (?i), (?<name>…).
            int end = text.IndexOfAny([':', '>', ')'], _position);
            _position = end < 0 ? text.Length : end + (text[end] == ')' ? 0 : 1);
        }

        _depth++;
        List<string> texts = ParseChoices();
        _depth--;
        if (_position < text.Length)
        {
            _position++;
        }

        if (Take('?') || Take('*'))
        {
            texts.Insert(0, "");
        }
        else if (!Take('+'))
        {
            SkipCount();
        }

        return Bounded([.. texts.Distinct()]);
    }

    private List<string> ParseCharacters()
    {
        int end = text.IndexOf(']', _position);
        string characters = end < 0 ? "" : text.Substring(_position, end - _position).Replace("\\", "");
        _position = end < 0 ? text.Length : end + 1;
        return characters.Length == 1 && !IsQuantified ? [characters] : Many();
    }

    /// <summary>Any of many, however often.</summary>
    private List<string> Many()
    {
        if (!Take('*') && !Take('+') && !Take('?'))
        {
            SkipCount();
        }

        Take('?');
        return ["*"];
    }

    private bool IsQuantified => _position < text.Length && text[_position] is '*' or '+' or '{';

    private void SkipCount()
    {
        if (_position < text.Length && text[_position] == '{' && text.IndexOf('}', _position) is >= 0 and int end)
        {
            _position = end + 1;
        }
    }

    private bool Take(char c)
    {
        bool isThere = _position < text.Length && text[_position] == c;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private static List<string> Join(List<string> starts, List<string> ends) =>
        Bounded([.. starts.SelectMany(_ => ends, (start, end) => start + end)]);

    private static List<string> Bounded(List<string> texts) => texts.Count > MostTexts ? [] : texts;
}
