using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using CorsGen.Tests.Advice;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Tests.PublicSuffixes;

/// <summary>The list is read only by an analyzer, for a pattern that needs it.</summary>
public class LazinessTests
{
    [Fact]
    public void Only_the_analyzer_reads_the_list_and_only_for_a_pattern_that_needs_it()
    {
        // A separate copy, because other tests read the list too.
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        Assembly generator = context.LoadFromAssemblyPath(typeof(CorsGenerator).Assembly.Location);
        object list = generator.GetType("CorsGen.Compiler.PublicSuffixes.PublicSuffixList", throwOnError: true)!
            .GetField("s_embedded", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        bool IsRead() => (bool)list.GetType().GetProperty("IsValueCreated")!.GetValue(list)!;

        TestProject open = TestProject.WithJson(AdviceAssert.Origins("https://*.github.io"));
        CSharpGeneratorDriver
            .Create(((IIncrementalGenerator)Create("CorsGen.Generator.CorsGenerator")).AsSourceGenerator())
            .AddAdditionalTexts([.. open.Files])
            .RunGeneratorsAndUpdateCompilation(
                open.CreateCompilation(),
                out _,
                out ImmutableArray<Diagnostic> errors,
                TestContext.Current.CancellationToken);
        Assert.Empty(errors);
        Assert.False(IsRead());

        Assert.Empty(Analyze(TestProject.WithJson(AdviceAssert.Origins(
            "https://app.example.com", "https://example.com:*"))));
        Assert.False(IsRead());

        Assert.Contains("CORS102", Analyze(open));
        Assert.True(IsRead());
        context.Unload();

        object Create(string type) => Activator.CreateInstance(generator.GetType(type, throwOnError: true)!)!;

        string[] Analyze(TestProject project) =>
        [
            .. project.CreateCompilation()
                .WithAnalyzers(
                    [(DiagnosticAnalyzer)Create("CorsGen.Generator.CorsAnalyzer")],
                    new AnalyzerOptions([.. project.Files]))
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
                .Select(finding => finding.Id)
                .Where(id => id == "CORS102"),
        ];
    }
}
