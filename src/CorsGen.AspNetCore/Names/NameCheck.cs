using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsGen.AspNetCore;

/// <summary>
/// Stops the start of an application if one of its endpoints requires a policy by a name that doesn't exist, or a
/// registered policy has an error. Also runs if the application only uses the framework's middleware.
/// </summary>
internal sealed class NameCheck : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        NamedPolicies policies = app.ApplicationServices.GetRequiredService<NamedPolicies>();

        // The outermost component is built last: all endpoints are known then.
        app.Use(pipeline =>
        {
            CheckAll(app, policies);
            return pipeline;
        });
        next(app);
    };

    /// <summary>Checks the names that the endpoints of an application require.</summary>
    /// <exception cref="InvalidOperationException">An endpoint requires a policy that doesn't exist.</exception>
    public static void CheckAll(IApplicationBuilder app, NamedPolicies policies)
    {
        using IServiceScope scope = app.ApplicationServices.CreateScope();
        foreach (Endpoint endpoint in scope.ServiceProvider.GetService<EndpointDataSource>()?.Endpoints ?? [])
        {
            Check(endpoint, policies, scope.ServiceProvider);
        }
    }

    /// <summary>Checks the names that an endpoint requires.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="policies">The policies that are registered with CorsGen.</param>
    /// <param name="scope">Services of a request or another scope.</param>
    /// <exception cref="InvalidOperationException">The endpoint requires a policy that doesn't exist.</exception>
    public static void Check(Endpoint endpoint, NamedPolicies policies, IServiceProvider scope)
    {
        foreach (IEnableCorsAttribute named in endpoint.Metadata.GetOrderedMetadata<IEnableCorsAttribute>())
        {
            if (named.PolicyName is { } name && policies.Find(name) is null && !MayExist(name, scope))
            {
                throw policies.Unknown(name, endpoint);
            }
        }
    }

    // A provider of the application's own may know names that only exist for some requests.
    private static bool MayExist(string name, IServiceProvider scope) => scope.GetService<ICorsPolicyProvider>() switch
    {
        null => false,
        PolicyProvider { HasAllNames: true } or DefaultCorsPolicyProvider =>
            scope.GetRequiredService<IOptions<CorsOptions>>().Value.GetPolicy(name) is not null,
        _ => true,
    };
}
