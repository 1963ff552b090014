using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>
/// Makes routing choose an endpoint for the preflights of its methods, so that the middleware finds its policy.
/// Otherwise, routing chooses its own endpoint, which answers 405.
/// </summary>
internal static class PreflightRouting
{
    /// <summary>Makes an endpoint accept preflights for its methods, if its metadata lists methods.</summary>
    public static void Accept(IList<object> metadata)
    {
        // The last one applies. It isn't changed, because other endpoints may share it.
        if (metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { AcceptCorsPreflight: false } methods)
        {
            metadata.Add(new HttpMethodMetadata(methods.HttpMethods, acceptCorsPreflight: true));
        }
    }
}
