using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Cases;

/// <summary>
/// A rule that allows any header, asked for as many as a server takes in a request: 32 KB of <c>a,a,…</c>.
/// </summary>
[BenchmarkCategory("10 any header, 16,384 names")]
public class ManyHeaders() : EvaluationCase(
    AnyHeaderCorsPolicy.Instance,
    Request.Preflight("https://app.example.com", "PUT", string.Join(',', Enumerable.Repeat("a", 16 * 1024))),
    expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => AnyHeaderCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>
/// A rule that allows any header, asked for one of 1 MB. ASP.NET Core copies the name unread; the others look at every
/// character of it, as it must be a token.
/// </summary>
[BenchmarkCategory("11 any header, a name of 1 MB")]
public class LongHeader() : EvaluationCase(
    AnyHeaderCorsPolicy.Instance,
    Request.Preflight("https://app.example.com", "PUT", new string('a', 1024 * 1024)),
    expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => AnyHeaderCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}
