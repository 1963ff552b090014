extern alias generator;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Pipeline;

public class IncrementalityTests
{
    private const string Good = """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }]
        """;

    private const string Bad = """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["get"] }]
        """;

    private static readonly string[] s_steps =
    [
        CorsGenerator.FilesStep,
        CorsGenerator.ProjectStep,
        CorsGenerator.SourcesStep,
        CorsGenerator.ErrorsStep,
        CorsGenerator.ImportsStep,
    ];

    [Fact]
    public void An_edit_of_code_runs_no_step()
    {
        TestProject project = Project(Good, Bad) with { Code = ["class Before;"] };
        CSharpCompilation compilation = project.CreateCompilation();
        GeneratorDriver driver = project.CreateDriver().RunGenerators(compilation);

        CSharpCompilation edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class After;", project.ParseOptions));
        GeneratorRunResult result = driver.RunGenerators(edited).GetRunResult().Results[0];

        Assert.All(
            s_steps, step => Assert.Equal([IncrementalStepRunReason.Cached], ReasonsOf(result, step).Distinct()));
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasonsOf(result).Distinct());
    }

    [Fact]
    public void White_space_in_a_file_leaves_the_model_unchanged_and_the_output_cached()
    {
        GeneratorRunResult result = Edit(Project(Good, Good), "\r\n\t" + Good.Replace(",", " ,\n\n"));

        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached],
            ReasonsOf(result, CorsGenerator.FilesStep));
        Assert.All(
            s_steps.Except([CorsGenerator.FilesStep]),
            step => Assert.Equal([IncrementalStepRunReason.Cached], ReasonsOf(result, step).Distinct()));
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasonsOf(result).Distinct());
    }

    [Fact]
    public void A_changed_rule_regenerates_its_own_file_and_not_its_neighbour()
    {
        GeneratorRunResult result = Edit(Project(Good, Good), Good.Replace("GET", "PUT"));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            ReasonsOf(result, CorsGenerator.SourcesStep).Select(Rerun));
        Assert.Equal(
            ["App.CorsPolicy.g.cs", "App.OtherCorsPolicy.g.cs"],
            result.GeneratedSources.Select(source => source.HintName));
        Assert.Contains("\"PUT\"", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            result.TrackedOutputSteps["SourceOutput"].SelectMany(step => step.Outputs)
                .Select(output => output.Reason)
                .Take(2));
    }

    [Fact]
    public void An_error_that_moves_regenerates_nothing()
    {
        GeneratorRunResult result = Edit(Project(Bad, Good), "\n\n" + Bad);

        Assert.Equal([IncrementalStepRunReason.Modified], ReasonsOf(result, CorsGenerator.ErrorsStep));
        AssertNothingIsRegenerated(result);
        Assert.Equal(2, Assert.Single(result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    // The message of such an error says where the first of the two stands.
    [Theory]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""")]
    [InlineData("""{ "CORSRules": [], "CORSRules": [] }""")]
    public void An_error_that_names_a_place_and_moves_regenerates_nothing(string bad)
    {
        GeneratorRunResult result = Edit(Project(bad, Good), "\n\n" + bad);

        Assert.Equal([IncrementalStepRunReason.Modified], ReasonsOf(result, CorsGenerator.ErrorsStep));
        Assert.Contains(
            result.Diagnostics, error => error.GetMessage(null).Contains("line 3", StringComparison.Ordinal));
        AssertNothingIsRegenerated(result);
    }

    [Fact]
    public void A_second_error_regenerates_nothing()
    {
        GeneratorRunResult result =
            Edit(Project(Bad, Good), Bad.Replace("\"get\"", "\"get\", \"put\"", StringComparison.Ordinal));

        Assert.Equal(2, result.Diagnostics.Length);
        AssertNothingIsRegenerated(result);
    }

    [Fact]
    public void No_step_keeps_a_compilation_a_symbol_a_syntax_node_a_text_or_a_location()
    {
        TestProject project = Project(Good, Bad) with { ImplicitUsings = true };
        GeneratorRunResult result =
            project.CreateDriver().RunGenerators(project.CreateCompilation()).GetRunResult().Results[0];

        object[] outputs =
        [
            .. s_steps.SelectMany(step => result.TrackedSteps[step])
                .SelectMany(step => step.Outputs)
                .Select(output => output.Value),
        ];
        Type[] reachable = [.. ObjectGraph.Reach(outputs).Select(value => value.GetType()).Distinct()];

        // The walk sees what it should: down to the descriptor of an error and the rules of a policy.
        Assert.Contains(typeof(generator::CorsGen.Compiler.Findings.FindingDescriptor), reachable);
        Assert.Contains(typeof(generator::CorsGen.Compiler.Configuration.Rule), reachable);
        Assert.DoesNotContain(reachable, ObjectGraph.IsForbidden);
    }

    [Fact]
    public void The_walk_finds_what_it_must_not_find()
    {
        object[] kept = [new { Deep = ImmutableArray.Create<object>(Location.Create("a", default, default)) }];

        Assert.Contains(ObjectGraph.Reach(kept), value => ObjectGraph.IsForbidden(value.GetType()));
    }

    private static TestProject Project(string first, string second) => new()
    {
        Files = [new TestFile("/app/cors.json", first), new TestFile("/app/other.cors.json", second)],
    };

    // Runs the project, replaces the text of its first file, and runs it again.
    private static GeneratorRunResult Edit(TestProject project, string text)
    {
        CSharpCompilation compilation = project.CreateCompilation();
        GeneratorDriver driver = project.CreateDriver().RunGenerators(compilation);
        TestFile edited = new(project.Files[0].Path, text);
        return driver.ReplaceAdditionalText(project.Files[0], edited)
            .RunGenerators(compilation)
            .GetRunResult().Results[0];
    }

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> OutputReasonsOf(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(pair => pair.Value)
            .SelectMany(run => run.Outputs)
            .Select(output => output.Reason);

    private static void AssertNothingIsRegenerated(GeneratorRunResult result)
    {
        Assert.All(
            ReasonsOf(result, CorsGenerator.SourcesStep).Select(Rerun),
            reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.Equal(2, result.GeneratedSources.Length);
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached],
            result.TrackedOutputSteps["SourceOutput"].SelectMany(step => step.Outputs)
                .Select(output => output.Reason)
                .Take(2));
    }

    // Of an item whose input is equal to the one before, the driver may or may not ask again: neither regenerates.
    private static IncrementalStepRunReason Rerun(IncrementalStepRunReason reason) =>
        reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason;
}
