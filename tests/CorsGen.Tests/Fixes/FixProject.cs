using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.CodeFixes;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Fixes;

/// <summary>A project of a workspace with one CORS file, as an editor has it open.</summary>
internal sealed class FixProject : IDisposable
{
    private static readonly CorsCodeFixProvider s_provider = new();

    private readonly AdhocWorkspace _workspace;

    private FixProject(AdhocWorkspace workspace, Project project)
    {
        _workspace = workspace;
        Project = project;
    }

    public Project Project { get; }

    public TextDocument Document => Project.AdditionalDocuments.Single();

    public SourceText Text => Document.GetTextAsync().GetAwaiter().GetResult();

    public static FixProject Create(
        string text, string fileName = "cors.json", string? profile = null, Encoding? encoding = null)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(TestReferences.Current)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string path = "/app/" + fileName;
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        project = project.AddAdditionalDocument(fileName, SourceText.From(stream, encoding), filePath: path).Project;

        // What the SDK writes of the metadata of an item.
        string metadata =
            profile is null ? "" : $"\n[{path}]\nbuild_metadata.AdditionalFiles.CorsProfile = {profile}\n";
        project = project.AddAnalyzerConfigDocument(
            "App.globalconfig",
            SourceText.From("is_global = true\nbuild_property.RootNamespace = App\n" + metadata),
            filePath: "/app/App.globalconfig").Project;
        return new FixProject(workspace, project);
    }

    /// <summary>The generator's errors.</summary>
    public ImmutableArray<Diagnostic> Errors() => CSharpGeneratorDriver
        .Create(
            [new CorsGenerator().AsSourceGenerator()],
            Project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)Project.ParseOptions!,
            Project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
        .RunGenerators(Compile())
        .GetRunResult().Diagnostics;

    /// <summary>What the analyzer reports, hidden or not, in the order of places.</summary>
    public ImmutableArray<Diagnostic> Findings() =>
    [
        .. Compile()
            .WithAnalyzers([new CorsAnalyzer()], Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult()
            .OrderBy(finding => finding.Location.SourceSpan.Start),
    ];

    public string TextUnder(Diagnostic diagnostic) => Text.ToString(diagnostic.Location.SourceSpan);

    /// <summary>What an editor offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offers(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await s_provider.RegisterCodeFixesAsync(new CodeFixContext(
            Document,
            diagnostic.Location.SourceSpan,
            [diagnostic],
            (action, _) => actions.Add(action),
            CancellationToken.None));
        return actions;
    }

    /// <summary>The project after an action, which changes nothing but the file.</summary>
    public async Task<FixProject> Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        ProjectChanges changes = Assert.Single(changed.GetChanges(Project.Solution).GetProjectChanges());
        Assert.Equal([Document.Id], changes.GetChangedAdditionalDocuments());
        Assert.Empty(changes.GetChangedDocuments());
        return new FixProject(_workspace, changed.GetProject(Project.Id)!);
    }

    public void Dispose() => _workspace.Dispose();

    private Compilation Compile() => Project.GetCompilationAsync().GetAwaiter().GetResult()!;
}
