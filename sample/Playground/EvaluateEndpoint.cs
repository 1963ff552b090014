using CorsGen;

namespace Sample.Playground;

/// <summary>
/// <c>/evaluate?origin=…&amp;method=…&amp;headers=…&amp;policy=…</c>: the decision of a policy, as JSON.
/// <c>/csharp?policy=…</c>: what it is compiled to.
/// </summary>
internal static class EvaluateEndpoint
{
    private const int MostRules = 50;
    private const int MostCharacters = 1_000_000;

    public static void MapEvaluate(this IEndpointRouteBuilder endpoints, OwnPolicies own)
    {
        endpoints.MapGet("/evaluate", (string? origin, string? method, string? headers, string policy = "cors.json") =>
            (FindFile(policy)?.Policy ?? FindOwn(own, policy)?.Policy) is { } found
                ? Results.Ok(Answer(found.Explain(origin, method, headers)))
                : Missing(policy));
        endpoints.MapGet("/csharp", (string policy, HttpContext context) => CompilerTurns.RunAsync(context, () =>
            (FindFile(policy)?.ToCSharp() ?? FindOwn(own, policy)?.ToCSharp()) is { } source
                ? Results.Text(Shorten(source))
                : Missing(policy)));
    }

    private static PolicyFile? FindFile(string name) => PolicyFile.All.FirstOrDefault(file => file.Name == name);

    private static OwnPolicy? FindOwn(OwnPolicies own, string page) =>
        Guid.TryParse(page, out Guid id) ? own.Find(id) : null;

    private static string Shorten(string source) =>
        source.Length <= MostCharacters ? source : source[..MostCharacters] + "\n// … and so on.\n";

    private static IResult Missing(string policy) => Results.NotFound($"there is no policy '{policy}'.");

    private static object Answer(CorsExplanation explanation)
    {
        CorsResult result = explanation.Result;
        return new
        {
            result.IsAllowed,
            Denial = result.Denial.ToString(),
            Reason = explanation.ToString(),
            RuleCount = explanation.Rules.Count,
            Rules = explanation.Rules.Take(MostRules).Select(rule => new
            {
                rule.Rule.Index,
                Name = rule.Rule.ToString(),
                Text = rule.ToString(),
            }),
            result.RuleIndex,
            Rule = result.Rule?.ToString(),
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
