using System.Linq;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Matching;

namespace CorsGen.Fuzzing.Checks;

/// <summary>What holds for the answers of every policy, by a plain evaluator that shares nothing with it.</summary>
internal static class DecisionChecks
{
    public static void Check(ICorsPolicy policy, CorsProfile profile, RandomRequest request)
    {
        (string? origin, string? method, string? headers) = request;
        bool isWeb = profile == CorsProfile.Web;
        ReferenceRule[] rules = RulesOf(policy);
        CorsResult result = policy.Evaluate(origin, method, headers);
        ReferenceAnswer expected = ReferenceEvaluator.Evaluate(rules, isWeb, origin, method, headers);
        ReferenceRule? rule = expected.RuleIndex < 0 ? null : rules[expected.RuleIndex];
        FuzzException.Unless(
            expected == new ReferenceAnswer(
                result.RuleIndex, result.Denial, result.AllowOrigin, result.AllowCredentials, result.AllowHeaders)
                && result.AllowMethods == rule?.AllowMethods
                && result.ExposeHeaders == rule?.Expose
                && result.MaxAge == rule?.MaxAge,
            "A policy answers as the reference does",
            () => $"{request}: {result}, expected {expected}");

        CorsExplanation explanation = policy.Explain(origin, method, headers);
        FuzzException.Unless(
            explanation.Result.Denial == result.Denial && explanation.Result.RuleIndex == result.RuleIndex,
            "An explanation is about the answer",
            () => $"{request}: {explanation.Result}, {result}");
        FuzzException.Unless(
            explanation.ToString() is { Length: > 0 } reason && reason.All(c => c is >= ' ' and <= '~'),
            "A reason is one line of ASCII",
            () => $"{request}: {explanation}");
        for (int i = 0; i < rules.Length; i++)
        {
            CorsDenial alone = ReferenceEvaluator.Evaluate([rules[i]], isWeb, origin, method, headers).Denial;
            FuzzException.Unless(
                explanation.Rules[i].Denial == alone,
                "Each rule is explained as the reference decides it",
                () => $"{request}: Rules[{i}] {explanation.Rules[i].Denial}, expected {alone}");
        }
    }

    /// <summary>Whether two policies answer a request alike.</summary>
    public static bool AnswerAlike(ICorsPolicy left, ICorsPolicy right, RandomRequest request)
    {
        (string? origin, string? method, string? headers) = request;
        CorsResult first = left.Evaluate(origin, method, headers);
        CorsResult second = right.Evaluate(origin, method, headers);
        return (first.RuleIndex, first.Denial, first.AllowOrigin, first.AllowCredentials, first.AllowHeaders)
                == (second.RuleIndex, second.Denial, second.AllowOrigin, second.AllowCredentials, second.AllowHeaders)
            && (first.AllowMethods, first.ExposeHeaders, first.MaxAge)
                == (second.AllowMethods, second.ExposeHeaders, second.MaxAge);
    }

    /// <summary>The rules as the reference takes them.</summary>
    public static ReferenceRule[] RulesOf(ICorsPolicy policy) =>
    [
        .. policy.Rules.Select(rule => new ReferenceRule(
            rule.Id,
            [.. rule.AllowedOrigins],
            [.. rule.AllowedMethods],
            [.. rule.AllowedHeaders],
            [.. rule.ExposeHeaders],
            rule.MaxAgeSeconds,
            rule.AllowCredentials)),
    ];
}
