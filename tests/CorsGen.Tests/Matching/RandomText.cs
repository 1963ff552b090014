using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Tests.Matching;

/// <summary>Texts near a boundary: one character more, less or other than what a pattern asks for.</summary>
internal static class RandomText
{
    // The ends of each range that the decision knows, their neighbours, what folds or trims to them elsewhere, and
    // halves of pairs.
    private const string BoundaryCharacters =
        "\0\u0001\t\n\r\u001F " +
        "!\"~\u007F\u0080\u0085\u00A0\u00E9\u0130\u0131\u017F\u2028\u2029\u212A\u3000\uD800\uDBFF\uDC00\uDFFF\uFEFF\uFFFF" +
        "*,;:/.@AKSZ[`aksz{|-";

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static char BoundaryCharacter(this Random random) =>
        BoundaryCharacters[random.Next(BoundaryCharacters.Length)];

    /// <summary>
    /// A text for which a pattern should have a match, or just not: its wildcard filled, or its two sides overlapping.
    /// </summary>
    public static string Expand(this Random random, string pattern)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return pattern;
        }

        string prefix = pattern[..star];
        string suffix = pattern[(star + 1)..];
        return random.Next(12) switch
        {
            0 or 1 => prefix + suffix,
            2 => prefix + suffix[random.Next(Math.Min(prefix.Length, suffix.Length) + 1)..],
            3 => prefix + prefix + suffix,
            4 => prefix + suffix + suffix,
            5 => pattern,
            6 => prefix,
            7 => prefix + random.BoundaryCharacter() + suffix,
            8 => prefix + new string('a', random.Next(1, 40)) + suffix,
            _ => prefix + random.Pick(["a", "b", "www", "a.b", "x-y", "8080", "1"]) + suffix,
        };
    }

    public static string Mutate(this Random random, string text)
    {
        int at = random.Next(text.Length + 1);
        if (text.Length == 0)
        {
            return random.BoundaryCharacter().ToString();
        }

        int on = Math.Min(at, text.Length - 1);
        return random.Next(13) switch
        {
            0 or 1 => text.Insert(at, random.BoundaryCharacter().ToString()),
            2 => text.Remove(on, 1),
            3 => Replace(text, on, random.BoundaryCharacter()),
            4 => Replace(text, on, (char)(text[on] ^ 0x20)),
            5 => Replace(text, on, (char)(text[on] + 1)),
            6 => text.ToUpperInvariant(),
            7 => text.Replace('k', '\u212A').Replace('K', '\u212A').Replace('s', '\u017F').Replace('S', '\u017F'),
            8 => text + random.BoundaryCharacter(),
            9 => random.BoundaryCharacter() + text,
            10 => text + text,
            11 => text[..on],
            _ => text[on..],
        };
    }

    /// <summary>A value of about a megabyte.</summary>
    public static string Megabyte(string part) => string.Concat(Enumerable.Repeat(part, (1 << 20) / part.Length));

    /// <summary>A JSON string. Not System.Text.Json, which has no halves of surrogate pairs.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPlain = c is >= ' ' and <= '~' and not '"' and not '\\'
                || (c >= '\u00A0' && !char.IsSurrogate(c) && (i & 1) == 0);
            json.Append(isPlain ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return json.Append('"').ToString();
    }

    private static string Replace(string text, int index, char c) => text[..index] + c + text[(index + 1)..];
}
