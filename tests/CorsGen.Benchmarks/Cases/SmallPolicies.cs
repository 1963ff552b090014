using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Cases;

/// <summary>One literal origin, an actual request.</summary>
[BenchmarkCategory("01 one origin, actual")]
public class OneOriginActual() : EvaluationCase(
    LiteralCorsPolicy.Instance, new Request("https://app.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => LiteralCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>One literal origin, a preflight that asks for the two headers of the list.</summary>
[BenchmarkCategory("02 one origin, preflight")]
public class OneOriginPreflight() : EvaluationCase(
    LiteralCorsPolicy.Instance,
    Request.Preflight("https://app.example.com", "PUT", "content-type,x-amz-date"),
    expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => LiteralCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>One literal origin, and a request of another of the same length.</summary>
[BenchmarkCategory("03 one origin, denied")]
public class OneOriginDenied() : EvaluationCase(
    LiteralCorsPolicy.Instance, new Request("https://app.example.org", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => LiteralCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>A rule with all that a rule can have: credentials, exposed headers, max age.</summary>
[BenchmarkCategory("04 credentials, preflight")]
public class CredentialsPreflight() : EvaluationCase(
    CredentialsCorsPolicy.Instance,
    Request.Preflight("https://app.example.com", "PUT", "authorization,content-type"),
    expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => CredentialsCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>The three rules of the S3 guide, answered by the last; ASP.NET Core has the last alone.</summary>
[BenchmarkCategory("05 S3 guide, actual")]
public class GuideActual() : EvaluationCase(
    GuideCorsPolicy.Instance, new Request("https://reader.example.net", "GET"), expectedRule: 2, frameworkRules: 2..3)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => GuideCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>The three rules of the S3 guide, answered by the first; ASP.NET Core has the first alone.</summary>
[BenchmarkCategory("06 S3 guide, preflight")]
public class GuidePreflight() : EvaluationCase(
    GuideCorsPolicy.Instance,
    Request.Preflight("https://www.example1.com", "PUT", "content-type,x-amz-date"),
    expectedRule: 0,
    frameworkRules: 0..1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => GuideCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>Two literals and two wildcards, answered by the last wildcard.</summary>
[BenchmarkCategory("07 two literals, two wildcards")]
public class FourOrigins() : EvaluationCase(
    FourOriginsCorsPolicy.Instance, new Request("https://pr-17.preview.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => FourOriginsCorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}
