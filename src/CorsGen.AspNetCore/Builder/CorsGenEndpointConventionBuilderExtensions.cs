using CorsGen;
using CorsGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives endpoints a policy that CorsGen compiled.</summary>
public static class CorsGenEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requires a policy for an endpoint, or for each endpoint of a group, instead of the application's policy. The
    /// policy that is added last applies: an endpoint's own overrides its group's. Requires <c>UseCors(policy)</c> or
    /// <c>UseCorsGen()</c>; otherwise, requests to the endpoint fail.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint or group.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="policy">The policy: <c>UploadsCorsPolicy.Instance</c>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// If you also use the framework's CORS, call <c>UseCorsGen()</c> or <c>UseCors(policy)</c> before the framework's
    /// <c>UseCors()</c>. In the other order, the framework's middleware answers preflights with its own policy, which
    /// later middleware cannot prevent; the request that follows fails with a message that explains the order.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TBuilder RequireCors<TBuilder>(this TBuilder builder, ICorsPolicy policy)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(policy);

        var metadata = new RequiredPolicy(PolicyInstance.Of(policy));

        // Not Finally, which not every convention builder supports: YARP's doesn't.
        builder.Add(endpoint =>
        {
            UnsupportedEndpoint.Refuse(endpoint);
            endpoint.Metadata.Add(metadata);
            PreflightRouting.Accept(endpoint.Metadata);
            EndpointGuard.Wrap(endpoint);
        });
        return builder;
    }
}
