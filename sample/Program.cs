using CorsGen;

// cors.json and uploads.cors.json were compiled into these two classes when the project was built.
(string Name, ICorsPolicy Policy)[] policies = [("cors.json", CorsPolicy.Instance), ("uploads.cors.json", UploadsCorsPolicy.Instance)];

foreach ((string name, ICorsPolicy policy) in policies)
{
    Console.WriteLine($"{name}: {policy.Rules.Count} rule(s)");
    foreach (SampleRequest request in SampleRequest.All)
    {
        CorsResult result = policy.Evaluate(request.Origin, request.Method, request.Headers);
        Console.WriteLine($"  {request,-80} {result}");
    }

    Console.WriteLine();
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
WebApplication app = builder.Build();

app.MapGet("/", () => Results.Redirect("/evaluate?origin=https://app.example.com&method=PUT&headers=content-type"));

app.MapGet("/evaluate", (string? origin, string? method, string? headers) =>
{
    CorsResult result = CorsPolicy.Evaluate(origin, method, headers);
    return new
    {
        result.IsAllowed,
        Denial = result.Denial.ToString(),
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
});

app.Run();
