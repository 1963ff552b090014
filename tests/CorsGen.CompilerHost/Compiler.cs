using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.CompilerHost;

/// <summary>The Roslyn that is loaded beside this assembly, with the generator and the analyzer of another.</summary>
/// <param name="analyzers">The assembly of the generator and the analyzer, loaded beside the same Roslyn.</param>
/// <param name="library">The runtime library that generated code calls.</param>
public sealed class Compiler(Assembly analyzers, byte[] library)
{
    private readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromImage(library),
    ];

    /// <summary>The version of Roslyn.</summary>
    public string Version { get; } = typeof(CSharpCompilation).Assembly.GetName().Version!.ToString();

    /// <summary>Compiles one file as a project.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">Its text.</param>
    /// <param name="profile">The profile that its item names.</param>
    /// <param name="language">The version of C#.</param>
    /// <returns>All that is generated, and all that is said about the file and about the generated code.</returns>
    public string Describe(string path, string text, string profile, string language)
    {
        TestFile[] files = [new TestFile(path, text, ("CorsProfile", profile))];
        var options = new TestOptions(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = "App",
            ["build_property.ImplicitUsings"] = "enable",
        });
        if (!LanguageVersionFacts.TryParse(language, out LanguageVersion version))
        {
            throw new ArgumentException($"'{language}' isn't a version of C#.", nameof(language));
        }

        CSharpParseOptions parseOptions = CSharpParseOptions.Default
            .WithLanguageVersion(version)
            .WithDocumentationMode(DocumentationMode.Diagnose);
        CSharpCompilation before = CSharpCompilation.Create(
            "App",
            [],
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: version >= LanguageVersion.CSharp8
                    ? NullableContextOptions.Enable
                    : NullableContextOptions.Disable,
                specificDiagnosticOptions: [
                    // Of code that is compiled against the reference assemblies of another runtime.
                    new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
                warningLevel: 9999));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([Create<IIncrementalGenerator>().AsSourceGenerator()], files, parseOptions, options)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        GeneratorRunResult result = ResultOf(driver.GetRunResult());
        ImmutableArray<Diagnostic> advice = before
            .WithAnalyzers([Create<DiagnosticAnalyzer>()], new AnalyzerOptions([.. files], options))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

        var description = new StringBuilder();
        Append("generator", result.Diagnostics);
        Append("analyzer", advice);
        Append("compiler", after.GetDiagnostics().Where(each => each.Severity > DiagnosticSeverity.Hidden));
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            description.Append("== ").AppendLine(source.HintName).Append(source.SourceText);
        }

        return description.ToString();

        void Append(string source, IEnumerable<Diagnostic> diagnostics)
        {
            IEnumerable<string> lines = diagnostics
                .Select(each => $"{source} {each.Location.GetLineSpan()} {each.Location.SourceSpan}: {each}")
                .Order(StringComparer.Ordinal);
            foreach (string line in lines)
            {
                description.AppendLine(line);
            }
        }
    }

    private static GeneratorRunResult ResultOf(GeneratorDriverRunResult results)
    {
        GeneratorRunResult result = results.Results.Single();
        return result.Exception is null
            ? result
            : throw new InvalidOperationException("The generator failed.", result.Exception);
    }

    private T Create<T>() =>
        (T)Activator.CreateInstance(analyzers.GetExportedTypes()
            .Single(type => !type.IsAbstract && type.IsAssignableTo(typeof(T))))!;
}
