using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>The parts of a request that a policy decides about.</summary>
internal readonly struct CorsRequest
{
    private CorsRequest(HttpRequest request, StringValues origin)
    {
        OwnMethod = request.Method;
        Origin = origin;

        // Without an origin they have no meaning, and most requests don't have one.
        if (origin.Count > 0)
        {
            IHeaderDictionary headers = request.Headers;
            RequestedMethod = headers.AccessControlRequestMethod;
            RequestedHeaders = headers.AccessControlRequestHeaders;
        }
    }

    /// <summary>The lines of <c>Origin</c>; browsers send at most one.</summary>
    public StringValues Origin { get; }

    /// <summary>The lines of <c>Access-Control-Request-Method</c>.</summary>
    public StringValues RequestedMethod { get; }

    /// <summary>The lines of <c>Access-Control-Request-Headers</c>: one list.</summary>
    public StringValues RequestedHeaders { get; }

    /// <summary>Whether the request has an <c>Origin</c> header, even if it is empty.</summary>
    public bool HasOrigin => Origin.Count > 0;

    /// <summary>
    /// Whether this is a preflight. The condition is the one that routing uses, because routing then chooses the
    /// handler of another method: it ignores the case of <c>OPTIONS</c>, and accepts several lines.
    /// </summary>
    public bool IsPreflight => !StringValues.IsNullOrEmpty(RequestedMethod) && HttpMethods.IsOptions(OwnMethod);

    /// <summary>
    /// The method to evaluate: the requested method if there is one, as in Amazon S3, otherwise the method of the
    /// request.
    /// </summary>
    public string Method =>
        RequestedMethod.Count > 0 && RequestedMethod[0] is { Length: > 0 } requested ? requested : OwnMethod;

    private string OwnMethod { get; }

    public static CorsRequest Read(HttpRequest request) => new(request, request.Headers.Origin);

    /// <summary>
    /// The policy's answer. Several lines of a header that isn't a list are denied: if they were joined, two origins
    /// would match <c>https://*.example.com</c>, and a server in between may have checked either of them.
    /// </summary>
    public CorsResult Evaluate(ICorsPolicy policy) =>
        Origin.Count > 1 ? Denied(CorsDenial.Origin)
        : RequestedMethod.Count > 1 ? Denied(CorsDenial.Method)
        : policy.Evaluate(Origin.Count == 0 ? null : Origin[0], Method, (string?)RequestedHeaders);

    private static CorsResult Denied(CorsDenial denial) => new(null, denial, null, null);
}
