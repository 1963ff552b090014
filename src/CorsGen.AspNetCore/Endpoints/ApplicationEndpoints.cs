using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// All endpoints of the application: what they require of CORS, and which one a future request will reach.
/// </summary>
internal sealed class ApplicationEndpoints
{
    private const int MostSegments = 16;

    private readonly EndpointDataSource? _source;
    private readonly RequestPreview? _preview;
    private readonly ICorsPolicy? _default;
    private readonly NamedPolicies _names;
    private readonly object _changing = new();
    private volatile Summary? _summary;
    private int _changes;

    private ApplicationEndpoints(
        EndpointDataSource? source, RequestPreview? preview, ICorsPolicy? defaultPolicy, NamedPolicies names)
    {
        _names = names;
        _source = source;
        _preview = preview;
        _default = defaultPolicy;
        if (source is not null)
        {
            // They may change while the application runs, as those of a proxy do.
            ChangeToken.OnChange(source.GetChangeToken, Forget);
        }
    }

    /// <summary>
    /// Whether an endpoint requires a policy of the framework or a policy by its name, or has CORS disabled.
    /// </summary>
    public bool HaveFrameworkMetadata => Current.HaveFrameworkMetadata;

    /// <summary>Whether an endpoint that has a CorsGen policy requires authorization.</summary>
    public bool RequireAuthorization => Current.RequireAuthorization;

    private Summary Current => _summary ?? Summarize();

    /// <summary>Reads and checks the endpoints of an application whose pipeline is being built.</summary>
    /// <param name="app">The application, or a branch of it.</param>
    /// <param name="defaultPolicy">The policy of endpoints that don't have their own; null if there is none.</param>
    /// <param name="names">The policies that endpoints require by name.</param>
    /// <exception cref="InvalidOperationException">
    /// A policy cannot be applied to an endpoint that requires it.
    /// </exception>
    public static ApplicationEndpoints Create(
        IApplicationBuilder app, ICorsPolicy? defaultPolicy, NamedPolicies names)
    {
        EndpointDataSource? source = app.ApplicationServices.GetService<EndpointDataSource>();
        RequestPreview? preview = source is null ? null : RequestPreview.Create(app, source);
        var endpoints = new ApplicationEndpoints(source, preview, defaultPolicy, names);
        endpoints.Summarize();
        return endpoints;
    }

    /// <summary>
    /// Checks an endpoint that CorsGen doesn't cover: its policy must exist. Endpoints may be added after the start.
    /// </summary>
    /// <exception cref="InvalidOperationException">The endpoint requires a policy that doesn't exist.</exception>
    public void CheckNames(Endpoint endpoint, HttpContext context) =>
        NameCheck.Check(endpoint, _names, context.RequestServices);

    /// <summary>What an endpoint requires.</summary>
    public EndpointRequirement RequirementOf(Endpoint endpoint) => EndpointRequirement.Of(endpoint, _names);

    /// <summary>
    /// Whether the endpoint that routing chose for a preflight is certain to have the policy of the endpoint that the
    /// request will reach.
    /// </summary>
    public bool HaveThePolicyOf(Endpoint? routed)
    {
        Summary current = Current;
        return _preview is null
            || current.Count == 0
            || (current.HaveOnePolicy
                && (routed is RouteEndpoint || (_default is not null && current.Policy == _default)));
    }

    /// <summary>
    /// The endpoint that the actual request will reach; null if there is none. Routing may choose a different one for
    /// the preflight: it skips endpoints that don't accept preflights, and those without CORS metadata don't.
    /// </summary>
    public async ValueTask<Endpoint?> OfPreflightAsync(HttpContext context, Endpoint? routed) =>
        await _preview!.FindAsync(context)
        ?? (routed is { Metadata.Count: > 0 } && (Current.HaveDynamic || routed is not RouteEndpoint) ? routed : null);

    /// <summary>
    /// The policy that all endpoints of a path share, regardless of their methods; null if they differ or there is
    /// none. For responses of routing itself, 405 and 415.
    /// </summary>
    public async ValueTask<ICorsPolicy?> OfPathAsync(HttpContext context)
    {
        ICorsPolicy? common = null;
        foreach (string method in _preview is null || !Current.HaveOwnPolicies ? [] : Current.Methods)
        {
            if (await _preview!.FindOfMethodAsync(context, method) is RouteEndpoint endpoint)
            {
                ICorsPolicy? policy = Current.PolicyOfRoute(endpoint.RoutePattern.RawText);
                if (policy is null || (common is not null && policy != common))
                {
                    return null;
                }

                common = policy;
            }
        }

        return common;
    }

    /// <summary>
    /// Whether a request would reach an endpoint with a policy other than the application's if its path had fewer
    /// leading segments. <c>UsePathBase</c> and <c>Map</c> remove such segments, and routing then finds the endpoint
    /// after us.
    /// </summary>
    public async ValueTask<bool> MayBeReachedLaterAsync(HttpContext preflight)
    {
        // It is empty for OPTIONS *, and in a branch of the pipeline.
        string path = preflight.Request.Path is { HasValue: true, Value: { } value } ? value : "/";
        int tried = 0;
        for (int slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            // Nobody's path base is as long as that: a bound on what a request may cost.
            if (tried++ == MostSegments)
            {
                return true;
            }

            if (await _preview!.FindAsync(preflight, path[slash..]) is { } endpoint
                && RequirementOf(endpoint) is var requirement
                && (requirement.RequiresFrameworkPolicy || requirement.IsDisabled
                    || (requirement.Policy is { } policy && policy != _default)))
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="InvalidOperationException">An endpoint requires what it cannot have.</exception>
    private Summary Summarize()
    {
        int changes = Volatile.Read(ref _changes);
        var summary = new Summary(_source?.Endpoints ?? [], _default, _names);
        lock (_changing)
        {
            // Of endpoints that have changed in the meantime it is for this request alone.
            if (changes == _changes)
            {
                _summary = summary;
            }
        }

        return summary;
    }

    private void Forget()
    {
        lock (_changing)
        {
            _changes++;
            _summary = null;
        }
    }

    // What is looked up for requests: made anew when the endpoints change.
    private sealed class Summary
    {
        private readonly Dictionary<string, ICorsPolicy?> _routes = new(StringComparer.Ordinal);

        public Summary(IReadOnlyList<Endpoint> endpoints, ICorsPolicy? defaultPolicy, NamedPolicies names)
        {
            var methods = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            object?[] effective = [.. endpoints.OfType<RouteEndpoint>().Select(Effective).Distinct()];
            Count = endpoints.Count;
            HaveOnePolicy = effective.Length == 1 && effective[0] is ICorsPolicy;
            Policy = HaveOnePolicy ? (ICorsPolicy)effective[0]! : null;
            foreach (RouteEndpoint endpoint in endpoints.OfType<RouteEndpoint>())
            {
                var requirement = EndpointRequirement.Of(endpoint, names);
                UnsupportedEndpoint.Refuse(endpoint, requirement, defaultPolicy);
                HaveDynamic |= UnsupportedEndpoint.IsDynamic(endpoint.Metadata);
                HaveOwnPolicies |= requirement.Policy is not null || requirement.IsDisabled;
                HaveFrameworkMetadata |=
                    requirement.RequiresFrameworkPolicy || requirement.IsNamed || requirement.IsDisabled;

                var policy = Effective(endpoint) as ICorsPolicy;
                RequireAuthorization |= policy is not (null or DenyAllPolicy) && IsAuthorized(endpoint);
                string route = endpoint.RoutePattern.RawText ?? "";
                bool differs = _routes.TryGetValue(route, out ICorsPolicy? other) && other != policy;
                _routes[route] = differs ? null : policy;
                methods.UnionWith(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);
            }

            Methods = [.. methods];

            object? Effective(Endpoint endpoint)
            {
                var requirement = EndpointRequirement.Of(endpoint, names);
                return requirement.RequiresFrameworkPolicy ? requirement
                    : requirement.IsDisabled ? DenyAllPolicy.Disabled
                    : UnsupportedEndpoint.IsShortCircuited(endpoint) ? null
                    : requirement.Policy ?? defaultPolicy;
            }
        }

        public int Count { get; }

        /// <summary>Whether all endpoints have the same CorsGen policy.</summary>
        public bool HaveOnePolicy { get; }

        /// <summary>The policy that all endpoints have; null if they differ.</summary>
        public ICorsPolicy? Policy { get; }

        /// <summary>Whether an endpoint requires a CorsGen policy itself, or has CORS disabled.</summary>
        public bool HaveOwnPolicies { get; }

        /// <summary>Whether routing replaces some endpoint with another one for each request.</summary>
        public bool HaveDynamic { get; }

        public bool HaveFrameworkMetadata { get; }

        public bool RequireAuthorization { get; }

        /// <summary>The methods of all endpoints.</summary>
        public IReadOnlyList<string> Methods { get; }

        /// <summary>
        /// The CorsGen policy that all endpoints of a route share; null if they differ or there is none.
        /// </summary>
        public ICorsPolicy? PolicyOfRoute(string? route) => _routes.GetValueOrDefault(route ?? "");

        private static bool IsAuthorized(Endpoint endpoint) =>
            endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
    }
}
