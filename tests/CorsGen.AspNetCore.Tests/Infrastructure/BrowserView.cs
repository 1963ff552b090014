namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>What a page asks its browser for.</summary>
internal sealed record PageRequest(string Origin, string Method, string[] Headers, bool WithCredentials);

/// <summary>
/// How a browser interprets a server's answers (Fetch, "CORS-preflight fetch" and "CORS check"), to compare servers
/// that answer with different headers.
/// </summary>
internal static class BrowserView
{
    private static readonly string[] s_safeMethods = ["GET", "HEAD", "POST"];

    /// <summary>Whether the page may read the answer to its request; every request is preflighted here.</summary>
    public static async Task<bool> AllowsAsync(TestApplication app, string path, PageRequest request)
    {
        string? headers = request.Headers.Length == 0 ? null : string.Join(',', request.Headers);
        RawResponse preflight = await app.PreflightAsync(path, request.Origin, request.Method, headers);
        if (preflight.Status is < 200 or > 299
            || !PassesCheck(preflight, request)
            || !(s_safeMethods.Contains(request.Method)
                || Lists(preflight["Access-Control-Allow-Methods"], request.Method, request, StringComparison.Ordinal))
            || !request.Headers.All(header => Lists(
                preflight["Access-Control-Allow-Headers"], header, request, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return PassesCheck(await app.SendAsync(request.Method, path, "Origin: " + request.Origin), request);
    }

    private static bool PassesCheck(RawResponse response, PageRequest request) => request.WithCredentials
        ? response.AllowOrigin == request.Origin && response["Access-Control-Allow-Credentials"] == "true"
        : response.AllowOrigin == "*" || response.AllowOrigin == request.Origin;

    // "*" is a wildcard without credentials, and never one for Authorization.
    private static bool Lists(string? value, string name, PageRequest request, StringComparison comparison)
    {
        string[] names = value?.Split(
            [',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return names.Any(listed => listed.Equals(name, comparison))
            || (names.Contains("*")
                && !request.WithCredentials
                && !name.Equals("authorization", StringComparison.OrdinalIgnoreCase));
    }
}
