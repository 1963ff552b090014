using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>What a policy is asked about a request.</summary>
internal readonly struct CorsRequest
{
    private CorsRequest(HttpRequest request, StringValues origin)
    {
        OwnMethod = request.Method;
        Origin = origin;

        // Without an origin they mean nothing, and most requests have none.
        if (origin.Count > 0)
        {
            IHeaderDictionary headers = request.Headers;
            RequestedMethod = headers.AccessControlRequestMethod;
            RequestedHeaders = headers.AccessControlRequestHeaders;
        }
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
    public bool IsPreflight => !StringValues.IsNullOrEmpty(RequestedMethod) && HttpMethods.IsOptions(OwnMethod);

    /// <summary>The method to decide about: the one that is asked for, if one is, as Amazon S3 does.</summary>
    public string Method => RequestedMethod.Count > 0 && RequestedMethod[0] is { Length: > 0 } requested ? requested : OwnMethod;

    private string OwnMethod { get; }

    public static CorsRequest Read(HttpRequest request) => new(request, request.Headers.Origin);

    /// <summary>
    /// The policy's answer. Several lines of what is no list are a denial: joined, two origins would match
    /// <c>https://*.example.com</c>, and which of them a server in between has looked at cannot be known.
    /// </summary>
    public CorsResult Evaluate(ICorsPolicy policy) =>
        Origin.Count > 1 ? Denied(CorsDenial.Origin)
        : RequestedMethod.Count > 1 ? Denied(CorsDenial.Method)
        : policy.Evaluate(Origin.Count == 0 ? null : Origin[0], Method, (string?)RequestedHeaders);

    private static CorsResult Denied(CorsDenial denial) => new(null, denial, null, null);
}
