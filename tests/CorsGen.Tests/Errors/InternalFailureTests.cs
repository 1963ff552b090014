using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS015: nothing reaches the host, which would drop every policy of the project and only warn.</summary>
public class InternalFailureTests
{
    private const string Report =
        "CorsGen failed on bad.cors.json with 'System.InvalidOperationException: Out of order', so that no policy " +
        "was built from it; please report it, with the file, at https://github.com/corsgen/corsgen/issues";

    [Fact]
    public void A_file_that_throws_is_reported_and_the_others_are_made() =>
        Fails(
            new TestFile("/app/bad.cors.json", "") { Failure = new InvalidOperationException("Out of order") }, Report);

    [Fact]
    public void Options_that_throw_are_reported_and_the_other_files_are_made() =>
        Fails(
            new TestFile("/app/bad.cors.json", "") { OptionsFailure = new InvalidOperationException("Out of order") },
            Report);

    [Fact]
    public void The_analyzer_says_that_no_advice_was_given()
    {
        var project = new TestProject
        {
            Files = [new("/app/bad.cors.json", "") { Failure = new InvalidOperationException("Out of order") }],
        };
        Diagnostic error = Assert.Single(project.Analyze());
        Assert.Equal("CORS015", error.Id);
        Assert.Equal(
            Report.Replace("no policy was built from it", "no advice was given on it", StringComparison.Ordinal),
            error.GetMessage(null));
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_failure() =>
        Fails(
            new TestFile("/app/bad.cors.json", "") { Failure = new OperationCanceledException("Timed out") },
            "CorsGen failed on bad.cors.json with 'System.OperationCanceledException: Timed out', …");

    [Fact]
    public void A_message_of_several_lines_is_one()
    {
        Fails(
            new TestFile("/app/bad.cors.json", "") { Failure = new InvalidOperationException("a\r\nb") },
            @"…'System.InvalidOperationException: a b'…");
    }

    [Fact]
    public void Global_options_that_throw_are_reported_of_each_file()
    {
        var project = new TestProject { Files = [new("/app/cors.json", JsonRule())] };
        GeneratorDriverRunResult run = project.CreateDriver()
            .WithUpdatedAnalyzerConfigOptions(new ThrowingOptions())
            .RunGenerators(project.CreateCompilation(), TestContext.Current.CancellationToken)
            .GetRunResult();
        Assert.Null(run.Results[0].Exception);
        Assert.Empty(run.GeneratedTrees);
        Assert.Equal("CORS015", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_cancellation_is_not_swallowed()
    {
        using var source = new CancellationTokenSource();
        var project = new TestProject { Files = [new("/app/cors.json", JsonRule()) { Reading = source.Cancel }] };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            project.CreateDriver().RunGenerators(project.CreateCompilation(), source.Token));
    }

    private static void Fails(TestFile bad, string message)
    {
        GeneratorResult result = new TestProject { Files = [bad, new("/app/good.cors.json", JsonRule())] }.Generate();
        Assert.Null(result.Run.Results[0].Exception);
        Diagnostic error = Assert.Single(result.Errors);
        Assert.Equal("CORS015", error.Id);
        Assert.Equal("/app/bad.cors.json", error.Location.GetLineSpan().Path);
        Assert.DoesNotContain("Denies everything", result.Sources["App.GoodCorsPolicy.g.cs"], StringComparison.Ordinal);
        Assert.All(
            result.Sources.Where(source => source.Key != "App.GoodCorsPolicy.g.cs"),
            source => Assert.Contains("Denies everything", source.Value, StringComparison.Ordinal));
        string actual = error.GetMessage(null);
        Assert.True(message.Split('…').All(part => actual.Contains(part, StringComparison.Ordinal)), actual);
    }

    private sealed class ThrowingOptions : AnalyzerConfigOptionsProvider
    {
        private readonly TestOptions _options = new(new Dictionary<string, string>());

        public override AnalyzerConfigOptions GlobalOptions => throw new InvalidOperationException("Out of order");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options.GetOptions(textFile);
    }
}
