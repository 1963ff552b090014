using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Exhaustive;

/// <summary>
/// Which text matches which pattern, by the definition alone: a text matches if something can be put in the place of
/// the <c>*</c> that makes the pattern the text. Worked out once for each pair.
/// </summary>
internal sealed class TruthTable
{
    private readonly Dictionary<string, HashSet<string>> _matches;

    public TruthTable(IEnumerable<string> patterns, IReadOnlyCollection<string> texts, bool ignoreCase = false)
    {
        string[] fills = [.. texts.SelectMany(Parts).Distinct()];
        StringComparer comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _matches = patterns.Distinct().ToDictionary(pattern => pattern, pattern =>
        {
            HashSet<string> filled = pattern.Contains('*')
                ? fills.Select(fill => pattern.Replace("*", fill, StringComparison.Ordinal)).ToHashSet(comparer)
                : [pattern];
            return texts.Where(text => filled.Contains(text, comparer)).ToHashSet(StringComparer.Ordinal);
        });
    }

    public bool IsMatch(string pattern, string text) => _matches[pattern].Contains(text);

    /// <summary>Whether everything that matches the one pattern matches the other.</summary>
    public bool Covers(string pattern, string covered) => _matches[covered].IsSubsetOf(_matches[pattern]);

    // Every text that stands somewhere in this one, the empty one as well.
    private static IEnumerable<string> Parts(string text) =>
        from start in Enumerable.Range(0, text.Length + 1)
        from length in Enumerable.Range(0, text.Length - start + 1)
        select text.Substring(start, length);
}
