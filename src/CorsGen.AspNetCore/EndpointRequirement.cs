using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;

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
    }

    /// <summary>The policy of ours; that of no rules if CORS is disabled; null if the endpoint requires none of ours.</summary>
    public ICorsPolicy? Policy { get; }

    /// <summary>Whether the endpoint requires a policy of the framework's, which is not for us to answer.</summary>
    public bool IsFrameworks { get; }

    /// <summary>Whether the framework's endpoint middleware wants to know that CORS middleware has run.</summary>
    public bool HasFrameworkMetadata { get; }

    public static EndpointRequirement Of(Endpoint endpoint) => s_known.GetValue(endpoint, static endpoint => new EndpointRequirement(endpoint));
}
