using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>What an endpoint's metadata requires of CORS, read once for each endpoint.</summary>
internal sealed class EndpointRequirement
{
    private static readonly ConditionalWeakTable<Endpoint, EndpointRequirement> s_known = [];

    private EndpointRequirement(Endpoint endpoint)
    {
        List<object> found = NearestPolicy.Of(endpoint.Metadata);
        object? nearest = found.LastOrDefault();
        HasFrameworkMetadata = endpoint.Metadata.GetMetadata<ICorsMetadata>() is not null;
        IsDisabled = nearest is IDisableCorsAttribute;
        Policy = nearest switch
        {
            IRequiredPolicy required => required.Policy,
            IDisableCorsAttribute when found.Exists(item => item is IRequiredPolicy) => DenyAllPolicy.Disabled,
            _ => null,
        };
        RequiresFrameworkPolicy = nearest is not null && !IsDisabled && Policy is null;
        if (nearest is IRequiredPolicy && endpoint.Metadata.Any(IsAttribute))
        {
            WithoutAttribute = ReplaceAttribute(endpoint);
        }
    }

    /// <summary>
    /// The policy of ours; one without rules where CORS is disabled in place of it; null if the endpoint requires none of
    /// ours.
    /// </summary>
    public ICorsPolicy? Policy { get; }

    /// <summary>Whether <c>[DisableCors]</c> is what counts.</summary>
    public bool IsDisabled { get; }

    /// <summary>Whether the endpoint requires a policy of the framework's, which its own middleware applies.</summary>
    public bool RequiresFrameworkPolicy { get; }

    /// <summary>Whether the framework's endpoint middleware expects that CORS middleware has run.</summary>
    public bool HasFrameworkMetadata { get; }

    /// <summary>
    /// The endpoint without the attribute: with metadata of ours in its place. It goes on where the policy was applied, as
    /// the framework's middleware would fail at the attribute. Null if there is no attribute to replace.
    /// </summary>
    public Endpoint? WithoutAttribute { get; }

    public static EndpointRequirement Of(Endpoint endpoint) =>
        s_known.GetValue(endpoint, static endpoint => new EndpointRequirement(endpoint));

    private static bool IsAttribute(object metadata) => metadata is IRequiredPolicy and ICorsMetadata;

    private static RouteEndpoint? ReplaceAttribute(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint { RequestDelegate: { } handler } route)
        {
            return null;
        }

        IEnumerable<object> metadata = route.Metadata.Select(item =>
            IsAttribute(item) ? new RequiredPolicy(((IRequiredPolicy)item).Policy, (Attribute)item) : item);
        return new RouteEndpoint(
            handler, route.RoutePattern, route.Order, new EndpointMetadataCollection(metadata), route.DisplayName);
    }
}
