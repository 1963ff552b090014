namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// The application that the combinations are sent to: an address for each, below the number of its policy.
/// </summary>
internal static class CombinationSite
{
    public static void Configure(WebApplication app, IReadOnlyList<ICorsPolicy> policies)
    {
        app.UseCorsGen();
        for (int i = 0; i < policies.Count; i++)
        {
            app.Map($"/{i}/{{number}}/{{next?}}", Answer).RequireCors(policies[i]);
        }
    }

    // The number, in the form that the means can read.
    private static IResult Answer(HttpResponse response, int number, Means means, int? status, string? to)
    {
        if (to is not null)
        {
            response.Headers.Location = to;
            return Results.StatusCode(status!.Value);
        }

        return means switch
        {
            Means.EventSource => Results.Text($"data: {number}\n\n", "text/event-stream"),
            Means.Image =>
                Results.Text($"<svg xmlns='http://www.w3.org/2000/svg' width='{number}' height='1'/>", "image/svg+xml"),
            Means.Module => Results.Text($"export default '{number}';", "text/javascript"),
            _ => Results.Text($"{number}"),
        };
    }
}
