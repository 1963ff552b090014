using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsGen.AspNetCore;

/// <summary>Detects middleware that should not have run before CORS, and logs it once.</summary>
internal sealed class EarlierMiddleware
{
    // Set by the framework's authorization middleware.
    private const string AuthorizationKey = "__AuthorizationMiddlewareWithEndpointInvoked";

    private readonly ILogger _logger;
    private readonly ApplicationEndpoints _endpoints;
    private readonly bool _hasFallbackPolicy;
    private readonly bool _hasOutputCache;
    private int _saidAuthorization;
    private int _saidCache;

    public EarlierMiddleware(IServiceProvider services, ILogger logger, ApplicationEndpoints endpoints)
    {
        _logger = logger;
        _endpoints = endpoints;
        _hasFallbackPolicy = services.GetService<IOptions<AuthorizationOptions>>()?.Value.FallbackPolicy is not null;
        _hasOutputCache = services.GetService<IOutputCacheStore>() is not null;
    }

    /// <summary>Checks which middleware ran before, for a request or preflight that a CorsGen policy covers.</summary>
    /// <exception cref="InvalidOperationException">The framework's own CORS middleware ran before.</exception>
    public void Check(HttpContext context, Endpoint? endpoint, ICorsPolicy policy)
    {
        // Not context.Items, which allocates a dictionary if it hasn't been used.
        if (context.Features.Get<IItemsFeature>()?.Items is { Count: > 0 } items)
        {
            EndpointGuard.CheckFrameworkHasNotRun(context, items, endpoint, policy);
            WarnOfAuthorization(context, items);
        }
    }

    /// <summary>Runs the rest of the pipeline, and keeps earlier caches from storing the response.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        IFeatureCollection features = context.Features;

        // An earlier cache would store the response without our Vary, and with the CORS headers of a handler. So the
        // response must not be stored, with or without an Origin.
        if (_hasOutputCache && features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            cache.AllowCacheStorage = false;
            WarnOfCache("app.UseOutputCache()");
        }
        else if (features.Get<IResponseCachingFeature>() is not null)
        {
            WarnOfCache("app.UseResponseCaching()");
            return ResponseCacheBypass.InvokeAsync(context, next);
        }

        return next(context);
    }

    private void WarnOfAuthorization(HttpContext context, IDictionary<object, object?> items)
    {
        if (_saidAuthorization == 0
            && items.ContainsKey(AuthorizationKey)
            && context.Request.Headers.Origin.Count > 0
            && (_hasFallbackPolicy || _endpoints.RequireAuthorization)
            && Interlocked.Exchange(ref _saidAuthorization, 1) == 0)
        {
            CorsLog.AuthorizationBeforeCors(_logger);
        }
    }

    private void WarnOfCache(string call)
    {
        if (_saidCache == 0 && Interlocked.Exchange(ref _saidCache, 1) == 0)
        {
            CorsLog.CacheBeforeCors(_logger, call);
        }
    }
}
