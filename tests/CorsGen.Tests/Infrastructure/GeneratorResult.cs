using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Infrastructure;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratorResult(TestProject project, GeneratorDriverRunResult run, CSharpCompilation compilation)
{
    public CSharpCompilation Compilation => compilation;

    public GeneratorDriverRunResult Run => run;

    public ImmutableArray<Diagnostic> Errors => run.Diagnostics;

    /// <summary>The sources by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } =
        run.Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The only source.</summary>
    public string Source => Assert.Single(Sources).Value;

    /// <summary>The text that a diagnostic points at.</summary>
    public string TextUnder(Diagnostic diagnostic) => project.TextUnder(diagnostic);

    /// <summary>Asserts that the code compiles without diagnostics, except hidden ones.</summary>
    public GeneratorResult AssertCompiles()
    {
        Assert.Empty(Errors);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
        return this;
    }

    /// <summary>
    /// Asserts that the files have errors, and that each class denies everything and adds no error of C#.
    /// </summary>
    public void AssertDeniesEverything()
    {
        Assert.NotEmpty(Errors);
        Assert.NotEmpty(Sources);
        Assert.All(
            Sources.Values,
            source => Assert.Contains("<summary>Denies everything, as ", source, StringComparison.Ordinal));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
    }

    /// <summary>Compiles the project and loads it into a separate context, which is collected after the test.</summary>
    public Assembly Load()
    {
        AssertCompiles();
        return LoadDespiteErrors();
    }

    /// <summary>The same for a project whose files have errors.</summary>
    public Assembly LoadDespiteErrors()
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The policy of a class, by its full name.</summary>
    public ICorsPolicy LoadPolicy(string fullName = "App.CorsPolicy") => PolicyIn(Load(), fullName);

    public static ICorsPolicy PolicyIn(Assembly assembly, string fullName)
    {
        Type type = assembly.GetType(fullName, throwOnError: true)!;
        return (ICorsPolicy)type.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
