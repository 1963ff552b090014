using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace CorsGen.AspNetCore;

/// <summary>Notices middleware that ran before CORS and should not have, and says so once.</summary>
internal sealed class MiddlewareOrder(ILogger logger)
{
    // The framework's authorization middleware leaves it behind.
    private const string AuthorizationKey = "__AuthorizationMiddlewareWithEndpointInvoked";

    private int _saidAuthorization;
    private int _saidOutputCache;

    /// <summary>Looks at a request that just came here.</summary>
    public void Check(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count == 0)
        {
            return;
        }

        // Not context.Items, which makes an empty one of what nobody has used.
        if (_saidAuthorization == 0
            && context.Features.Get<IItemsFeature>()?.Items.ContainsKey(AuthorizationKey) == true
            && Interlocked.Exchange(ref _saidAuthorization, 1) == 0)
        {
            CorsLog.AuthorizationBeforeCors(logger);
        }

        // A cache that ignores Vary must not keep an answer that may hold the headers of this origin.
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            cache.AllowCacheStorage = false;
            if (_saidOutputCache == 0 && Interlocked.Exchange(ref _saidOutputCache, 1) == 0)
            {
                CorsLog.OutputCacheBeforeCors(logger);
            }
        }
    }
}
