using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>The CORS policy that an endpoint's metadata requires, read once for each endpoint.</summary>
internal sealed class EndpointRequirement
{
    private static readonly ConditionalWeakTable<Endpoint, EndpointRequirement> s_known = [];

    private EndpointRequirement(Endpoint endpoint)
    {
        List<object> found = NearestPolicy.Of(endpoint.Metadata);
        object? nearest = found.LastOrDefault();
        IsDisabled = nearest is IDisableCorsAttribute;
        Policy = nearest switch
        {
            IRequiredPolicy required => required.Policy,
            IDisableCorsAttribute when found.Exists(item => item is IRequiredPolicy) => DenyAllPolicy.Disabled,
            _ => null,
        };
        RequiresFrameworkPolicy = nearest is not null && !IsDisabled && Policy is null;
        IsApplied = endpoint.Metadata.GetMetadata<AppliedPolicy>() is not null;
        if (Policy is not null && !IsApplied && endpoint is RouteEndpoint { RequestDelegate: { } handler } route)
        {
            Applied = Apply(route, handler);
        }

        HasFrameworkMetadata = endpoint.Metadata.Any(
            item => item is ICorsMetadata && !(Applied is not null && IsAttribute(item)));
    }

    /// <summary>
    /// The CorsGen policy; a policy without rules if <c>[DisableCors]</c> overrides it; null if the endpoint doesn't
    /// require a CorsGen policy.
    /// </summary>
    public ICorsPolicy? Policy { get; }

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

    public static EndpointRequirement Of(Endpoint endpoint) =>
        s_known.GetValue(endpoint, static endpoint => new EndpointRequirement(endpoint));

    private static bool IsAttribute(object metadata) => metadata is IRequiredPolicy and ICorsMetadata;

    private static RouteEndpoint Apply(RouteEndpoint endpoint, RequestDelegate handler)
    {
        IEnumerable<object> metadata = endpoint.Metadata.Select(item =>
            IsAttribute(item) ? new RequiredPolicy(((IRequiredPolicy)item).Policy, (Attribute)item) : item);
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
