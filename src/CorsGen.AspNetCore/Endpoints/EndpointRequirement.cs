using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>The CORS policy that an endpoint's metadata requires, read once for each endpoint.</summary>
internal sealed class EndpointRequirement
{
    private static readonly ConditionalWeakTable<Endpoint, EndpointRequirement> s_known = [];

    private EndpointRequirement(Endpoint endpoint, NamedPolicies names)
    {
        List<object> found = NearestPolicy.Of(endpoint.Metadata);
        object? nearest = found.LastOrDefault();
        IsDisabled = nearest is IDisableCorsAttribute;
        Policy = IsDisabled
            ? found.Exists(item => names.RequiredBy(item) is not null) ? DenyAllPolicy.Disabled : null
            : names.RequiredBy(nearest);
        IsNamed = Policy is not null && nearest is IEnableCorsAttribute;
        RequiresFrameworkPolicy = nearest is not null && !IsDisabled && Policy is null;
        IsApplied = endpoint.Metadata.GetMetadata<AppliedPolicy>() is not null;
        if (Policy is not null && !IsApplied && endpoint is RouteEndpoint { RequestDelegate: { } handler } route)
        {
            Applied = Apply(route, handler, names);
        }

        HasFrameworkMetadata = endpoint.Metadata.Any(
            item => item is ICorsMetadata && !(Applied is not null && IsAttribute(item, names)));
    }

    /// <summary>
    /// The CorsGen policy; a policy without rules if <c>[DisableCors]</c> overrides it; null if the endpoint doesn't
    /// require a CorsGen policy.
    /// </summary>
    public ICorsPolicy? Policy { get; }

    /// <summary>
    /// Whether the endpoint requires <see cref="Policy"/> by its name, so that nothing guards the handler.
    /// </summary>
    public bool IsNamed { get; }

    /// <summary>Whether <c>[DisableCors]</c> applies.</summary>
    public bool IsDisabled { get; }

    /// <summary>
    /// Whether the endpoint requires the framework's policy, which the framework's middleware applies.
    /// </summary>
    public bool RequiresFrameworkPolicy { get; }

    /// <summary>
    /// Whether the framework's endpoint middleware expects that CORS middleware has run, for <see cref="Applied"/> or,
    /// if that is null, for the endpoint itself.
    /// </summary>
    public bool HasFrameworkMetadata { get; }

    /// <summary>Whether this is the endpoint that replaces another one after its policy was applied.</summary>
    public bool IsApplied { get; }

    /// <summary>
    /// The endpoint without the attribute and without the guard, which replaces the endpoint of the request after the
    /// policy was applied, and so marks the request as decided. This is cheaper than a feature, which makes the context
    /// look up all other features again. The framework's middleware would fail at the attribute, so
    /// <see cref="RequiredPolicy"/> replaces it. Null if a feature has to mark the request.
    /// </summary>
    public Endpoint? Applied { get; }

    /// <summary>What an endpoint requires in the application that it belongs to.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="names">The policies that endpoints of the application require by name.</param>
    public static EndpointRequirement Of(Endpoint endpoint, NamedPolicies names) =>
        s_known.TryGetValue(endpoint, out EndpointRequirement? known) ? known : Read(endpoint, names);

    /// <summary>What an endpoint requires in the application of a request.</summary>
    public static EndpointRequirement Of(HttpContext context, Endpoint endpoint) =>
        s_known.TryGetValue(endpoint, out EndpointRequirement? known)
            ? known
            : Read(endpoint, NamedPolicies.Of(context.RequestServices));

    private static EndpointRequirement Read(Endpoint endpoint, NamedPolicies names) =>
        s_known.GetValue(endpoint, endpoint => new EndpointRequirement(endpoint, names));

    // Both CorsGen's attribute and a name of CorsGen's are also CORS metadata of the framework.
    private static bool IsAttribute(object metadata, NamedPolicies names) =>
        metadata is ICorsMetadata && names.RequiredBy(metadata) is not null;

    private static RouteEndpoint Apply(RouteEndpoint endpoint, RequestDelegate handler, NamedPolicies names)
    {
        IEnumerable<object> metadata = endpoint.Metadata.Select(item =>
            IsAttribute(item, names) ? new RequiredPolicy(names.RequiredBy(item)!, item as Attribute) : item);
        return new RouteEndpoint(
            EndpointGuard.Unwrap(handler),
            endpoint.RoutePattern,
            endpoint.Order,
            new EndpointMetadataCollection(metadata.Append(new AppliedPolicy())),
            endpoint.DisplayName);
    }

    private sealed class AppliedPolicy
    {
        public override string ToString() => "CORS policy applied";
    }
}
