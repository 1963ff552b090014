using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>
/// Refuses endpoints to which the required policy could never be applied, because routing drops their metadata or runs
/// them before any middleware. The application then doesn't start.
/// </summary>
internal static class UnsupportedEndpoint
{
    // Internal to the framework; if it is present, routing runs the endpoint.
    private const string ShortCircuitMetadata = "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata";

    /// <exception cref="InvalidOperationException">
    /// The endpoint requires a policy that can't be applied to it.
    /// </exception>
    public static void Refuse(Endpoint endpoint, EndpointRequirement requirement, ICorsPolicy? defaultPolicy)
    {
        bool requiresOurs = requirement.Policy is not null;
        bool losesAnothers = defaultPolicy is not null
            && (requirement.RequiresFrameworkPolicy || requirement.IsDisabled);
        if ((requiresOurs || losesAnothers) && IsDynamic(endpoint.Metadata))
        {
            throw new InvalidOperationException(DynamicMessage(endpoint.DisplayName));
        }

        if (requiresOurs && IsShortCircuited(endpoint))
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' requires a CORS policy, but ShortCircuit() runs it before "
                + "app.UseCors(…) and app.UseCorsGen(), so the policy would never be applied. Remove ShortCircuit() "
                + "from the endpoint, or RequireCors(policy) and [Cors<…>].");
        }
    }

    /// <summary>Refuses an endpoint while it is being built, even if the middleware isn't used.</summary>
    /// <exception cref="InvalidOperationException">Routing drops what the endpoint requires.</exception>
    public static void Refuse(EndpointBuilder endpoint)
    {
        if (IsDynamic(endpoint.Metadata))
        {
            throw new InvalidOperationException(DynamicMessage(endpoint.DisplayName));
        }
    }

    /// <summary>Whether routing runs the endpoint itself, before any other middleware.</summary>
    public static bool IsShortCircuited(Endpoint endpoint) => endpoint.Metadata.Any(IsShortCircuit);

    /// <summary>Whether an item of metadata is that of <c>ShortCircuit()</c>.</summary>
    public static bool IsShortCircuit(object metadata) => metadata.GetType().FullName == ShortCircuitMetadata;

    /// <summary>Whether routing replaces an endpoint with another one for each request.</summary>
    public static bool IsDynamic(IEnumerable<object> metadata) =>
        metadata.OfType<IDynamicEndpointMetadata>().Any(item => item.IsDynamic);

    private static string DynamicMessage(string? name) =>
        $"Endpoint '{name}' requires a CORS policy, but routing replaces it with another endpoint for each request, "
        + "and drops its requirements (MapFallbackToController, MapFallbackToPage, MapDynamicControllerRoute and "
        + "similar). Put [Cors<…>] or [DisableCors] on the controller, action or page model instead, or call RequireCors(policy) on "
        + "app.MapControllers() or app.MapRazorPages().";
}
