using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Cases;

/// <summary>
/// Three rules of ten origins, answered by the last. ASP.NET Core has all thirty origins in one policy, as it doesn't
/// know rules, and the methods and headers of the last.
/// </summary>
[BenchmarkCategory("08 3 rules, last")]
public class ThreeRulesLast() : EvaluationCase(
    Rules3CorsPolicy.Instance,
    Request.Preflight("https://tenant0029.example.com", "PUT", "content-type,x-rule-2"),
    expectedRule: 2)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Rules3CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>A hundred rules of ten origins, as many as S3 takes, answered by the last; ASP.NET Core as above.</summary>
[BenchmarkCategory("09 100 rules, last")]
public class HundredRulesLast() : EvaluationCase(
    Rules100CorsPolicy.Instance,
    Request.Preflight("https://tenant0999.example.com", "PUT", "content-type,x-rule-99"),
    expectedRule: 99)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Rules100CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}
