using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Generator;

/// <summary>
/// Compiles the CORS files of a project. The pipeline, and nothing else: files → classes and errors → source. The
/// compilation is not used, so that an edit of C# code runs none of it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CorsGenerator : IIncrementalGenerator
{
    internal const string FilesStep = "Files";
    internal const string ProjectStep = "Project";
    internal const string SourcesStep = "Sources";
    internal const string ErrorsStep = "Errors";
    internal const string ImportsStep = "Imports";
    internal const string ExpectationsStep = "Expectations";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PolicyFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => PolicyFile.Compile(pair.Left, pair.Right, cancellation))
            .WithTrackingName(FilesStep)
            .Where(static file => file is not null)
            .Select(static (file, _) => file!);

        IncrementalValueProvider<LanguageVersion> language = context.ParseOptionsProvider
            .Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion);

        IncrementalValueProvider<bool> hasImplicitUsings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, cancellation) => ImplicitUsings.AreOn(options, cancellation));

        IncrementalValueProvider<PolicyProject> project = files.Collect().Combine(language).Combine(hasImplicitUsings)
            .Select(static (input, _) => PolicyProject.Create(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(ProjectStep);

        IncrementalValuesProvider<PolicySource> sources = project
            .SelectMany(static (project, _) => project.Classes)
            .Select(static (file, cancellation) => PolicySource.Print(file, cancellation))
            .WithTrackingName(SourcesStep);

        // Errors travel beside the classes: one that moves regenerates nothing.
        IncrementalValueProvider<EquatableArray<FileFinding>> errors = project
            .Select(static (project, _) => project.Errors)
            .WithTrackingName(ErrorsStep);

        // A file of expectations is checked again if it changes, or its policy.
        IncrementalValuesProvider<EquatableArray<FileFinding>> unmet = context.AdditionalTextsProvider
            .Where(static file => ExpectationFile.MayBe(file.Path))
            .Select(static (file, cancellation) => ExpectationFile.Read(file, cancellation))
            .Collect()
            .Combine(files.Collect())
            .SelectMany(static (pair, _) => ExpectationPair.Create(pair.Left, pair.Right))
            .Select(static (pair, cancellation) => pair.Check(cancellation))
            .WithTrackingName(ExpectationsStep);

        IncrementalValueProvider<EquatableArray<string>> imports = project
            .Select(static (project, _) => project.ImportedNamespaces)
            .WithTrackingName(ImportsStep);

        context.RegisterSourceOutput(sources, static (context, source) => source.AddTo(context));
        context.RegisterSourceOutput(errors, static (context, errors) => Report(context, errors));
        context.RegisterSourceOutput(unmet, static (context, errors) => Report(context, errors));
        context.RegisterSourceOutput(
            imports, static (context, namespaces) => ImplicitUsings.AddTo(context, namespaces));
    }

    private static void Report(SourceProductionContext context, EquatableArray<FileFinding> errors)
    {
        foreach (FileFinding error in errors)
        {
            context.ReportDiagnostic(error.ToDiagnostic());
        }
    }
}
