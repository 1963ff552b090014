using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Benchmarks.Build;

/// <summary>
/// What a build costs with the largest file that S3 takes, 64 KB: the generator, and the compilation of what it makes.
/// The compiler is warm, as a build server's is.
/// </summary>
public class BuildBenchmarks
{
    private const string ProgramText = """
        namespace App
        {
            internal static class Program
            {
                private static int Main(string[] args) => args.Length;
            }
        }
        """;

    private static readonly CSharpParseOptions s_parseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private readonly PolicyText _file = new(PolicyFiles.Largest);
    private readonly PolicyText _changedFile = new(Edit(
        PolicyFiles.Largest, "https://t0700.example.com", "https://t9999.example.com"));
    private readonly PolicyText _respacedFile = new(Edit(PolicyFiles.Largest, "\"https://t0700", "  \"https://t0700"));
    private readonly CSharpCompilation _compilation = Compilation(ProgramText);
    private readonly CSharpCompilation _editedCompilation =
        Compilation(ProgramText.Replace("Length", "Rank", StringComparison.Ordinal));
    private readonly string _program = ProgramText;
    private readonly string _source;
    private readonly GeneratorDriver _driver;

    /// <summary>Runs the generator once, for what comes after a first run.</summary>
    public BuildBenchmarks()
    {
        _driver = CreateDriver().RunGenerators(_compilation);
        _source = Sources(_driver).Single();
    }

    /// <summary>The first build: a generator that has seen nothing.</summary>
    [BenchmarkCategory("generator"), Benchmark(Baseline = true)]
    public GeneratorDriver FirstRun() => CreateDriver().RunGenerators(_compilation);

    /// <summary>A rule of the file was changed.</summary>
    [BenchmarkCategory("generator"), Benchmark]
    public GeneratorDriver AfterEditOfFile() =>
        _driver.ReplaceAdditionalText(_file, _changedFile).RunGenerators(_compilation);

    /// <summary>White space of the file was changed: it is read again, and nothing is generated.</summary>
    [BenchmarkCategory("generator"), Benchmark]
    public GeneratorDriver AfterWhiteSpace() =>
        _driver.ReplaceAdditionalText(_file, _respacedFile).RunGenerators(_compilation);

    /// <summary>Some C# was changed, which no policy depends on: what every key stroke costs.</summary>
    [BenchmarkCategory("generator"), Benchmark]
    public GeneratorDriver AfterEditOfCode() => _driver.RunGenerators(_editedCompilation);

    /// <summary>A small program, parsed and compiled.</summary>
    [BenchmarkCategory("compiler"), Benchmark(Baseline = true)]
    public long WithoutPolicy() => Emit(_program);

    /// <summary>The same with the generated code.</summary>
    [BenchmarkCategory("compiler"), Benchmark]
    public long WithPolicy() => Emit(_program, _source);

    /// <summary>Checks that each run makes what it should.</summary>
    [GlobalSetup]
    public void Verify()
    {
        Require(Sources(FirstRun()).Single() == _source, "the same file makes the same source");
        Require(Sources(AfterWhiteSpace()).Single() == _source, "white space changes nothing");
        Require(Sources(AfterEditOfCode()).Single() == _source, "C# changes nothing");
        Require(
            Sources(AfterEditOfFile()).Single().Contains("https://t9999.example.com", StringComparison.Ordinal),
            "an edit is seen");
        Require(PolicyFiles.Largest.Length is > 60_000 and <= 64 * 1024, "the file is as large as S3 takes");
        Require(WithPolicy() > WithoutPolicy(), "the policy is compiled");
    }

    private CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new CorsGenerator().AsSourceGenerator()], [_file], s_parseOptions, new ProjectOptions());

    private static IEnumerable<string> Sources(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Require(result.Exception is null && result.Diagnostics.IsEmpty, "the generator has no complaints");
        return result.GeneratedSources.Select(source => source.SourceText.ToString());
    }

    private static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select(source => CSharpSyntaxTree.ParseText(source, s_parseOptions)),
        References.All,
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    private static long Emit(params string[] sources)
    {
        using var image = new MemoryStream();
        Require(Compilation(sources).Emit(image).Success, "the program compiles");
        return image.Length;
    }

    private static string Edit(string text, string before, string after)
    {
        Require(text.Contains(before, StringComparison.Ordinal), $"the file has {before}");
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Expected: {what}.");
        }
    }

    // Read once: a compiler that is warm has them.
    private static class References
    {
        public static IReadOnlyList<MetadataReference> All { get; } =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    || Path.GetFileName(path) is "netstandard.dll")
                .Append(typeof(CorsResult).Assembly.Location)
                .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ];
    }
}
