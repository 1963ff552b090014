namespace CorsGen.AspNetCore;

/// <summary>
/// The CORS protocol of the Fetch standard: finds the policy that covers a request, answers preflights, and lets everything
/// else go on. Source: <see href="https://fetch.spec.whatwg.org/#http-cors-protocol"/>.
/// </summary>
internal sealed class CorsMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ApplicationEndpoints _endpoints;
    private readonly PolicyAssignment _assignment;
    private readonly EarlierMiddleware _earlier;

    public CorsMiddleware(
        RequestDelegate next, ApplicationEndpoints endpoints, PolicyAssignment assignment, EarlierMiddleware earlier)
    {
        _next = next;
        _endpoints = endpoints;
        _assignment = assignment;
        _earlier = earlier;
    }

    public Task Invoke(HttpContext context)
    {
        // Most requests don't have to be read for it.
        CorsRequest request = HttpMethods.IsOptions(context.Request.Method) ? CorsRequest.Read(context.Request) : default;
        Endpoint? endpoint = context.GetEndpoint();
        if (context.Features.Get<PolicyResponder>() is { } inCharge)
        {
            // A request is decided once: by the outermost middleware, and before an error page is looked for.
            return request.IsPreflight ? Task.CompletedTask : ContinueUnder(inCharge, context, endpoint);
        }

        if (request.IsPreflight)
        {
            ValueTask<PolicyResponder?> found = _assignment.OfPreflightAsync(context, endpoint);
            return found.IsCompletedSuccessfully
                ? AnswerPreflight(found.Result, context, request, endpoint)
                : AnswerPreflightAsync(found, context, request, endpoint);
        }

        ValueTask<PolicyResponder?> covering = _assignment.OfRequestAsync(context, endpoint);
        return covering.IsCompletedSuccessfully
            ? Apply(covering.Result, context, endpoint)
            : ApplyAsync(covering, context, endpoint);
    }

    private async Task AnswerPreflightAsync(
        ValueTask<PolicyResponder?> found, HttpContext context, CorsRequest request, Endpoint? endpoint) =>
        await AnswerPreflight(await found, context, request, endpoint);

    // It ends here, whatever endpoint routing chose: passed on, the handler of the method that it asks for would run.
    private Task AnswerPreflight(PolicyResponder? responder, HttpContext context, in CorsRequest request, Endpoint? endpoint)
    {
        if (responder is null)
        {
            return _next(context);
        }

        EndpointGuard.CheckFrameworkHasNotRun(context, endpoint, responder.Policy);
        _earlier.CheckAuthorization(context);
        responder.AnswerPreflight(context, request);
        return Task.CompletedTask;
    }

    private async Task ApplyAsync(ValueTask<PolicyResponder?> covering, HttpContext context, Endpoint? endpoint) =>
        await Apply(await covering, context, endpoint);

    private Task Apply(PolicyResponder? responder, HttpContext context, Endpoint? endpoint)
    {
        if (responder is null)
        {
            // The framework's endpoint middleware asks whether somebody has seen to [DisableCors].
            if (endpoint is not null && EndpointRequirement.Of(endpoint).IsDisabled)
            {
                FrameworkCors.Announce(context);
            }

            return _next(context);
        }

        EndpointGuard.CheckFrameworkHasNotRun(context, endpoint, responder.Policy);
        _earlier.CheckAuthorization(context);
        responder.TakeCharge(context);
        ReplaceAttribute(context, endpoint is null ? null : EndpointRequirement.Of(endpoint));
        if (_endpoints.HaveFrameworkMetadata)
        {
            context.Features.Set<Microsoft.AspNetCore.Http.Features.IEndpointFeature>(new LateEndpoint(context, responder.Policy));
        }

        return _earlier.InvokeAsync(context, _next);
    }

    private Task ContinueUnder(PolicyResponder inCharge, HttpContext context, Endpoint? endpoint)
    {
        if (endpoint is not null)
        {
            var requirement = EndpointRequirement.Of(endpoint);
            EndpointGuard.CheckApplied(context, endpoint, requirement, inCharge.Policy);
            ReplaceAttribute(context, requirement);
        }

        return _next(context);
    }

    private static void ReplaceAttribute(HttpContext context, EndpointRequirement? requirement)
    {
        if (requirement is { WithoutAttribute: { } replacement })
        {
            context.SetEndpoint(replacement);
            requirement = EndpointRequirement.Of(replacement);
        }

        if (requirement is { HasFrameworkMetadata: true })
        {
            FrameworkCors.Announce(context);
        }
    }
}
