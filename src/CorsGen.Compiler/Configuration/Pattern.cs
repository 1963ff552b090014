using System;

namespace CorsGen.Compiler.Configuration;

/// <summary>An entry with one <c>*</c>, which stands for any characters, none included.</summary>
/// <param name="Prefix">What stands before the <c>*</c>.</param>
/// <param name="Suffix">What stands after it.</param>
internal sealed record Pattern(string Prefix, string Suffix)
{
    public static Pattern Parse(string entry)
    {
        int star = entry.IndexOf('*');
        return new Pattern(entry.Substring(0, star), entry.Substring(star + 1));
    }

    /// <summary>Whether a text matches: anchored at both ends, prefix and suffix not overlapping.</summary>
    public bool Matches(string text) =>
        text.Length >= Prefix.Length + Suffix.Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.EndsWith(Suffix, StringComparison.Ordinal);

    public override string ToString() => Prefix + "*" + Suffix;
}
