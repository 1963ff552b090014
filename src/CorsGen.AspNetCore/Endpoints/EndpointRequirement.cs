using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>What an endpoint's metadata asks of CORS, read once for each endpoint.</summary>
internal sealed class EndpointRequirement
{
    private static readonly ConditionalWeakTable<Endpoint, EndpointRequirement> s_known = [];

    private EndpointRequirement(Endpoint endpoint)
    {
        HasFrameworkMetadata = endpoint.Metadata.GetMetadata<ICorsMetadata>() is not null;

        // The last one counts, ours or the framework's. The attribute is both.
        object? last = endpoint.Metadata.LastOrDefault(item => item is IRequiredPolicy or ICorsMetadata);
        Policy = last switch
        {
            IRequiredPolicy required => required.Policy,
            IDisableCorsAttribute => DisabledPolicy.Instance,
            _ => null,
        };
        IsFrameworks = last is not null && Policy is null;
        if (last is IRequiredPolicy && endpoint.Metadata.Any(IsAttribute))
        {
            Answered = WithoutAttribute(endpoint);
        }
    }

    /// <summary>The policy of ours; that of no rules if CORS is disabled; null if the endpoint requires none of ours.</summary>
    public ICorsPolicy? Policy { get; }

    /// <summary>Whether the endpoint requires a policy of the framework's, which is not for us to answer.</summary>
    public bool IsFrameworks { get; }

    /// <summary>Whether the framework's endpoint middleware wants to know that CORS middleware has run.</summary>
    public bool HasFrameworkMetadata { get; }

    /// <summary>
    /// The endpoint to go on with where the policy was applied, if not this one: that with metadata of ours in the place of
    /// the attribute, at which the framework's middleware would fail, and which costs a key in <c>HttpContext.Items</c>.
    /// </summary>
    public Endpoint? Answered { get; }

    public static EndpointRequirement Of(Endpoint endpoint) => s_known.GetValue(endpoint, static endpoint => new EndpointRequirement(endpoint));

    private static bool IsAttribute(object metadata) => metadata is IRequiredPolicy and ICorsMetadata;

    private static RouteEndpoint? WithoutAttribute(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint { RequestDelegate: { } handler } route)
        {
            return null;
        }

        IEnumerable<object> metadata = route.Metadata.Select(item => IsAttribute(item) ? new RequiredPolicy(((IRequiredPolicy)item).Policy) : item);
        return new RouteEndpoint(handler, route.RoutePattern, route.Order, new EndpointMetadataCollection(metadata), route.DisplayName);
    }
}
