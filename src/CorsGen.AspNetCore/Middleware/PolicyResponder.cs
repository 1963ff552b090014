namespace CorsGen.AspNetCore;

/// <summary>
/// Answers requests according to one policy. As a feature of a request, it also marks the request as decided by the
/// policy.
/// </summary>
internal sealed class PolicyResponder
{
    private readonly CorsGenOptions _options;
    private readonly CorsDiagnostics _diagnostics;
    private readonly Func<object, Task> _writeHeaders;
    private readonly Func<object, Task> _writeHeadersAgain;

    public PolicyResponder(ICorsPolicy policy, CorsGenOptions options, CorsDiagnostics diagnostics)
    {
        Policy = policy;
        Name = policy is DenyAllPolicy denying ? denying.Name : policy.GetType().Name;
        _options = options;
        _diagnostics = diagnostics;

        // Created once. They refer to the policy, because an exception handler clears the endpoint.
        _writeHeaders = context => WriteHeaders((HttpContext)context, report: true);
        _writeHeadersAgain = context => WriteHeaders((HttpContext)context, report: false);
    }

    public ICorsPolicy Policy { get; }

    private string Name { get; }

    /// <summary>
    /// Sets the headers when the response starts, so that exception handlers don't remove them and caches don't store
    /// them.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="again">Whether the request is for an error page, so that it may already have been reported.</param>
    public void WriteHeadersOnStarting(HttpContext context, bool again) =>
        context.Response.OnStarting(again ? _writeHeadersAgain : _writeHeaders, context);

    /// <summary>
    /// Answers a preflight completely: it ends here, so no later middleware changes the response. Source:
    /// <see href="https://fetch.spec.whatwg.org/#cors-preflight-fetch"/>.
    /// </summary>
    public void AnswerPreflight(HttpContext context, in CorsRequest request)
    {
        CorsResult result = request.Evaluate(Policy);
        HttpResponse response = context.Response;
        response.StatusCode = result.IsAllowed
            ? _options.AllowedPreflightStatusCode
            : _options.DeniedPreflightStatusCode;
        CorsHeaders.Write(result, response.Headers);
        _diagnostics.Explain(response, Name, Policy, request, result);
        _diagnostics.Report(Name, Policy, context.Request, request, result);

        // If the denial is re-executed for an error page, the policy isn't looked up again.
        context.Features.Set(this);
    }

    private Task WriteHeaders(HttpContext context, bool report)
    {
        // A WebSocket, over HTTP/1.1 or 2: browsers don't apply CORS to it, and pages cannot read the headers.
        if (context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols
            || HttpMethods.IsConnect(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var request = CorsRequest.Read(context.Request);
        CorsResult result = request.Evaluate(Policy);
        CorsHeaders.Write(result, context.Response.Headers);
        if (request.HasOrigin)
        {
            _diagnostics.Explain(context.Response, Name, Policy, request, result);

            // With an empty Origin, it isn't a CORS request.
            if (report && result.Denial != CorsDenial.NoOrigin)
            {
                _diagnostics.Report(Name, Policy, context.Request, request, result);
            }
        }

        return Task.CompletedTask;
    }
}
