using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>
/// Why a policy denied a request, in words: <c>Rules[2] (uploads) allows the origin, not the method PATCH</c>. It asks each
/// rule anew, plainly: requests that are allowed never wait for it, and those that are denied not where the category's logging is
/// above Information.
/// </summary>
internal static class DenialReason
{
    private const int MostRules = 3;

    /// <summary>The reason. In printable ASCII, whatever the request holds, but for the IDs of rules.</summary>
    public static string Of(ICorsPolicy policy, in CorsRequest request, in CorsResult result)
    {
        if (request.Origin.Count > 1)
        {
            return "it has more than one Origin line";
        }

        string? origin = request.Origin.Count == 0 ? null : request.Origin[0];
        if (string.IsNullOrEmpty(origin))
        {
            return "its Origin is empty";
        }

        if (ReferenceEquals(policy, DisabledPolicy.Instance))
        {
            return "CORS is disabled for the endpoint";
        }

        if (ReferenceEquals(policy, NoPolicy.Instance))
        {
            return "no endpoint of this path and method requires a CORS policy, and the application has none";
        }

        if (request.RequestedMethod.Count > 1)
        {
            return "it has more than one Access-Control-Request-Method line";
        }

        List<CorsRule> byOrigin = [.. policy.Rules.Where(rule => RuleMatch.Origin(rule, origin))];
        if (byOrigin.Count == 0)
        {
            return OriginPattern.IsVisibleAscii(origin)
                ? "no rule allows the origin"
                : "no rule allows the origin, which has characters that no origin has";
        }

        string method = request.Method;
        List<CorsRule> byMethod = [.. byOrigin.Where(rule => rule.AllowedMethods.Contains(method, StringComparer.Ordinal))];
        if (byMethod.Count == 0)
        {
            return $"{Allow(byOrigin, "the origin")}, not the method {PrintableText.Of(method)}{MethodHint(byOrigin, method)}";
        }

        // The first rule is the one that most people mean.
        string? header = RuleMatch.FirstMissingHeader(byMethod[0], request.RequestedHeaders.ToString());
        return header is null
            ? $"the policy denied it ({result.Denial})"
            : $"{Allow(byMethod, "the origin and the method")}, not the header {PrintableText.Of(header)}{HeaderHint(header)}";
    }

    private static string Allow(List<CorsRule> rules, string what)
    {
        string names = string.Join(", ", rules.Take(MostRules)) + (rules.Count > MostRules ? $" and {rules.Count - MostRules} more" : "");
        return $"{PrintableText.Ascii(names)} {(rules.Count == 1 ? "allows" : "allow")} {what}";
    }

    private static string MethodHint(List<CorsRule> rules, string method) =>
        rules.SelectMany(rule => rule.AllowedMethods).FirstOrDefault(allowed => allowed.Equals(method, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $" (methods are case-sensitive: {other})"
            : "";

    private static string HeaderHint(string header) => HeaderName.IsToken(header) ? "" : ", which is no header name";
}
