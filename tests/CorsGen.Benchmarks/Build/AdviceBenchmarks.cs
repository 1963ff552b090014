using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Benchmarks.Build;

/// <summary>
/// What all advice costs, with the largest file that S3 takes, 100 rules in 64 KB: the file is read, checked and looked
/// at, in an otherwise empty project. A build and an editor do so once for each edit.
/// </summary>
public class AdviceBenchmarks
{
    private static readonly CSharpCompilation s_compilation =
        CSharpCompilation.Create("App", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly AnalyzerOptions _largest = Options(PolicyFiles.Largest);
    private readonly AnalyzerOptions _repeated = Options(PolicyFiles.LargestRepeated);
    private readonly AnalyzerOptions _none = new([], new ProjectOptions());

    /// <summary>No file: what the compiler takes to run an analyzer at all.</summary>
    [BenchmarkCategory("advice"), Benchmark(Baseline = true)]
    public int WithoutFile() => Analyze(_none);

    /// <summary>No rule has anything to do with another one.</summary>
    [BenchmarkCategory("advice"), Benchmark]
    public int LargestFile() => Analyze(_largest);

    /// <summary>Later rules repeat the origins of earlier ones, so that much is covered.</summary>
    [BenchmarkCategory("advice"), Benchmark]
    public int LargestFileWithRepetitions() => Analyze(_repeated);

    /// <summary>Checks that there is advice.</summary>
    [GlobalSetup]
    public void Verify()
    {
        if (WithoutFile() != 0 || LargestFile() == 0 || LargestFileWithRepetitions() <= LargestFile())
        {
            throw new InvalidOperationException("Expected: advice on a file, and more on one that repeats itself.");
        }
    }

    private static AnalyzerOptions Options(string text) => new([new PolicyText(text)], new ProjectOptions());

    private static int Analyze(AnalyzerOptions options)
    {
        ImmutableArray<Diagnostic> advice = s_compilation
            .WithAnalyzers([new CorsAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return advice.Length;
    }
}
