using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore;

/// <summary>
/// Assigns requests to policies: the policy of the endpoint, otherwise that of the application. If there is neither,
/// the request isn't covered, and passes through unchanged.
/// </summary>
internal sealed class PolicyAssignment
{
    private readonly ConcurrentDictionary<ICorsPolicy, PolicyResponder> _responders = new(
        ReferenceEqualityComparer.Instance);
    private readonly Func<ICorsPolicy, PolicyResponder> _createResponder;
    private readonly ApplicationEndpoints _endpoints;
    private readonly PolicyResponder? _default;
    private PolicyResponder? _last;

    public PolicyAssignment(
        ICorsPolicy? defaultPolicy, ApplicationEndpoints endpoints, Func<ICorsPolicy, PolicyResponder> createResponder)
    {
        _createResponder = createResponder;
        _endpoints = endpoints;
        _default = defaultPolicy is null ? null : ResponderOf(defaultPolicy);
    }

    /// <summary>The policy of a request that isn't a preflight; null if it isn't covered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">The endpoint that routing chose; null if it chose none.</param>
    /// <param name="requirement">What the endpoint requires; null if there is no endpoint.</param>
    public ValueTask<PolicyResponder?> OfRequestAsync(
        HttpContext context, Endpoint? endpoint, EndpointRequirement? requirement) =>
        endpoint is null or RouteEndpoint || endpoint.Metadata.Count > 0
            ? ChosenAsync(Covering(requirement), context)
            : OfRejectedAsync(context);

    /// <summary>The policy of an error page: that of the endpoint that failed; null if it isn't covered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="failed">What the endpoint that failed requires; null if there was none.</param>
    public ValueTask<PolicyResponder?> OfErrorPageAsync(HttpContext context, EndpointRequirement? failed) =>
        ChosenAsync(Covering(failed), context);

    /// <summary>
    /// The policy of a preflight: that of the endpoint that the actual request will reach; null if it isn't covered.
    /// </summary>
    /// <param name="context">The preflight.</param>
    /// <param name="routed">The endpoint that routing chose for the preflight; null if it chose none.</param>
    public ValueTask<PolicyResponder?> OfPreflightAsync(HttpContext context, Endpoint? routed) =>
        _endpoints.HaveThePolicyOf(routed)
            ? ChosenAsync(CoveringPreflight(routed is null ? null : _endpoints.RequirementOf(routed)), context)
            : OfTargetAsync(context, routed);

    private async ValueTask<PolicyResponder?> OfTargetAsync(HttpContext context, Endpoint? routed)
    {
        Endpoint? target = await _endpoints.OfPreflightAsync(context, routed);
        EndpointRequirement? requirement = target is null ? null : _endpoints.RequirementOf(target);
        PolicyResponder? responder =
            target is null ? await OfPathAsync(context)
            : UnsupportedEndpoint.IsShortCircuited(target) ? null
            : CoveringPreflight(requirement);
        if (responder is not null || routed is null || _endpoints.RequirementOf(routed).Policy is null)
        {
            return await ChosenAsync(responder, context);
        }

        // Routing chose an endpoint with a CorsGen policy for the preflight, but will choose one without for the
        // request.
        if (requirement is { RequiresFrameworkPolicy: true })
        {
            context.SetEndpoint(target);
            return null;
        }

        return ResponderOf(DenyAllPolicy.NotRequired);
    }

    private async ValueTask<PolicyResponder?> OfPathAsync(HttpContext preflight) =>
        await _endpoints.OfPathAsync(preflight) is { } policy ? ResponderOf(policy)
        : _default is not null
            && await _endpoints.MayBeReachedLaterAsync(preflight) ? ResponderOf(DenyAllPolicy.FoundLater)
        : _default;

    // For routing's own endpoints, which answer 405 or 415 and don't have the metadata of the application's endpoints.
    private async ValueTask<PolicyResponder?> OfRejectedAsync(HttpContext context) =>
        await ChosenAsync(
            await _endpoints.OfPathAsync(context) is { } policy ? ResponderOf(policy) : _default, context);

    // Of a policy that is chosen for each request, the one that was chosen for this one.
    private static ValueTask<PolicyResponder?> ChosenAsync(PolicyResponder? assigned, HttpContext context) =>
        assigned?.Choice is { } choice ? choice.OfAsync(context) : new(assigned);

    // If there is no CorsGen policy, [DisableCors] doesn't affect a request, but a preflight is denied: otherwise, the
    // handler would run.
    private PolicyResponder? CoveringPreflight(EndpointRequirement? requirement) =>
        requirement is { IsDisabled: true } ? ResponderOf(DenyAllPolicy.Disabled) : Covering(requirement);

    // The policy that covers an endpoint; null if none does.
    private PolicyResponder? Covering(EndpointRequirement? requirement) =>
        requirement is null ? _default
        : requirement.RequiresFrameworkPolicy ? null
        : requirement.Policy is { } policy ? ResponderOf(policy)
        : requirement.IsDisabled && _default is not null ? ResponderOf(DenyAllPolicy.Disabled)
        : _default;

    // Most applications have one policy, or use one most of the time.
    private PolicyResponder ResponderOf(ICorsPolicy policy) =>
        _last is { } last && last.Policy == policy ? last : _last = _responders.GetOrAdd(policy, _createResponder);
}
