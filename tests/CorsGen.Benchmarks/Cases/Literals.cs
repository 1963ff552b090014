using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Cases;

/// <summary>1 literal origin, the last of them asked for.</summary>
[BenchmarkCategory("12 1 literal, last")]
public class Literals1Last() : EvaluationCase(
    Literals1CorsPolicy.Instance, new Request("https://tenant0000.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1 literal origin, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("13 1 literal, miss")]
public class Literals1Miss() : EvaluationCase(
    Literals1CorsPolicy.Instance, new Request("https://tenantX000.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>10 literal origins, the last of them asked for.</summary>
[BenchmarkCategory("14 10 literals, last")]
public class Literals10Last() : EvaluationCase(
    Literals10CorsPolicy.Instance, new Request("https://tenant0009.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals10CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>10 literal origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("15 10 literals, miss")]
public class Literals10Miss() : EvaluationCase(
    Literals10CorsPolicy.Instance, new Request("https://tenantX009.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals10CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>100 literal origins, the last of them asked for.</summary>
[BenchmarkCategory("16 100 literals, last")]
public class Literals100Last() : EvaluationCase(
    Literals100CorsPolicy.Instance, new Request("https://tenant0099.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals100CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>100 literal origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("17 100 literals, miss")]
public class Literals100Miss() : EvaluationCase(
    Literals100CorsPolicy.Instance, new Request("https://tenantX099.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals100CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,000 literal origins, the last of them asked for.</summary>
[BenchmarkCategory("18 1,000 literals, last")]
public class Literals1000Last() : EvaluationCase(
    Literals1000CorsPolicy.Instance, new Request("https://tenant0999.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1000CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,000 literal origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("19 1,000 literals, miss")]
public class Literals1000Miss() : EvaluationCase(
    Literals1000CorsPolicy.Instance, new Request("https://tenantX999.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1000CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,600 literal origins, the last of them asked for.</summary>
[BenchmarkCategory("20 1,600 literals, last")]
public class Literals1600Last() : EvaluationCase(
    Literals1600CorsPolicy.Instance, new Request("https://tenant1599.example.com", "GET"), expectedRule: 0)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1600CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}

/// <summary>1,600 literal origins, with an origin that differs from the last in one character.</summary>
[BenchmarkCategory("21 1,600 literals, miss")]
public class Literals1600Miss() : EvaluationCase(
    Literals1600CorsPolicy.Instance, new Request("https://tenantX599.example.com", "GET"), expectedRule: -1)
{
    /// <inheritdoc/>
    [Benchmark]
    public override string? CorsGen() => Literals1600CorsPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;
}
