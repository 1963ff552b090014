using System.Text;
using CorsGen.Compiler;

namespace Sample.Playground;

/// <summary>What compiles and fixes the policies that readers of the page write.</summary>
internal static class OwnPolicyEndpoints
{
    private const int MostFindings = 100;

    /// <summary>How many rules the page shows.</summary>
    public const int MostRules = 100;

    // PUT, not POST: other sites can't send it without a preflight, to which the page answers nothing.
    public static void MapOwnPolicies(this IEndpointRouteBuilder endpoints, OwnPolicies policies)
    {
        endpoints.MapPut("/own/{page:guid}", (Guid page, CorsProfile profile, HttpRequest request) =>
            WithTextAsync(request, profile, text => Compile(policies, page, text, profile)));
        endpoints.MapPut("/fix", (string id, int? start, int? length, CorsProfile profile, HttpRequest request) =>
            WithTextAsync(request, profile, text => Fix(text, profile, id, start, length)));
    }

    private static async Task<IResult> WithTextAsync(
        HttpRequest request, CorsProfile profile, Func<string, object> answer)
    {
        if (!Enum.IsDefined(profile))
        {
            return Results.BadRequest("the profile is S3 or Web.");
        }

        if (await ReadAsync(request) is not { } text)
        {
            return Results.Json(
                $"a policy may have {OwnPolicies.MostBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        return await CompilerTurns.RunAsync(request.HttpContext, () => Results.Ok(answer(text)));
    }

    // Null if it is too long. A byte-order mark stays: the places of findings are those of the text in the page.
    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > OwnPolicies.MostBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and int count)
        {
            if (bytes.Length + count > OwnPolicies.MostBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static object Compile(OwnPolicies policies, Guid page, string text, CorsProfile profile)
    {
        CorsCompilation compilation = OwnPolicy.Compile(text, profile);
        if (compilation.Policy is { } policy)
        {
            policies.Set(new OwnPolicy(page, text, profile, policy));
        }
        else
        {
            policies.Remove(page);
        }

        var fixes = new FindingFixes(compilation);
        return new
        {
            compilation.HasErrors,
            FindingCount = compilation.Findings.Count,
            Findings = compilation.Findings.Take(MostFindings).Select(finding => new
            {
                finding.Id,
                Severity = finding.Severity.ToString(),
                finding.Message,
                finding.Line,
                finding.Column,
                finding.Start,
                finding.Length,
                finding.HelpLink,
                Fix = fixes.TitleOf(finding),
                FixAll = fixes.TitleOfAll(finding.Id),
            }),
            RuleCount = compilation.Policy?.Rules.Count ?? 0,
            Rules = compilation.Policy?.Rules.Take(MostRules) ?? [],
        };
    }

    private static object Fix(string text, CorsProfile profile, string id, int? start, int? length)
    {
        var fixes = new FindingFixes(OwnPolicy.Compile(text, profile));
        return new { Text = start is null ? fixes.ApplyAll(id) : fixes.Apply(id, start.Value, length ?? 0) };
    }
}
