using System.Collections.Generic;
using System.Linq;

namespace CorsGen;

/// <summary>Says why a policy denied a request, from what its rules say.</summary>
internal static class ReasonText
{
    private const int MostRules = 3;

    /// <summary>No rule allows the origin; the nearest entry, if one comes near.</summary>
    public static string OfOrigin(string? origin, IReadOnlyList<CorsRuleExplanation> rules)
    {
        const string Sentence = "no rule allows the origin";
        CorsRuleExplanation? nearest = null;
        NearOrigin? nearestOrigin = null;
        foreach (CorsRuleExplanation rule in rules)
        {
            if (rule.Denial == CorsDenial.Origin
                && rule.NearOrigin is { } near
                && (nearestOrigin is null || near.Distance < nearestOrigin.Value.Distance))
            {
                nearest = rule;
                nearestOrigin = near;
            }
        }

        return nearestOrigin is { } found
            ? $"{Sentence}; {PrintableText.Quoted(found.Entry)} in {Name(nearest!)} {found.Difference}"
            : origin is not null && UnsentOrigin.Fault(origin) is { } fault
                ? $"{Sentence}, which browsers don't send: {fault}"
            : Sentence;
    }

    /// <summary>The rules that came as far as the policy says, and what they lack.</summary>
    public static string OfStep(
        CorsDenial denial, ICorsPolicy policy, ExplainedRequest request, IReadOnlyList<CorsRuleExplanation> rules)
    {
        CorsRuleExplanation[] reached = rules.Where(rule => rule.Denial == denial).ToArray();
        if (reached.Length == 0)
        {
            // A policy that wasn't compiled may decide without its rules.
            string? missing = denial == CorsDenial.Method ? request.Method : null;
            return $"{PrintableText.Ascii(policy.GetType().Name)} allows {Refused(denial, missing)}";
        }

        // The first rule is usually the intended one. Others are named if they lack the same.
        CorsRuleExplanation first = reached[0];
        CorsRuleExplanation[] alike = reached.Where(rule => rule.Missing == first.Missing).ToArray();
        string names = string.Join(", ", alike.Take(MostRules).Select(Name))
            + (alike.Length > MostRules ? $" and {alike.Length - MostRules} more" : "");
        string near = alike.Select(rule => rule.NearMiss).FirstOrDefault(near => near is not null) is { } hint
            ? $" ({hint})"
            : "";
        return $"{names} {(alike.Length == 1 ? "allows" : "allow")} {Refused(denial, first.Missing)}{near}";
    }

    /// <summary>What follows "allows" if a rule allows the origin, but not all of the rest.</summary>
    public static string Refused(CorsDenial denial, string? missing) => denial == CorsDenial.Method
        ? string.IsNullOrEmpty(missing)
            ? "the origin, but the request doesn't have a method"
            : $"the origin, not the method {PrintableText.Of(missing!)}"
        : "the origin and the method, not " +
            $"{(missing is null ? "the requested headers" : $"the header {PrintableText.Of(missing)}")}";

    private static string Name(CorsRuleExplanation rule) => PrintableText.Ascii(rule.Rule.ToString());
}
