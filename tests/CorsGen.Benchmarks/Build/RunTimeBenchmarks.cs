using BenchmarkDotNet.Attributes;

namespace CorsGen.Benchmarks.Build;

/// <summary>
/// What it costs to compile a policy at run time: from the text to the policy, and the advice about it. The compiler is
/// warm, as it is in a server that compiles a policy for each tenant.
/// </summary>
public class RunTimeBenchmarks
{
    private readonly string _threeRules = File.ReadAllText(Path.Combine(PolicyFiles.Folder, "guide.cors.json"));
    private readonly string _threeRulesOfTenOrigins =
        File.ReadAllText(Path.Combine(PolicyFiles.Folder, "rules-3.cors.json"));
    private readonly string _hundredRules = File.ReadAllText(Path.Combine(PolicyFiles.Folder, "rules-100.cors.json"));

    /// <summary>The three rules of Amazon S3's guide.</summary>
    [Benchmark(Baseline = true)]
    public ICorsPolicy ThreeRules() => CorsCompiler.Compile(_threeRules).GetPolicy();

    /// <summary>Three rules of ten origins.</summary>
    [Benchmark]
    public ICorsPolicy ThreeRulesOfTenOrigins() => CorsCompiler.Compile(_threeRulesOfTenOrigins).GetPolicy();

    /// <summary>A hundred rules of ten origins.</summary>
    [Benchmark]
    public ICorsPolicy HundredRulesOfTenOrigins() => CorsCompiler.Compile(_hundredRules).GetPolicy();

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
        if (ThreeRules().Rules.Count != 3
            || ThreeRulesOfTenOrigins().Rules.Count != 3
            || HundredRulesOfTenOrigins().Rules.Count != 100)
        {
            throw new InvalidOperationException("A policy lacks rules.");
        }
    }
}
