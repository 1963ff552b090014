using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;

namespace CorsGen.Benchmarks.Cases;

/// <summary>
/// What the way of the call costs, for a preflight with credentials: by the class, and as middleware does.
/// </summary>
[BenchmarkCategory("32 call of the policy")]
public class Calls
{
    private readonly ICorsPolicy _policy = CredentialsCorsPolicy.Instance;
    private readonly Request _request =
        Request.Preflight("https://app.example.com", "PUT", "authorization,content-type");
    private readonly HttpContext _context;

    /// <summary>Prepares the request.</summary>
    public Calls() => _context = _request.CreateContext();

    /// <summary>A static call.</summary>
    [Benchmark(Baseline = true)]
    public string? StaticCall() =>
        CredentialsCorsPolicy.Evaluate(_request.Origin, _request.Method, _request.RequestHeaders).AllowOrigin;

    /// <summary>A call through the interface.</summary>
    [Benchmark]
    public string? InterfaceCall() =>
        _policy.Evaluate(_request.Origin, _request.Method, _request.RequestHeaders).AllowOrigin;

    /// <summary>A static call with the headers of a request, read from it as ASP.NET Core reads them.</summary>
    [Benchmark]
    public string? CallFromRequest()
    {
        IHeaderDictionary headers = _context.Request.Headers;
        return CredentialsCorsPolicy.Evaluate(
            headers.Origin, headers.AccessControlRequestMethod, headers.AccessControlRequestHeaders).AllowOrigin;
    }

    /// <summary>Checks that all come to the right answer.</summary>
    [GlobalSetup]
    public void Verify()
    {
        if (StaticCall() is null || InterfaceCall() is null || CallFromRequest() is null)
        {
            throw new InvalidOperationException("The request is to be allowed.");
        }
    }
}
