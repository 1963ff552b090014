using Microsoft.AspNetCore.Http.Features;

namespace CorsGen.AspNetCore;

/// <summary>
/// Detects an endpoint that routing finds after a policy was applied, for example after <c>UsePathBase</c>,
/// <c>UseRewriter</c> or a branch with <c>UseRouting</c>. An endpoint that requires a CorsGen policy has a guard; one
/// that requires a policy of the framework, or any policy by its name, doesn't, and would answer with the headers of the
/// wrong policy.
/// </summary>
internal sealed class LateEndpoint(HttpContext context, ApplicationEndpoints endpoints, ICorsPolicy applied)
    : IEndpointFeature
{
    private Endpoint? _endpoint = context.GetEndpoint();

    /// <exception cref="InvalidOperationException">
    /// The endpoint requires a policy other than the one that was applied.
    /// </exception>
    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            if (value is not null)
            {
                EndpointGuard.CheckApplied(context, value, endpoints.RequirementOf(value), applied);
            }

            _endpoint = value;
        }
    }
}
