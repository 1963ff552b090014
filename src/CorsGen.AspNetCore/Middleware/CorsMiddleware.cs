using Microsoft.AspNetCore.Http.Features;

namespace CorsGen.AspNetCore;

/// <summary>
/// The CORS protocol of the Fetch standard: finds the policy that covers a request, answers preflights, and passes on
/// all other requests. Source: <see href="https://fetch.spec.whatwg.org/#http-cors-protocol"/>.
/// </summary>
internal sealed class CorsMiddleware
{
    private readonly RequestDelegate _next;
    private readonly CorsPipeline _pipeline;
    private readonly ApplicationEndpoints _endpoints;
    private readonly PolicyAssignment _assignment;
    private readonly EarlierMiddleware _earlier;

    public CorsMiddleware(
        RequestDelegate next,
        CorsPipeline pipeline,
        ApplicationEndpoints endpoints,
        PolicyAssignment assignment,
        EarlierMiddleware earlier)
    {
        _next = next;
        _pipeline = pipeline;
        _endpoints = endpoints;
        _assignment = assignment;
        _earlier = earlier;
    }

    public Task Invoke(HttpContext context)
    {
        Endpoint? endpoint = context.GetEndpoint();
        EndpointRequirement? requirement = endpoint is null ? null : _endpoints.RequirementOf(endpoint);
        if (requirement is { IsApplied: true })
        {
            // An outer CorsGen middleware has decided the request already.
            return _next(context);
        }

        // An error page gets the policy of the endpoint that failed.
        bool isErrorPage = context.Response.StatusCode >= 400 && EndpointGuard.IsErrorPage(context);
        if ((endpoint is null || isErrorPage || _pipeline.HasSeveral)
            && context.Features.Get<PolicyResponder>() is { } inCharge)
        {
            return ContinueUnder(inCharge, context, endpoint, requirement);
        }

        if (HttpMethods.IsOptions(context.Request.Method)
            && CorsRequest.Read(context.Request) is { IsPreflight: true } preflight)
        {
            ValueTask<PolicyResponder?> found = _assignment.OfPreflightAsync(context, endpoint);
            return found.IsCompletedSuccessfully
                ? AnswerPreflight(found.Result, context, preflight, endpoint)
                : AnswerPreflightAsync(found, context, preflight, endpoint);
        }

        if (isErrorPage)
        {
            return ShowErrorPageAsync(context, EndpointGuard.FailedEndpoint(context), requirement);
        }

        ValueTask<PolicyResponder?> covering = _assignment.OfRequestAsync(context, endpoint, requirement);
        return covering.IsCompletedSuccessfully
            ? Apply(covering.Result, context, endpoint, requirement)
            : ApplyAsync(covering, context, endpoint, requirement);
    }

    private async Task AnswerPreflightAsync(
        ValueTask<PolicyResponder?> found, HttpContext context, CorsRequest preflight, Endpoint? endpoint) =>
        await AnswerPreflight(await found, context, preflight, endpoint);

    // A preflight ends here even if routing chose an endpoint: otherwise, the handler of the requested method would
    // run.
    private Task AnswerPreflight(
        PolicyResponder? responder, HttpContext context, in CorsRequest preflight, Endpoint? endpoint)
    {
        if (responder is null)
        {
            return _next(context);
        }

        _earlier.Check(context, endpoint, responder.Policy);
        responder.AnswerPreflight(context, preflight);
        return Task.CompletedTask;
    }

    private async Task ApplyAsync(
        ValueTask<PolicyResponder?> covering,
        HttpContext context,
        Endpoint? endpoint,
        EndpointRequirement? requirement) =>
        await Apply(await covering, context, endpoint, requirement);

    private Task Apply(
        PolicyResponder? responder, HttpContext context, Endpoint? endpoint, EndpointRequirement? requirement)
    {
        if (responder is null)
        {
            // The framework's endpoint middleware checks that CORS middleware has handled [DisableCors].
            if (requirement is { IsDisabled: true })
            {
                FrameworkCors.Announce(context);
            }
            else if (requirement is { RequiresFrameworkPolicy: true })
            {
                _endpoints.CheckNames(endpoint!, context);
            }

            return _next(context);
        }

        _earlier.Check(context, endpoint, responder.Policy);
        if (requirement?.Applied is null
            && (endpoint is null || requirement?.Policy is not null || _pipeline.HasSeveral
                || responder.Policy is RequestPolicy))
        {
            context.Features.Set(responder);
        }

        responder.WriteHeadersOnStarting(context, again: false);
        ReplaceEndpoint(context, requirement);
        if (_endpoints.HaveFrameworkMetadata)
        {
            context.Features.Set<IEndpointFeature>(new LateEndpoint(context, _endpoints, responder.Policy));
        }

        return _earlier.InvokeAsync(context, _next);
    }

    private Task ContinueUnder(
        PolicyResponder inCharge, HttpContext context, Endpoint? endpoint, EndpointRequirement? requirement)
    {
        // A preflight only gets here for the error page of its denial, which isn't rendered.
        if (CorsRequest.Read(context.Request).IsPreflight)
        {
            return Task.CompletedTask;
        }

        if (endpoint is not null)
        {
            EndpointGuard.CheckApplied(context, endpoint, requirement!, inCharge.Policy);
            ReplaceEndpoint(context, requirement);
        }

        return _next(context);
    }

    private async Task ShowErrorPageAsync(HttpContext context, Endpoint? failed, EndpointRequirement? page)
    {
        EndpointRequirement? requirement = failed is null ? null : _endpoints.RequirementOf(failed);
        if (requirement is not { IsApplied: true }
            && await _assignment.OfErrorPageAsync(context, requirement) is { } responder)
        {
            responder.WriteHeadersOnStarting(context, again: true);
        }

        ReplaceEndpoint(context, page);
        await _next(context);
    }

    private static void ReplaceEndpoint(HttpContext context, EndpointRequirement? requirement)
    {
        if (requirement is { Applied: { } applied })
        {
            context.SetEndpoint(applied);
        }

        if (requirement is { HasFrameworkMetadata: true })
        {
            FrameworkCors.Announce(context);
        }
    }
}
