using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>
/// Why a policy denied a request, in words: <c>Rules[2] (uploads) allows the origin, not the method PATCH</c>. The
/// policy makes the decision; this class evaluates each rule again to explain it. It doesn't run for allowed requests,
/// and for denied ones only if the category logs Information, or in Development.
/// </summary>
internal static class DenialReason
{
    private const int MostRules = 3;

    /// <summary>The reason, in printable ASCII except for the IDs of rules.</summary>
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

        if (policy is DenyAllPolicy denying)
        {
            return denying.Reason;
        }

        if (request.RequestedMethod.Count > 1)
        {
            return "it has more than one Access-Control-Request-Method line";
        }

        return result.Denial switch
        {
            CorsDenial.Method => OfMethod(policy, request, origin),
            CorsDenial.Headers => OfHeaders(policy, request, origin),
            _ => OriginPattern.IsVisibleAscii(origin)
                ? "no rule allows the origin"
                : "no rule allows the origin, which contains invalid characters",
        };
    }

    private static string OfMethod(ICorsPolicy policy, in CorsRequest request, string origin)
    {
        string method = request.Method;
        if (HttpMethods.IsOptions(method) && !request.IsPreflight)
        {
            return "it isn't a preflight, because it doesn't have an Access-Control-Request-Method header";
        }

        List<CorsRule> rules = [.. policy.Rules.Where(rule => RuleMatch.Origin(rule, origin))];
        string hint = rules.SelectMany(rule => rule.AllowedMethods)
            .FirstOrDefault(allowed => allowed.Equals(method, StringComparison.OrdinalIgnoreCase)) is { } other
                ? $" (methods are case-sensitive: {other})"
                : "";
        return $"{Allow(rules, policy, "the origin")}, not the method {PrintableText.Of(method)}{hint}";
    }

    private static string OfHeaders(ICorsPolicy policy, in CorsRequest request, string origin)
    {
        string method = request.Method;
        List<CorsRule> rules =
        [
            .. policy.Rules.Where(rule => RuleMatch.Origin(rule, origin) && RuleMatch.Method(rule, method)),
        ];

        // The first rule is usually the intended one.
        string? header = rules.Count == 0
            ? null
            : RuleMatch.FirstMissingHeader(rules[0], request.RequestedHeaders.ToString());
        string hint = header is null || HeaderName.IsToken(header) ? "" : ", which isn't a header name";
        string shown = header is null ? "the requested headers" : $"the header {PrintableText.Of(header)}{hint}";
        return $"{Allow(rules, policy, "the origin and the method")}, not {shown}";
    }

    private static string Allow(List<CorsRule> rules, ICorsPolicy policy, string what)
    {
        // A policy that isn't generated may decide without its rules.
        if (rules.Count == 0)
        {
            return $"{PrintableText.Ascii(policy.GetType().Name)} allows {what}";
        }

        string names = string.Join(", ", rules.Take(MostRules))
            + (rules.Count > MostRules ? $" and {rules.Count - MostRules} more" : "");
        return $"{PrintableText.Ascii(names)} {(rules.Count == 1 ? "allows" : "allow")} {what}";
    }
}
