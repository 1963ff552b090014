using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>What a policy is asked about a request.</summary>
internal readonly struct CorsRequest
{
    private CorsRequest(string method, StringValues origin, StringValues requestedMethod, StringValues requestedHeaders)
    {
        OwnMethod = method;
        Origin = origin;
        RequestedMethod = requestedMethod;
        RequestedHeaders = requestedHeaders;
    }

    /// <summary>The lines of <c>Origin</c>; one, unless the request is none of a browser's.</summary>
    public StringValues Origin { get; }

    /// <summary>The lines of <c>Access-Control-Request-Method</c>.</summary>
    public StringValues RequestedMethod { get; }

    /// <summary>The lines of <c>Access-Control-Request-Headers</c>: one list.</summary>
    public StringValues RequestedHeaders { get; }

    /// <summary>Whether there is an <c>Origin</c>, even an empty one.</summary>
    public bool HasOrigin => Origin.Count > 0;

    /// <summary>
    /// Whether this is a preflight: exactly when routing takes it for one, and so would run the handler of another method.
    /// Routing does not mind the case of <c>OPTIONS</c>, nor whether there are several lines.
    /// </summary>
    public bool IsPreflight => HasOrigin && HttpMethods.IsOptions(OwnMethod) && !StringValues.IsNullOrEmpty(RequestedMethod);

    /// <summary>The method to decide about: the one that is asked for, if one is, as Amazon S3 does.</summary>
    public string Method => RequestedMethod.Count > 0 && RequestedMethod[0] is { Length: > 0 } requested ? requested : OwnMethod;

    private string OwnMethod { get; }

    public static CorsRequest Read(HttpRequest request)
    {
        IHeaderDictionary headers = request.Headers;
        return new CorsRequest(
            request.Method, headers.Origin, headers.AccessControlRequestMethod, headers.AccessControlRequestHeaders);
    }

    /// <summary>
    /// The policy's answer. Several lines of what is no list are a denial: joined, two origins would match
    /// <c>https://*.example.com</c>, and which of them a server in between has looked at cannot be known.
    /// </summary>
    public CorsResult Evaluate(ICorsPolicy policy) =>
        Origin.Count > 1 ? new CorsResult(rule: null, CorsDenial.Origin, origin: null, requestHeaders: null)
        : RequestedMethod.Count > 1 ? new CorsResult(rule: null, CorsDenial.Method, origin: null, requestHeaders: null)
        : policy.Evaluate(Origin.Count == 0 ? null : Origin[0], Method, (string?)RequestedHeaders);
}
