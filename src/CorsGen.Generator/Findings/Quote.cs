using System.Globalization;
using System.Text;

namespace CorsGen.Generator.Findings;

/// <summary>Puts a value of a file into a message.</summary>
internal static class Quote
{
    private const int MostCharacters = 80;

    /// <summary>
    /// The value in quotes, on one line, every character visible: a long one is cut, and what could break a line or hide is
    /// written as <c>\uXXXX</c>.
    /// </summary>
    public static string Value(string value) => value.Length > MostCharacters
        ? $"'{Visible(value.Substring(0, MostCharacters - 1))}…'"
        : $"'{Visible(value)}'";

    /// <summary>The same for a path, of which the end says most.</summary>
    public static string End(string path) => path.Length > MostCharacters
        ? $"'…{Visible(path.Substring(path.Length - MostCharacters + 1))}'"
        : $"'{Visible(path)}'";

    private static string Visible(string value)
    {
        var quoted = new StringBuilder();
        foreach (char c in value)
        {
            // Letters of any language are welcome in a message; surrogates are not, as the cut may part a pair.
            if (c is >= ' ' and <= '~' || char.IsLetterOrDigit(c))
            {
                quoted.Append(c);
            }
            else
            {
                quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return quoted.ToString();
    }
}
