using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CorsGen.Compiler.Text;

/// <summary>Puts several things into a message.</summary>
internal static class Listing
{
    private const int MostItems = 5;

    /// <summary>
    /// <c>a</c>, <c>a and b</c>, <c>a, b and c</c>; of many the first five, <c>a, b, c, d, e and 3 more</c>.
    /// </summary>
    public static string Of(IReadOnlyList<string> items)
    {
        if (items.Count == 1)
        {
            return items[0];
        }

        bool isCut = items.Count > MostItems;
        int shown = isCut ? MostItems : items.Count - 1;
        string last =
            isCut ? (items.Count - MostItems).ToString(CultureInfo.InvariantCulture) + " more" : items[items.Count - 1];
        return string.Join(", ", items.Take(shown)) + " and " + last;
    }
}
