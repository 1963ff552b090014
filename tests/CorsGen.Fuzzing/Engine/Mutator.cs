using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Fuzzing.Engine;

/// <summary>
/// Changes an input: mostly by tokens, so that it keeps a meaning, and by characters, so that it loses it. The tokens
/// are those of the seeds.
/// </summary>
internal sealed partial class Mutator(Random random, IEnumerable<string> seeds)
{
    /// <summary>The length of inputs at which they stop growing.</summary>
    public const int MostCharacters = 6_000;

    // The ends of ranges, what folds, trims or breaks lines elsewhere, halves of pairs, and what quotes and ends.
    private const string OddCharacters =
        "\0\u0001\t\n\v\f\r\u001F !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u007F\u0080\u0085\u00A0\u00AD\u00E9\u0130\u0131\u017F"
        + "\u200B\u2018\u2019\u201C\u201D\u2028\u2029\u212A\u3000\uD800\uDBFF\uDC00\uDFFF\uFE0F\uFEFF\uFFFD\uFFFF";

    private readonly string[] _tokens =
    [
        .. seeds.SelectMany(seed => Token().Matches(seed).Select(match => match.Value)).Distinct(),
    ];

    /// <summary>A changed input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="other">Another one, of which a part may be taken.</param>
    public string Mutate(string input, string other)
    {
        string text = input;
        for (int changes = 1 << random.Next(4); changes > 0; changes--)
        {
            text = random.Next(3) == 0 ? ChangeCharacters(text) : ChangeTokens(text, other);
        }

        return text.Length <= MostCharacters ? text : text[..MostCharacters];
    }

    private string ChangeTokens(string text, string other)
    {
        (int Start, int Length)[] tokens = [.. Token().Matches(text).Select(match => (match.Index, match.Length))];
        if (tokens.Length == 0 || _tokens.Length == 0)
        {
            return text + Pick(_tokens);
        }

        int first = random.Next(tokens.Length);
        (int start, int length) = tokens[first];
        (int lastStart, int lastLength) = tokens[Math.Min(first + random.Next(12), tokens.Length - 1)];
        int end = lastStart + lastLength;
        switch (random.Next(8))
        {
            case 0:
                return text.Remove(start, length);
            case 1:
                return text.Remove(start, end - start);
            case 2:
                return text.Remove(start, length).Insert(start, Pick(_tokens));
            case 3:
                return text.Insert(start, Pick(_tokens));
            case 4:
                return text.Insert(random.Next(2) == 0 ? start : end, text[start..end]);
            case 5:
                int repeats = Math.Min(1 << random.Next(1, 9), MostCharacters / (end - start));
                return text.Insert(end, string.Concat(Enumerable.Repeat(text[start..end], repeats)));
            case 6:
                (int otherStart, int otherLength) = tokens[random.Next(tokens.Length)];
                return text.Remove(start, length).Insert(start, text.Substring(otherStart, otherLength));
            default:
                return Splice(text, start, end, other);
        }
    }

    private string Splice(string text, int start, int end, string other)
    {
        Match[] tokens = [.. Token().Matches(other).Cast<Match>()];
        if (tokens.Length == 0)
        {
            return text;
        }

        int first = random.Next(tokens.Length);
        int last = Math.Min(first + random.Next(30), tokens.Length - 1);
        string part = other[tokens[first].Index..(tokens[last].Index + tokens[last].Length)];
        return random.Next(3) switch
        {
            0 => text[..start] + other[tokens[first].Index..],
            1 => text.Insert(start, part),
            _ => text[..start] + part + text[end..],
        };
    }

    private string ChangeCharacters(string text)
    {
        int at = random.Next(text.Length + 1);
        if (at == text.Length)
        {
            return text + OddCharacter();
        }

        return random.Next(7) switch
        {
            0 => text.Insert(at, OddCharacter()),
            1 => text.Remove(at, 1),
            2 => text.Remove(at, 1).Insert(at, OddCharacter()),
            3 => text.Remove(at, 1).Insert(at, ((char)(text[at] ^ (1 << random.Next(7)))).ToString()),
            4 => text.Remove(at, Math.Min(random.Next(20), text.Length - at)),
            5 => text[..at],
            _ => text.Insert(at, Escaped(OddCharacter()[0])),
        };
    }

    // In one of the ways in which the forms write a character.
    private string Escaped(char character) => random.Next(4) switch
    {
        0 => $"\\u{(int)character:x4}",
        1 => $"&#{(int)character};",
        2 => $"&#x{(int)character:X};",
        _ => "\\" + character,
    };

    private string OddCharacter() => OddCharacters[random.Next(OddCharacters.Length)].ToString();

    private string Pick(string[] texts) => texts.Length == 0 ? OddCharacter() : texts[random.Next(texts.Length)];

    // A string, a tag, a word, a run of white space, or a character.
    [GeneratedRegex("""
        "(?:[^"\\\r\n]|\\.)*"|</?[A-Za-z:]+/?>|[A-Za-z0-9_]+|\s+|.
        """, RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
