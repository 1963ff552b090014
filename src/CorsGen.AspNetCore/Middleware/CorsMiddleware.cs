using System.Collections.Concurrent;

namespace CorsGen.AspNetCore;

/// <summary>Finds the policy of each request, answers preflights, and lets everything else go on.</summary>
internal sealed class CorsMiddleware
{
    private readonly ConcurrentDictionary<ICorsPolicy, PolicyResponder> _responders = new(ReferenceEqualityComparer.Instance);
    private readonly RequestDelegate _next;
    private readonly PolicyResponder? _default;
    private readonly Func<ICorsPolicy, PolicyResponder> _createResponder;
    private readonly MiddlewareOrder _order;

    public CorsMiddleware(RequestDelegate next, ICorsPolicy? policy, CorsGenOptions options, CorsDiagnostics diagnostics)
    {
        _next = next;
        _order = new MiddlewareOrder(diagnostics.Logger);
        _createResponder = policy => new PolicyResponder(policy, options, diagnostics);
        _default = policy is null ? null : ResponderOf(policy);
    }

    public Task Invoke(HttpContext context)
    {
        // Most requests need not be read for it.
        CorsRequest request = HttpMethods.IsOptions(context.Request.Method) ? CorsRequest.Read(context.Request) : default;
        Endpoint? endpoint = context.GetEndpoint();
        EndpointRequirement? requirement = endpoint is null ? null : EndpointRequirement.Of(endpoint);

        // A request is decided once: by the outermost middleware, and before an error page is looked for.
        PolicyResponder? inCharge = context.Features.Get<PolicyResponder>();
        if (inCharge is null && requirement is { IsFrameworks: true })
        {
            return _next(context);
        }

        PolicyResponder? responder = inCharge ?? (requirement?.Policy is { } policy ? ResponderOf(policy) : _default);
        if (responder is null)
        {
            // Endpoints without a policy have no CORS: their preflights are denied, and everything else is none of our
            // business. So are those without an endpoint: routing finds none where the path has a policy, but not the method
            // that is asked for.
            if (!request.IsPreflight)
            {
                return _next(context);
            }

            responder = ResponderOf(NoPolicy.Instance);
        }
        else if (inCharge is null)
        {
            EndpointGuard.CheckFrameworkHasNotRun(context, endpoint, responder.Policy);
        }

        if (inCharge is null)
        {
            _order.Check(context);
            responder.TakeCharge(context);
        }
        else if (requirement is not null)
        {
            EndpointGuard.CheckApplied(context, endpoint!, requirement, inCharge.Policy);
        }

        if (requirement is { Answered: { } answered })
        {
            context.SetEndpoint(answered);
            requirement = EndpointRequirement.Of(answered);
        }

        if (requirement is { HasFrameworkMetadata: true })
        {
            FrameworkCors.Announce(context);
        }

        if (!request.IsPreflight)
        {
            return _next(context);
        }

        // It ends here, whatever endpoint was selected: passed on, the handler of the method that it asks for would run.
        responder.AnswerPreflight(context, request, report: inCharge is null);
        return Task.CompletedTask;
    }

    private PolicyResponder ResponderOf(ICorsPolicy policy) => _responders.GetOrAdd(policy, _createResponder);
}
