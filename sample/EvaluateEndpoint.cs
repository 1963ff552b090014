using CorsGen;

namespace Sample;

/// <summary><c>/evaluate?origin=…&amp;method=…&amp;headers=…&amp;policy=…</c>: the decision of a policy, as JSON.</summary>
internal static class EvaluateEndpoint
{
    public static void MapEvaluate(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/evaluate", (string? origin, string? method, string? headers, string policy = "cors.json") =>
            PolicyFile.All.FirstOrDefault(file => file.Name == policy) is { } file
                ? Results.Ok(Answer(file.Policy.Evaluate(origin, method, headers), method))
                : Results.NotFound($"There is no policy '{policy}'."));

    private static object Answer(CorsResult result, string? method) => new
    {
        result.IsAllowed,
        Denial = result.Denial.ToString(),
        Reason = Reason(result, method),
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

    private static string Reason(CorsResult result, string? method) => result.Denial switch
    {
        CorsDenial.None => $"By {result.Rule}, the first that allows all of it.",
        CorsDenial.NoOrigin => "Without an origin it isn't a CORS request.",
        CorsDenial.Origin => "No rule allows the origin.",
        CorsDenial.Method when string.IsNullOrEmpty(method) => "A rule allows the origin; there is no method.",
        CorsDenial.Method => $"A rule allows the origin, but none of these the method {method}.",
        _ => "A rule allows the origin and the method, but none of these every header.",
    };
}
