using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Cases;

/// <summary>1 wildcard origin, the last of them asked for.</summary>
[BenchmarkCategory("22 1 wildcard, last")]
public class Wildcards1Last() : EvaluationCase(
    Wildcards1CorsPolicy.Instance, new Request("https://a.tenant0000.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1 wildcard origin, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("23 1 wildcard, miss")]
public class Wildcards1Miss() : EvaluationCase(
    Wildcards1CorsPolicy.Instance, new Request("https://a.tenantX000.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>10 wildcard origins, the last of them asked for.</summary>
[BenchmarkCategory("24 10 wildcards, last")]
public class Wildcards10Last() : EvaluationCase(
    Wildcards10CorsPolicy.Instance, new Request("https://a.tenant0009.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards10CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>10 wildcard origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("25 10 wildcards, miss")]
public class Wildcards10Miss() : EvaluationCase(
    Wildcards10CorsPolicy.Instance, new Request("https://a.tenantX009.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards10CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>100 wildcard origins, the last of them asked for.</summary>
[BenchmarkCategory("26 100 wildcards, last")]
public class Wildcards100Last() : EvaluationCase(
    Wildcards100CorsPolicy.Instance, new Request("https://a.tenant0099.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards100CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>100 wildcard origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("27 100 wildcards, miss")]
public class Wildcards100Miss() : EvaluationCase(
    Wildcards100CorsPolicy.Instance, new Request("https://a.tenantX099.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards100CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,000 wildcard origins, the last of them asked for.</summary>
[BenchmarkCategory("28 1,000 wildcards, last")]
public class Wildcards1000Last() : EvaluationCase(
    Wildcards1000CorsPolicy.Instance, new Request("https://a.tenant0999.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1000CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,000 wildcard origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("29 1,000 wildcards, miss")]
public class Wildcards1000Miss() : EvaluationCase(
    Wildcards1000CorsPolicy.Instance, new Request("https://a.tenantX999.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1000CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,600 wildcard origins, the last of them asked for.</summary>
[BenchmarkCategory("30 1,600 wildcards, last")]
public class Wildcards1600Last() : EvaluationCase(
    Wildcards1600CorsPolicy.Instance, new Request("https://a.tenant1599.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1600CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,600 wildcard origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("31 1,600 wildcards, miss")]
public class Wildcards1600Miss() : EvaluationCase(
    Wildcards1600CorsPolicy.Instance, new Request("https://a.tenantX599.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Wildcards1600CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}
