using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>A request that two servers are sent.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Origins">Its <c>Origin</c> lines.</param>
/// <param name="RequestedMethod">Its <c>Access-Control-Request-Method</c>; null for none.</param>
/// <param name="RequestedHeaders">Its <c>Access-Control-Request-Headers</c>; null for none.</param>
internal sealed record PeerRequest(
    string Method, IReadOnlyList<string> Origins, string? RequestedMethod, string? RequestedHeaders)
{
    public bool IsPreflight => Method == "OPTIONS" && Origins.Count > 0;

    public IEnumerable<string> Lines =>
    [
        .. Origins.Select(origin => "Origin: " + origin),
        .. LineOf("Access-Control-Request-Method", RequestedMethod),
        .. LineOf("Access-Control-Request-Headers", RequestedHeaders),
    ];

    public override string ToString() => $"{Method} {string.Join(" | ", Lines)}";

    private static string[] LineOf(string name, string? value) => value is null ? [] : [$"{name}: {value}"];
}

/// <summary>
/// What an answer says about CORS: a preflight's status, which for other requests is about more than CORS, and its
/// headers.
/// </summary>
internal sealed record CorsAnswer(
    int? Status,
    string? AllowOrigin = null,
    string? AllowCredentials = null,
    string? AllowMethods = null,
    string? AllowHeaders = null,
    string? ExposeHeaders = null,
    string? MaxAge = null,
    string? Vary = null)
{
    public static CorsAnswer Of(PeerRequest request, RawResponse response) => new(
        request.IsPreflight ? response.Status : null,
        response.AllowOrigin,
        response["Access-Control-Allow-Credentials"],
        response["Access-Control-Allow-Methods"],
        response["Access-Control-Allow-Headers"],
        response["Access-Control-Expose-Headers"],
        response["Access-Control-Max-Age"],
        response.Vary);
}
