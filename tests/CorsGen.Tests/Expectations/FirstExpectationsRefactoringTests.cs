using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.CodeFixes;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Tool;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Expectations;

/// <summary>The light bulb on a policy's class, in a workspace in which the generator runs as in an editor.</summary>
public class FirstExpectationsRefactoringTests
{
    private const string Rules = """
        [
          {
            "ID": "uploads",
            "AllowedOrigins": ["https://app.example.com", "https://*.example.org"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"]
          }
        ]
        """;

    private const string Use =
        "namespace App; public class Startup { object o = CorsPolicy.Instance; string s = \"CorsPolicy\"; }";

    [Fact]
    public async Task A_first_file_of_expectations_is_written_beside_the_policy()
    {
        using var folder = new TemporaryFolder();
        using var workspace = new AdhocWorkspace();
        Project project = Create(workspace, folder, Use, Rules);

        CodeAction action = Assert.Single(await Offers(project, "CorsPolicy"));

        Assert.Equal("Write cors.expect.json: what CorsPolicy must answer", action.Title);
        TextDocument added = await Apply(project, action);
        Assert.Equal(Path.Combine(folder.Path, "cors.expect.json"), added.FilePath);

        // What the command writes, which a build finds met.
        string target = Path.Combine(folder.Path, "by-command.json");
        Assert.Equal(0, ToolRun.Of("test", folder.Write("cors.json", Rules), "--write", target).ExitCode);
        string text = (await added.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Equal(File.ReadAllText(target), text);
        Assert.Equal(
            """
            [
              { "allow": "https://app.example.com", "method": ["GET", "PUT"], "headers": ["content-type"], "credentials": true, "rule": "uploads" },
              { "allow": "https://a.example.org", "method": ["GET", "PUT"], "headers": ["content-type"], "credentials": true, "rule": "uploads" },
              { "deny": "https://evil.example", "method": ["GET", "PUT"] },
              { "deny": "null", "method": ["GET", "PUT"] },
              { "deny": "http://app.example.com", "method": ["GET", "PUT"] },
              { "deny": "https://app.example.com.evil.example", "method": ["GET", "PUT"] },
              { "deny": "http://a.example.org", "method": ["GET", "PUT"] },
              { "deny": "https://a.example.org.evil.example", "method": ["GET", "PUT"] },
              { "deny": "https://evilexample.org", "method": ["GET", "PUT"] }
            ]

            """,
            text);
        Assert.Empty(new TestProject
        {
            Files = [new TestFile("/app/cors.json", Rules), new TestFile("/app/cors.expect.json", text)],
        }.Generate().Errors);
    }

    [Fact]
    public async Task Nothing_is_offered_where_there_is_such_a_file_or_no_policy()
    {
        using var folder = new TemporaryFolder();
        using var workspace = new AdhocWorkspace();
        Project project = Create(workspace, folder, Use, Rules);
        Assert.Empty(await Offers(project, "Startup"));
        Assert.Empty(await Offers(project, "Instance"));
        Assert.Empty(await Offers(project, "\"CorsPolicy\""));

        Project withError = Create(workspace, folder, Use, Rules.Replace("GET", "get", StringComparison.Ordinal));
        Assert.Empty(await Offers(withError, "CorsPolicy"));

        string path = Path.Combine(folder.Path, "cors.expect.json");
        Assert.Empty(await Offers(
            project.AddAdditionalDocument("cors.expect.json", "[]", filePath: path).Project, "CorsPolicy"));

        // On the disk, but in no project: nothing is overwritten.
        Assert.Single(await Offers(project, "CorsPolicy"));
        folder.Write("cors.expect.json", "[]");
        Assert.Empty(await Offers(project, "CorsPolicy"));
    }

    [Fact]
    public async Task The_class_is_found_whatever_it_is_called()
    {
        using var folder = new TemporaryFolder();
        using var workspace = new AdhocWorkspace();
        const string Code =
            "using P = my.@class.@event; class Startup { object o = my.@class.@event.Instance, p = P.Instance; }";
        Project project = Create(workspace, folder, Code, Rules, ("CorsClass", "event"), ("CorsNamespace", "my.class"));

        Assert.Equal(
            "Write cors.expect.json: what event must answer",
            Assert.Single(await Offers(project, "@event.Instance")).Title);
        Assert.Single(await Offers(project, "P.Instance"));
    }

    private static Project Create(
        AdhocWorkspace workspace,
        TemporaryFolder folder,
        string code,
        string rules,
        params (string Name, string Value)[] metadata)
    {
        string path = Path.Combine(folder.Path, "cors.json");
        string settings =
            string.Concat(metadata.Select(value => $"build_metadata.AdditionalFiles.{value.Name} = {value.Value}\n"));
        return workspace.AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(TestReferences.Current)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddAnalyzerReference(new GeneratorReference())
            .AddAdditionalDocument("cors.json", rules, filePath: path).Project
            .AddAnalyzerConfigDocument(
                "App.globalconfig",
                SourceText.From($"is_global = true\nbuild_property.RootNamespace = App\n[{path}]\n{settings}"),
                filePath: "/app/App.globalconfig").Project
            .AddDocument("Startup.cs", code).Project;
    }

    private static async Task<IReadOnlyList<CodeAction>> Offers(Project project, string at)
    {
        Document document = Assert.Single(project.Documents);
        string text = (await document.GetTextAsync()).ToString();
        var actions = new List<CodeAction>();
        await new FirstExpectationsRefactoringProvider().ComputeRefactoringsAsync(new CodeRefactoringContext(
            document,
            new TextSpan(text.IndexOf(at, StringComparison.Ordinal), 0),
            actions.Add,
            CancellationToken.None));
        return actions;
    }

    private static async Task<TextDocument> Apply(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        ProjectChanges changes = Assert.Single(changed.GetChanges(project.Solution).GetProjectChanges());
        Assert.Empty(changes.GetChangedDocuments());
        Assert.Empty(changes.GetChangedAdditionalDocuments());
        return changed.GetAdditionalDocument(Assert.Single(changes.GetAddedAdditionalDocuments()))!;
    }

    private sealed class GeneratorReference : AnalyzerReference
    {
        // The same one each time, as from an assembly.
        private static readonly ISourceGenerator s_generator = new CorsGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id => nameof(GeneratorReference);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [s_generator];
    }
}
