namespace CorsGen.AspNetCore;

/// <summary>
/// Answers requests by one policy. It is also the feature by which a request shows that it has been decided, and by which
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

        // Made once, and they know the policy: an exception handler clears the endpoint.
        _writeHeaders = context => WriteHeaders((HttpContext)context, report: true);
        _writeHeadersAgain = context => WriteHeaders((HttpContext)context, report: false);
    }

    public ICorsPolicy Policy { get; }

    private string Name { get; }

    /// <summary>
    /// Sets the headers of the response when it starts, so that neither an exception handler removes them nor a cache
    /// stores them.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="again">Whether the request may have been reported already, and is now for an error page.</param>
    public void WriteHeadersOnStarting(HttpContext context, bool again) =>
        context.Response.OnStarting(again ? _writeHeadersAgain : _writeHeaders, context);

    /// <summary>
    /// Answers a preflight, whole: it ends here, so nobody after this changes the response.
    /// Source: <see href="https://fetch.spec.whatwg.org/#cors-preflight-fetch"/>.
    /// </summary>
    public void AnswerPreflight(HttpContext context, in CorsRequest request)
    {
        CorsResult result = request.Evaluate(Policy);
        HttpResponse response = context.Response;
        response.StatusCode = result.IsAllowed ? _options.AllowedPreflightStatusCode : _options.DeniedPreflightStatusCode;
        CorsHeaders.Write(result, response.Headers);
        _diagnostics.Explain(response, Name, Policy, request, result);
        _diagnostics.Report(Name, Policy, context.Request, request, result);

        // For a page that is shown for a denial's status: it isn't looked for again.
        context.Features.Set(this);
    }

    private Task WriteHeaders(HttpContext context, bool report)
    {
        // A WebSocket, over HTTP/1.1 or 2: browsers ask no permission for it, and let no page read the answer's headers.
        if (context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols || HttpMethods.IsConnect(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var request = CorsRequest.Read(context.Request);
        CorsResult result = request.Evaluate(Policy);
        CorsHeaders.Write(result, context.Response.Headers);
        if (request.HasOrigin)
        {
            _diagnostics.Explain(context.Response, Name, Policy, request, result);

            // An empty Origin makes a request that is not for CORS to decide.
            if (report && result.Denial != CorsDenial.NoOrigin)
            {
                _diagnostics.Report(Name, Policy, context.Request, request, result);
            }
        }

        return Task.CompletedTask;
    }
}
