using CorsGen;
using CorsGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives endpoints a policy that CorsGen compiled.</summary>
public static class CorsGenEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requires a policy for an endpoint, or for each of a group, in place of the application's. The last that is added
    /// counts: an endpoint's own before its group's. Takes effect by <c>UseCors(policy)</c> or <c>UseCorsGen()</c>, without
    /// which a request to the endpoint fails.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint or group.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="policy">The policy: <c>UploadsCorsPolicy.Instance</c>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// Beside the framework's CORS, ours first: <c>UseCorsGen()</c> or <c>UseCors(policy)</c> before the framework's
    /// <c>UseCors()</c>. Placed first, the framework's middleware answers preflights itself, by a policy of its own, which
    /// nobody after it can prevent; the request that follows fails, with a message that says so.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TBuilder RequireCors<TBuilder>(this TBuilder builder, ICorsPolicy policy)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(policy);

        var metadata = new RequiredPolicy(PolicyInstance.Of(policy));

        // Not Finally, which a convention builder may lack: YARP's does.
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
