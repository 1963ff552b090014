using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Build;

/// <summary>
/// What it costs to compile a policy at run time: from the text to the policy, and the advice about it. The compiler is
/// warm, as it is in a server that compiles a policy for each tenant. Numbers are returned, not policies: the code that
/// BenchmarkDotNet generates refers to two assemblies that have the type.
/// </summary>
public class RunTimeBenchmarks
{
    private readonly string _threeRules = File.ReadAllText(Path.Combine(PolicyFiles.Folder, "guide.cors.json"));
    private readonly string _threeRulesOfTenOrigins =
        File.ReadAllText(Path.Combine(PolicyFiles.Folder, "rules-3.cors.json"));
    private readonly string _hundredRules = File.ReadAllText(Path.Combine(PolicyFiles.Folder, "rules-100.cors.json"));

    /// <summary>The three rules of Amazon S3's guide.</summary>
    [Benchmark(Baseline = true)]
    public int ThreeRules() => CorsCompiler.Compile(_threeRules).GetPolicy().Rules.Count;

    /// <summary>Three rules of ten origins.</summary>
    [Benchmark]
    public int ThreeRulesOfTenOrigins() => CorsCompiler.Compile(_threeRulesOfTenOrigins).GetPolicy().Rules.Count;

    /// <summary>A hundred rules of ten origins.</summary>
    [Benchmark]
    public int HundredRulesOfTenOrigins() => CorsCompiler.Compile(_hundredRules).GetPolicy().Rules.Count;

    /// <summary>The advice about the three rules of the guide.</summary>
    [Benchmark]
    public int ThreeRulesWithAdvice() => CorsCompiler.Compile(_threeRules).Findings.Count;

    /// <summary>The advice about a hundred rules of ten origins.</summary>
    [Benchmark]
    public int HundredRulesWithAdvice() => CorsCompiler.Compile(_hundredRules).Findings.Count;

    /// <summary>Checks that each compilation makes what it should.</summary>
    [GlobalSetup]
    public void Verify()
    {
        if (ThreeRules() != 3
            || ThreeRulesOfTenOrigins() != 3
            || HundredRulesOfTenOrigins() != 100)
        {
            throw new InvalidOperationException("A policy lacks rules.");
        }
    }
}
