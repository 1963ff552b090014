using Microsoft.AspNetCore.Http.Features;

namespace CorsGen.AspNetCore;

/// <summary>
/// Watches for an endpoint that routing finds after a policy was applied, as it does behind <c>UsePathBase</c>,
/// <c>UseRewriter</c> or a branch with <c>UseRouting</c>. One of ours has a guard of its own; one with a policy of the
/// framework's has none, and would answer with the headers of the other policy.
/// </summary>
internal sealed class LateEndpoint(HttpContext context, ICorsPolicy applied) : IEndpointFeature
{
    private Endpoint? _endpoint = context.GetEndpoint();

    /// <exception cref="InvalidOperationException">The endpoint requires another policy than the one applied.</exception>
    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            if (value is not null)
            {
                EndpointGuard.CheckApplied(context, value, EndpointRequirement.Of(value), applied);
            }

            _endpoint = value;
        }
    }
}
