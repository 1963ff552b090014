using Microsoft.AspNetCore.Http;

namespace CorsGen.Benchmarks;

/// <summary>A request, as a policy sees it.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="Method">The method; of a preflight, the one that it asks for.</param>
/// <param name="IsPreflight">Whether it is a preflight.</param>
/// <param name="RequestHeaders">The headers that a preflight asks for; null for none.</param>
public sealed record Request(string Origin, string Method, bool IsPreflight = false, string? RequestHeaders = null)
{
    /// <summary>A preflight.</summary>
    public static Request Preflight(string origin, string method, string? requestHeaders = null) =>
        new(origin, method, IsPreflight: true, requestHeaders);

    /// <summary>The request as ASP.NET Core has it.</summary>
    public HttpContext CreateContext()
    {
        var context = new DefaultHttpContext();
        IHeaderDictionary headers = context.Request.Headers;
        headers.Origin = Origin;
        context.Request.Method = Method;
        if (IsPreflight)
        {
            context.Request.Method = HttpMethods.Options;
            headers.AccessControlRequestMethod = Method;
            headers.AccessControlRequestHeaders = RequestHeaders;
        }

        return context;
    }
}
