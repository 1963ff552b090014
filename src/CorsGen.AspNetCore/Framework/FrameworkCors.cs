namespace CorsGen.AspNetCore;

/// <summary>
/// The key in <c>HttpContext.Items</c> by which the framework knows that CORS middleware has seen the endpoint.
/// </summary>
internal static class FrameworkCors
{
    private const string Key = "__CorsMiddlewareWithEndpointInvoked";
    private static readonly object s_value = new();

    /// <summary>Tells the framework's endpoint middleware that CORS middleware has handled the endpoint.</summary>
    public static void Announce(HttpContext context) => context.Items[Key] = s_value;

    /// <summary>Whether the framework's own CORS middleware has seen the endpoint.</summary>
    public static bool HasRun(IDictionary<object, object?> items) => items.ContainsKey(Key);
}
