using Microsoft.AspNetCore.Diagnostics;

namespace CorsGen.AspNetCore;

/// <summary>Keeps an endpoint that requires a policy from running where no middleware has applied it.</summary>
internal static class EndpointGuard
{
    public static void Wrap(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } handler)
        {
            endpoint.RequestDelegate = context =>
            {
                Check(context);
                return handler(context);
            };
        }
    }

    /// <exception cref="InvalidOperationException">The endpoint's policy was not applied.</exception>
    public static void Check(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint
            && EndpointRequirement.Of(endpoint).Policy is { } policy and not DisabledPolicy
            && context.Features.Get<PolicyResponder>()?.Policy != policy
            && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' requires the CORS policy {policy.GetType().Name}, but nothing has applied it. "
                + "Call app.UseCorsGen() or app.UseCors(policy) with a policy that CorsGen compiled. "
                + "If the application calls app.UseRouting() or app.UseEndpoints(…), the call belongs between them.");
        }
    }

    // It answers for the endpoint that failed, and under that one's policy.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<PolicyResponder>() is not null
        && (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null);
}
