using System;
using System.Collections.Generic;
using CorsGen.Matching;

namespace CorsGen;

/// <summary>
/// Evaluates one rule by its entries, one after another: what compiled policies do at once for all rules.
/// </summary>
internal static class RuleEvaluation
{
    /// <summary>The step at which a rule refuses a request; <see cref="CorsDenial.None"/> if it allows it.</summary>
    public static CorsDenial Evaluate(CorsRule rule, ExplainedRequest request) =>
        string.IsNullOrEmpty(request.Origin) ? CorsDenial.NoOrigin
        : !AllowsOrigin(rule, request.Origin!) ? CorsDenial.Origin
        : !AllowsMethod(rule, request.Method) ? CorsDenial.Method
        : MissingHeader(rule, request.Headers) is not null ? CorsDenial.Headers
        : CorsDenial.None;

    /// <summary>The first requested header that a rule doesn't allow; null if it allows all.</summary>
    public static string? MissingHeader(CorsRule rule, string? requestHeaders)
    {
        foreach (ReadOnlySpan<char> name in new RequestedHeaders(requestHeaders))
        {
            if (!HeaderName.IsToken(name) || !AllowsHeader(rule, name))
            {
                return name.ToString();
            }
        }

        return null;
    }

    /// <summary>Whether a rule lists only <c>*</c>, which is any method in profile Web, and an error in S3.</summary>
    public static bool AllowsAnyMethod(CorsRule rule) =>
        rule.AllowedMethods.Count == 1 && rule.AllowedMethods[0] == "*";

    private static bool AllowsOrigin(CorsRule rule, string origin)
    {
        bool isVisible = OriginPattern.IsVisibleAscii(origin);
        IReadOnlyList<string> entries = rule.AllowedOrigins;
        for (int i = 0; i < entries.Count; i++)
        {
            string entry = entries[i];
            if (entry == "*" || (isVisible && IsMatch(origin, entry, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsMethod(CorsRule rule, string? method)
    {
        if (AllowsAnyMethod(rule))
        {
            return MethodName.MatchesAny(method);
        }

        IReadOnlyList<string> entries = rule.AllowedMethods;
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] == method)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsHeader(CorsRule rule, ReadOnlySpan<char> name)
    {
        IReadOnlyList<string> entries = rule.AllowedHeaders;
        for (int i = 0; i < entries.Count; i++)
        {
            string entry = entries[i];
            int star = entry.IndexOf('*');

            if (star < 0 ? HeaderName.AreEqual(name, entry) : IsHeaderMatch(name, entry, star))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is an entry, or matches its <c>*</c>.</summary>
    public static bool IsMatch(string text, string entry, StringComparison comparison)
    {
        int star = entry.IndexOf('*');
        int suffixLength = entry.Length - star - 1;
        return star < 0
            ? string.Equals(text, entry, comparison)
            : text.Length >= entry.Length - 1
                && string.Compare(text, 0, entry, 0, star, comparison) == 0
                && string.Compare(text, text.Length - suffixLength, entry, star + 1, suffixLength, comparison) == 0;
    }

    private static bool IsHeaderMatch(ReadOnlySpan<char> name, string entry, int star)
    {
        ReadOnlySpan<char> suffix = entry.AsSpan(star + 1);
        return name.Length >= entry.Length - 1
            && HeaderName.EqualsIgnoreAsciiCase(name.Slice(0, star), entry.AsSpan(0, star))
            && HeaderName.EqualsIgnoreAsciiCase(name.Slice(name.Length - suffix.Length), suffix);
    }
}
