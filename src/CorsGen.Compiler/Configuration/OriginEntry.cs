using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>What an entry of a list of origins can match at all.</summary>
internal static class OriginEntry
{
    /// <summary>
    /// Whether some request has an origin that matches: an empty origin is none, and one with a character outside
    /// U+0021–U+007E matches only <c>*</c>.
    /// </summary>
    public static bool IsMatchable(string entry) => entry.Length > 0 && entry.All(c => c is >= '!' and <= '~');
}
