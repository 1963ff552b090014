using System;
using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>Which field somebody meant who wrote a name that is none.</summary>
internal static class NameSuggestion
{
    /// <summary>How many letters may be wrong before a name is another one.</summary>
    private const int MostMistakes = 2;

    /// <summary>The field that a name means; null if it looks like none.</summary>
    public static RuleField? FieldFor(string name)
    {
        string plain = Plain(name);
        return RuleField.All.FirstOrDefault(field => field.Synonyms.Contains(plain))
            ?? RuleField.All.FirstOrDefault(field => IsLike(plain, field.JsonName) || IsLike(plain, field.XmlName));
    }

    /// <summary>
    /// Whether a name is meant for <paramref name="intended"/>: case, separators and two letters aside.
    /// </summary>
    public static bool IsLike(string name, string intended)
    {
        string plain = Plain(name);
        string target = intended.ToLowerInvariant();

        // In a word of two letters, two mistakes leave nothing.
        return plain == target || (target.Length > 4 && Distance(plain, target) <= MostMistakes);
    }

    // allowed_origins, Allowed-Origins and Access-Control-Allow-Origin differ from the name in nothing that matters.
    private static string Plain(string name)
    {
        string letters = new string([.. name.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        const string HeaderPrefix = "accesscontrol";
        return letters.StartsWith(HeaderPrefix, StringComparison.Ordinal)
            ? letters.Substring(HeaderPrefix.Length)
            : letters;
    }

    /// <summary>
    /// How many letters to add, drop or change (Levenshtein), or a large number when it is surely too many.
    /// </summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > MostMistakes)
        {
            return int.MaxValue;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
