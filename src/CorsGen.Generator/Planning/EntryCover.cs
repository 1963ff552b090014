using System;
using System.Linq;

namespace CorsGen.Generator.Planning;

/// <summary>
/// Whether an entry of a list, with a <c>*</c> or without, matches all that another one does. No union of entries covers one
/// with a <c>*</c> that none of them covers alone: the <c>*</c> stands for a character too that none of them continues with,
/// as long as they do not continue with every character there is.
/// </summary>
internal static class EntryCover
{
    /// <summary>For two origins, or two texts that are compared as they are.</summary>
    public static bool OfOrigins(string wider, string narrower)
    {
        if (!wider.Contains('*'))
        {
            return wider == narrower;
        }

        Pattern pattern = Pattern.Parse(wider);
        if (!narrower.Contains('*'))
        {
            return pattern.Matches(narrower);
        }

        Pattern other = Pattern.Parse(narrower);
        return other.Prefix.StartsWith(pattern.Prefix, StringComparison.Ordinal)
            && other.Suffix.EndsWith(pattern.Suffix, StringComparison.Ordinal);
    }

    /// <summary>For two header names, of which only ASCII letters fold; they have no others (RFC 9110, section 5.1).</summary>
    public static bool OfHeaders(string wider, string narrower) =>
        OfOrigins(wider.ToLowerInvariant(), narrower.ToLowerInvariant());
}
