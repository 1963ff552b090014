using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>Compares one part of a request with one rule.</summary>
internal static class RuleMatch
{
    public static bool Origin(CorsRule rule, string origin)
    {
        foreach (string entry in rule.AllowedOrigins)
        {
            int star = entry.IndexOf('*', StringComparison.Ordinal);
            if (entry == "*"
                || ((star < 0 ? entry == origin : Matches(origin, entry, star, StringComparison.Ordinal))
                    && OriginPattern.IsVisibleAscii(origin)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the rule allows a method.</summary>
    public static bool Method(CorsRule rule, string method) =>
        rule.AllowedMethods.Contains(method, StringComparer.Ordinal);

    /// <summary>The first requested header that the rule doesn't allow; null if it allows all.</summary>
    public static string? FirstMissingHeader(CorsRule rule, string requestedHeaders)
    {
        foreach (ReadOnlySpan<char> name in new RequestedHeaders(requestedHeaders))
        {
            if (!HeaderName.IsToken(name) || !Allows(rule, name))
            {
                return name.ToString();
            }
        }

        return null;
    }

    private static bool Allows(CorsRule rule, ReadOnlySpan<char> name)
    {
        foreach (string entry in rule.AllowedHeaders)
        {
            int star = entry.IndexOf('*', StringComparison.Ordinal);
            bool isMatch = star < 0
                ? HeaderName.AreEqual(name, entry)
                : Matches(name, entry, star, StringComparison.OrdinalIgnoreCase);
            if (isMatch)
            {
                return true;
            }
        }

        return false;
    }

    // The comparison ignores case only for header names, which are ASCII on both sides here.
    private static bool Matches(
        ReadOnlySpan<char> value, ReadOnlySpan<char> entry, int star, StringComparison comparison) =>
        value.Length >= entry.Length - 1
        && value.StartsWith(entry[..star], comparison)
        && value.EndsWith(entry[(star + 1)..], comparison);
}
