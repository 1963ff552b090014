using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CorsGen.Generator.Findings;

/// <summary>Puts several things into a message.</summary>
internal static class Listing
{
    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string Of(IReadOnlyList<string> items) => items.Count == 1
        ? items[0]
        : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[items.Count - 1];

    /// <summary>Rules as a reader counts them, from their indexes: <c>rule 1</c>, <c>rules 1, 2 and 5</c>.</summary>
    public static string OfRules(IReadOnlyCollection<int> indexes) => (indexes.Count == 1 ? "rule " : "rules ")
        + Of([.. indexes.Select(index => (index + 1).ToString(CultureInfo.InvariantCulture))]);
}
