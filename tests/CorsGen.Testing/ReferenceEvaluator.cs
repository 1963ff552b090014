using System.Globalization;

namespace CorsGen.Testing;

/// <summary>A rule as its file states it; a list that is not given is empty.</summary>
public sealed record ReferenceRule(
    string? Id,
    string[] AllowedOrigins,
    string[] AllowedMethods,
    string[] AllowedHeaders,
    string[] ExposeHeaders,
    int? MaxAgeSeconds,
    bool? AllowCredentials)
{
    /// <summary>The values of the headers that are the same whatever the request.</summary>
    public string AllowMethods { get; } = string.Join(", ", AllowedMethods);

    public string? Expose { get; } = ExposeHeaders.Length == 0 ? null : string.Join(", ", ExposeHeaders);

    public string? MaxAge { get; } = MaxAgeSeconds?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the reference decides.</summary>
public readonly record struct ReferenceAnswer(
    int RuleIndex,
    CorsDenial Denial,
    string? AllowOrigin,
    bool AllowCredentials,
    string? AllowHeaders);

/// <summary>
/// The semantics in the plainest words: each rule in turn, each entry in turn, each character in turn. It shares
/// nothing with what it is compared with.
/// </summary>
public static class ReferenceEvaluator
{
    private const string TokenPunctuation = "!#$%&'*+-.^_`|~";

    public static ReferenceAnswer Evaluate(
        IReadOnlyList<ReferenceRule> rules, bool isWeb, string? origin, string? method, string? requestHeaders)
    {
        if (string.IsNullOrEmpty(origin))
        {
            return new ReferenceAnswer(-1, CorsDenial.NoOrigin, null, false, null);
        }

        string[] names =
            (requestHeaders ?? "").Split(',').Select(name => name.Trim(' ', '\t')).Where(name => name != "").ToArray();
        bool isVisible = origin.All(c => c >= 0x21 && c <= 0x7E);
        bool reachedMethod = false;
        bool reachedHeaders = false;
        for (int index = 0; index < rules.Count; index++)
        {
            ReferenceRule rule = rules[index];
            if (!rule.AllowedOrigins.Any(entry => entry == "*" || (isVisible && Matches(entry, origin, fold: false))))
            {
                continue;
            }

            reachedMethod = true;
            if (!rule.AllowedMethods.Any(allowed => allowed == method || (allowed == "*" && IsAnyMethod(method))))
            {
                continue;
            }

            reachedHeaders = true;
            if (names.All(name => name.All(IsTokenCharacter)
                && rule.AllowedHeaders.Any(entry => Matches(entry, name, fold: true))))
            {
                bool isAny = rule.AllowedOrigins.Contains("*");
                return new ReferenceAnswer(
                    index,
                    CorsDenial.None,
                    isAny ? "*" : origin,
                    isWeb ? rule.AllowCredentials == true : !isAny,
                    names.Length == 0 ? null : requestHeaders);
            }
        }

        return new ReferenceAnswer(
            -1,
            reachedHeaders ? CorsDenial.Headers : reachedMethod ? CorsDenial.Method : CorsDenial.Origin,
            null,
            false,
            null);
    }

    // What "*" stands for; only profile Web has it.
    private static bool IsAnyMethod(string? method) =>
        !string.IsNullOrEmpty(method)
        && method.All(IsTokenCharacter)
        && method.ToUpperInvariant() is not ("CONNECT" or "TRACE" or "TRACK");

    private static bool Matches(string entry, string text, bool fold)
    {
        int star = entry.IndexOf('*');
        int before = star < 0 ? entry.Length : star;
        int after = star < 0 ? 0 : entry.Length - star - 1;
        if (star < 0 ? text.Length != entry.Length : text.Length < before + after)
        {
            return false;
        }

        for (int i = 0; i < before; i++)
        {
            if (!AreEqual(entry[i], text[i], fold))
            {
                return false;
            }
        }

        for (int i = 1; i <= after; i++)
        {
            if (!AreEqual(entry[^i], text[^i], fold))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(char left, char right, bool fold) =>
        left == right
            || (fold && char.IsAsciiLetter(left) && char.IsAsciiLetter(right) && Math.Abs(left - right) == 'a' - 'A');

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || TokenPunctuation.Contains(c);
}
