namespace CorsGen.AspNetCore;

/// <summary>
/// Answers requests according to one policy. As a feature of a request, it also marks the request as decided by the
/// policy.
/// </summary>
internal sealed class PolicyResponder
{
    private readonly ICorsPolicy _deciding;
    private readonly CorsGenOptions _options;
    private readonly CorsDiagnostics _diagnostics;
    private readonly Func<object, Task> _writeHeaders;
    private readonly Func<object, Task> _writeHeadersAgain;

    /// <summary>Creates the responder of a policy.</summary>
    public PolicyResponder(ICorsPolicy policy, CorsGenOptions options, CorsDiagnostics diagnostics)
        : this(policy, policy, options, diagnostics)
    {
        if (policy is RequestPolicy byRequest)
        {
            Choice = new PolicyChoice(
                byRequest, deciding => new PolicyResponder(policy, deciding, options, diagnostics));
        }
    }

    private PolicyResponder(
        ICorsPolicy assigned, ICorsPolicy deciding, CorsGenOptions options, CorsDiagnostics diagnostics)
    {
        Policy = assigned;
        Name = PolicyName.Of(assigned);
        _deciding = deciding;
        _options = options;
        _diagnostics = diagnostics;

        // Created once. They refer to the policy, because an exception handler clears the endpoint.
        _writeHeaders = context => WriteHeaders((HttpContext)context, report: true);
        _writeHeadersAgain = context => WriteHeaders((HttpContext)context, report: false);
    }

    /// <summary>The policy that the request was assigned to, as an endpoint or the application requires it.</summary>
    public ICorsPolicy Policy { get; }

    /// <summary>
    /// Finds the responder that answers, if the policy is chosen for each request; null if this one answers.
    /// </summary>
    public PolicyChoice? Choice { get; }

    private string Name { get; }

    // Read once for each answer, because a policy may be replaced at any time.
    private ICorsPolicy Deciding => _deciding is NamedPolicy named ? named.Current : _deciding;

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
        ICorsPolicy policy = Deciding;
        CorsResult result = request.Evaluate(policy);
        HttpResponse response = context.Response;
        response.StatusCode = result.IsAllowed
            ? _options.AllowedPreflightStatusCode
            : _options.DeniedPreflightStatusCode;
        CorsHeaders.Write(result, response.Headers);
        _diagnostics.Explain(response, Name, policy, request, result);
        _diagnostics.Report(Name, policy, context.Request, request, result);

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
        ICorsPolicy policy = Deciding;
        CorsResult result = request.Evaluate(policy);
        CorsHeaders.Write(result, context.Response.Headers);
        if (request.HasOrigin)
        {
            _diagnostics.Explain(context.Response, Name, policy, request, result);

            // With an empty Origin, it isn't a CORS request.
            if (report && result.Denial != CorsDenial.NoOrigin)
            {
                _diagnostics.Report(Name, policy, context.Request, request, result);
            }
        }

        return Task.CompletedTask;
    }
}
