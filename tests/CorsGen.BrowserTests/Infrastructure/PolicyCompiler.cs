using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>Compiles policies that a test makes up, as a build would.</summary>
internal static class PolicyCompiler
{
    /// <summary>Compiles configurations, in order.</summary>
    public static IReadOnlyList<ICorsPolicy> Compile(IReadOnlyList<(string Json, bool IsWeb)> configurations)
    {
        TestFile[] files =
        [
            .. configurations.Select((configuration, number) => new TestFile(
                $"/app/{number}.cors.json",
                configuration.Json,
                ("CorsClass", "P" + number),
                ("CorsProfile", configuration.IsWeb ? "Web" : "S3"))),
        ];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CorsGenerator().AsSourceGenerator()],
            files,
            optionsProvider: new TestOptions(new Dictionary<string, string>
            {
                ["build_property.RootNamespace"] = "App",
            }));
        var compilation = CSharpCompilation.Create(
            "App",
            references: References(),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var findings);
        Assert.Empty(findings);

        using var image = new MemoryStream();
        Assert.Empty(generated.Emit(image).Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        var assembly = Assembly.Load(image.ToArray());
        return [.. configurations.Select((_, number) => Instance(assembly, "App.P" + number))];
    }

    private static ICorsPolicy Instance(Assembly assembly, string name) =>
        (ICorsPolicy)assembly.GetType(name, throwOnError: true)!.GetProperty("Instance")!.GetValue(null)!;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "CorsGen.dll" or "netstandard.dll"
            || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));
}
