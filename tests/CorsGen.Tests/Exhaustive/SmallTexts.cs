using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CorsGen.Tests.Exhaustive;

/// <summary>
/// All texts and all patterns of a few letters, up to a length: a small world that can be searched completely.
/// </summary>
internal static class SmallTexts
{
    private const string Variable = "CORSGEN_TEST_BOUND";

    /// <summary>
    /// By how many characters the world is larger than in a usual run: 0 unless the variable is set. 1 takes about half
    /// an hour.
    /// </summary>
    public static int Extra { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>All texts of one character or more.</summary>
    public static string[] Texts(string letters, int longest) =>
        [.. Enumerable.Range(1, longest).SelectMany(length => OfLength(letters, length))];

    /// <summary>All patterns of one character or more: texts with at most one <c>*</c>.</summary>
    public static string[] Patterns(string letters, int longest) =>
        [.. Texts(letters + "*", longest).Where(text => text.Count(c => c == '*') <= 1)];

    /// <summary>All lists of up to a number of the items, in their order.</summary>
    public static IEnumerable<T[]> Subsets<T>(IReadOnlyList<T> items, int most)
    {
        IEnumerable<int[]> lists = [[]];
        for (int size = 1; size <= most; size++)
        {
            lists = lists.SelectMany(list =>
                Enumerable.Range(
                    list.Length == 0 ? 0 : list[^1] + 1, items.Count - (list.Length == 0 ? 0 : list[^1] + 1))
                    .Select(next => (int[])[.. list, next]));
            int[][] found = [.. lists];
            lists = found;
            foreach (int[] list in found)
            {
                yield return [.. list.Select(index => items[index])];
            }
        }
    }

    private static IEnumerable<string> OfLength(string letters, int length) => length == 0
        ? [""]
        : OfLength(letters, length - 1).SelectMany(start => letters.Select(letter => start + letter));
}
