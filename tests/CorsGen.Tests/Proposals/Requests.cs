using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Tests.Proposals;

/// <summary>Asks two policies the same.</summary>
internal static class Requests
{
    private static readonly string?[] s_headers = [null, "content-type", "x-a-b", "content-type, x-a-b", "x-other"];

    /// <summary>
    /// Whether both allow the same requests, with credentials or without, and expose and keep the same.
    /// </summary>
    public static bool AreAnsweredAlike(Policy one, Policy other)
    {
        (ReferenceRule[] first, ReferenceRule[] second) = (RulesOf(one), RulesOf(other));
        return RequestsOf(first.Concat(second))
            .All(request => Answer(first, one, request).Equals(Answer(second, other, request)));
    }

    private static (bool, string?, bool, string?, string?) Answer(
        ReferenceRule[] rules, Policy policy, (string Origin, string Method, string? Headers) request)
    {
        bool isWeb = policy.Profile == CorsProfile.Web;
        ReferenceAnswer answer =
            ReferenceEvaluator.Evaluate(rules, isWeb, request.Origin, request.Method, request.Headers);
        ReferenceRule? rule = answer.RuleIndex < 0 ? null : rules[answer.RuleIndex];
        return (answer.RuleIndex >= 0, answer.AllowOrigin, answer.AllowCredentials, rule?.Expose, rule?.MaxAge);
    }

    private static IEnumerable<(string Origin, string Method, string? Headers)> RequestsOf(
        IEnumerable<ReferenceRule> rules)
    {
        ReferenceRule[] all = [.. rules];
        string[] origins =
        [
            .. (
                from rule in all
                from origin in rule.AllowedOrigins
                from filling in (string[])["x", "8080"]
                select origin.Replace("*", filling, StringComparison.Ordinal)).Distinct(),
            "https://stranger.example", "https://evilapp.example",
        ];
        string[] methods = [.. all.SelectMany(rule => rule.AllowedMethods).Distinct(), "PURGE"];
        return from origin in origins
               from method in methods
               from headers in s_headers
               select (origin, method, headers);
    }

    private static ReferenceRule[] RulesOf(Policy policy) =>
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
