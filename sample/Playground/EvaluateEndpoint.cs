using CorsGen;

namespace Sample.Playground;

/// <summary><c>/evaluate?origin=…&amp;method=…&amp;headers=…&amp;policy=…</c>: the decision of a policy, as JSON.</summary>
internal static class EvaluateEndpoint
{
    public static void MapEvaluate(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/evaluate", (string? origin, string? method, string? headers, string policy = "cors.json") =>
            PolicyFile.All.FirstOrDefault(file => file.Name == policy) is { } file
                ? Results.Ok(Answer(file.Policy.Explain(origin, method, headers)))
                : Results.NotFound($"There is no policy '{policy}'."));

    private static object Answer(CorsExplanation explanation)
    {
        CorsResult result = explanation.Result;
        return new
        {
            result.IsAllowed,
            Denial = result.Denial.ToString(),
            Reason = explanation.ToString(),
            Rules = explanation.Rules.Select(rule => rule.ToString()),
            result.RuleIndex,
            RuleId = result.Rule?.Id,
            result.AllowOrigin,
            result.AllowCredentials,
            result.AllowMethods,
            result.AllowHeaders,
            result.ExposeHeaders,
            result.MaxAge,
            result.Vary,
        };
    }
}
