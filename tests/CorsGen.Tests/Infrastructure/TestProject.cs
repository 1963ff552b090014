using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Tests.Infrastructure;

/// <summary>A project in memory: its files, its properties and its C# code, compiled with the generator.</summary>
internal sealed record TestProject
{
    public ImmutableArray<TestFile> Files { get; init; } = [];

    public ImmutableArray<string> Code { get; init; } = [];

    public string RootNamespace { get; init; } = "App";

    /// <summary>The folder of the project file; null if the compiler isn't told.</summary>
    public string? Folder { get; init; }

    public bool ImplicitUsings { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.Current;

    public CSharpParseOptions ParseOptions =>
        CSharpParseOptions.Default.WithLanguageVersion(Language).WithDocumentationMode(DocumentationMode.Diagnose);

    private TestOptions Options => new(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = RootNamespace,
        ["build_property.ImplicitUsings"] = ImplicitUsings ? "enable" : "",
        ["build_property.ProjectDir"] = Folder ?? "",
    });

    /// <summary>A project with one file, <c>/app/cors.json</c>.</summary>
    public static TestProject WithJson(string text, params (string Name, string Value)[] metadata) =>
        new() { Files = [new TestFile("/app/cors.json", text, metadata)] };

    /// <summary>A project with one file, <c>/app/cors.xml</c>.</summary>
    public static TestProject WithXml(string text, params (string Name, string Value)[] metadata) =>
        new() { Files = [new TestFile("/app/cors.xml", text, metadata)] };

    public CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        "App",
        Code.Select((code, index) => CSharpSyntaxTree.ParseText(code, ParseOptions, path: $"/app/Code{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind, nullableContextOptions: Nullable, warningLevel: 9999)
            .WithSpecificDiagnosticOptions([
                // Of code that is compiled against the reference assemblies of another runtime.
                new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new CorsGenerator().AsSourceGenerator()],
        Files,
        ParseOptions,
        Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the analyzer has to say, hidden or not, in the order of places.</summary>
    public ImmutableArray<Diagnostic> Analyze()
    {
        ImmutableArray<Diagnostic> diagnostics = RunAnalyzer();
        CompilerAgreement.AssertAdvice(this, diagnostics);
        return diagnostics;
    }

    private ImmutableArray<Diagnostic> RunAnalyzer() =>
    [
        .. CreateCompilation()
            .WithAnalyzers([new CorsAnalyzer()], new AnalyzerOptions([.. Files], Options))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
            .OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.SourceSpan.Start)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal),
    ];

    /// <summary>The text that a diagnostic points at.</summary>
    public string TextUnder(Diagnostic diagnostic)
    {
        TestFile file = Assert.Single(
            Files.DistinctBy(file => file.Path), file => file.Path == diagnostic.Location.GetLineSpan().Path);
        return file.GetText()?.ToString(diagnostic.Location.SourceSpan) ?? "";
    }

    public GeneratorResult Generate()
    {
        CSharpCompilation before = CreateCompilation();
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(
            before, out Compilation after, out _, TestContext.Current.CancellationToken);
        GeneratorDriverRunResult run = driver.GetRunResult();
        CompilerAgreement.AssertErrors(this, run.Diagnostics);
        return new GeneratorResult(this, run, (CSharpCompilation)after);
    }
}
