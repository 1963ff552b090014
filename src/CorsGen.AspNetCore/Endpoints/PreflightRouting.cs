using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>
/// Makes routing choose an endpoint for the preflights of its methods, so that the middleware finds its policy. Without it
/// a preflight ends at routing's own endpoint, the one that answers 405.
/// </summary>
internal static class PreflightRouting
{
    /// <summary>Adds to an endpoint's metadata that its methods take preflights, if it is bound to methods at all.</summary>
    public static void Accept(IList<object> metadata)
    {
        // The last one counts. It is replaced by another one rather than changed: it may belong to other endpoints too.
        if (metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { AcceptCorsPreflight: false } methods)
        {
            metadata.Add(new HttpMethodMetadata(methods.HttpMethods, acceptCorsPreflight: true));
        }
    }
}
