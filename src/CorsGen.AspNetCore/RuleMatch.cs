using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>Asks one rule about one part of a request.</summary>
internal static class RuleMatch
{
    public static bool Origin(CorsRule rule, string origin)
    {
        foreach (string entry in rule.AllowedOrigins)
        {
            int star = entry.IndexOf('*', StringComparison.Ordinal);
            if (entry == "*"
                || (star < 0 ? entry == origin && OriginPattern.IsVisibleAscii(origin) : OriginPattern.IsMatch(origin, entry[..star], entry[(star + 1)..])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first requested header that the rule does not allow; null if it allows all.</summary>
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
            if (star < 0 ? HeaderName.AreEqual(name, entry) : HeaderName.IsMatch(name, entry[..star], entry[(star + 1)..]))
            {
                return true;
            }
        }

        return false;
    }
}
