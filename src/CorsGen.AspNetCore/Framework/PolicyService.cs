using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CorsGen.AspNetCore;

/// <summary>Evaluates CorsGen's policies for the framework's middleware; the framework's service does all others.</summary>
internal sealed class PolicyService(ICorsService framework, CorsDiagnostics diagnostics) : ICorsService
{
    public Microsoft.AspNetCore.Cors.Infrastructure.CorsResult EvaluatePolicy(HttpContext context, CorsPolicy policy)
    {
        if (policy is not FrameworkPolicy adapted)
        {
            return framework.EvaluatePolicy(context, policy);
        }

        ICorsPolicy deciding = adapted.Policy is NamedPolicy named ? named.Current : adapted.Policy;
        var request = CorsRequest.Read(context.Request);
        CorsResult result = request.Evaluate(deciding);
        if (request.HasOrigin && result.Denial != CorsDenial.NoOrigin)
        {
            diagnostics.Report(adapted.Name, deciding, context.Request, request, result);
        }

        return new Answer(result)
        {
            IsPreflightRequest = request.IsPreflight,
            IsOriginAllowed = result.IsAllowed,
            AllowedOrigin = result.AllowOrigin,
            SupportsCredentials = result.AllowCredentials,
            VaryByOrigin = true,
        };
    }

    public void ApplyResult(Microsoft.AspNetCore.Cors.Infrastructure.CorsResult result, HttpResponse response)
    {
        if (result is Answer answer)
        {
            CorsHeaders.Write(answer.Result, response.Headers);
        }
        else
        {
            framework.ApplyResult(result, response);
        }
    }

    private sealed class Answer(CorsResult result) : Microsoft.AspNetCore.Cors.Infrastructure.CorsResult
    {
        public CorsResult Result { get; } = result;
    }
}
