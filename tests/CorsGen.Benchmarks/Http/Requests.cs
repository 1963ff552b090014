using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Http;

/// <summary>What the requests have in common.</summary>
internal static class Requests
{
    public const string Origin = "https://app.example.com";

    public static readonly (string, string) FromOrigin = ("Origin", Origin);
    public static readonly (string, string) ForMethod = ("Access-Control-Request-Method", "PUT");
    public static readonly (string, string) ForHeaders =
        ("Access-Control-Request-Headers", "authorization,content-type");
}

/// <summary>A request that isn't cross-origin.</summary>
[BenchmarkCategory("no Origin")]
public class NoOrigin() : MiddlewareCase("PUT", 200, isAllowed: false);

/// <summary>A request of an origin that is allowed.</summary>
[BenchmarkCategory("request, allowed")]
public class RequestAllowed() : MiddlewareCase("PUT", 200, isAllowed: true, Requests.FromOrigin);

/// <summary>A request of an origin that is not.</summary>
[BenchmarkCategory("request, denied")]
public class RequestDenied() : MiddlewareCase("PUT", 200, isAllowed: false, ("Origin", "https://app.example.org"));

/// <summary>A preflight for two headers.</summary>
[BenchmarkCategory("preflight, allowed")]
public class PreflightAllowed()
    : MiddlewareCase("OPTIONS", 204, isAllowed: true, Requests.FromOrigin, Requests.ForMethod, Requests.ForHeaders);

/// <summary>A preflight of an origin that is not allowed.</summary>
[BenchmarkCategory("preflight, denied")]
public class PreflightDenied() : MiddlewareCase(
    "OPTIONS", 403, isAllowed: false, ("Origin", "https://app.example.org"), Requests.ForMethod, Requests.ForHeaders);
