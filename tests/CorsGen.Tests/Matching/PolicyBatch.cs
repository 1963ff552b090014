using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CorsGen.Tests.Matching;

/// <summary>All that a result says, in types that every build of CorsGen's runtime library shares.</summary>
internal delegate (
    bool IsAllowed,
    int RuleIndex,
    int Denial,
    string? AllowOrigin,
    bool AllowCredentials,
    string? AllowMethods,
    string? AllowHeaders,
    string? ExposeHeaders,
    string? MaxAge) Decide(string? origin, string? method, string? requestHeaders);

/// <summary>
/// Policies compiled into one assembly and loaded, against either build of CorsGen's runtime library.
/// </summary>
internal static class PolicyBatch
{
    // Compiled beside the policies, so that the types of the other build don't need names here.
    private const string Probe = """
        internal static class Probe
        {
            public static (bool, int, int, string, bool, string, string, string, string) Decide(
                CorsGen.ICorsPolicy policy, string origin, string method, string requestHeaders)
            {
                CorsGen.CorsResult result = policy.Evaluate(origin, method, requestHeaders);
                return (result.IsAllowed, result.RuleIndex, (int)result.Denial, result.AllowOrigin, result.AllowCredentials,
                    result.AllowMethods, result.AllowHeaders, result.ExposeHeaders, result.MaxAge);
            }
        }
        """;

    /// <summary>Policies as the generator makes them.</summary>
    public static IReadOnlyList<Decide> Load(
        IReadOnlyCollection<RandomConfiguration> configurations, bool onNetStandard)
    {
        GeneratorResult result = new TestProject
        {
            Files = [.. configurations.Select(ToFile)],
            Code = [Probe],
            References = onNetStandard ? TestReferences.CurrentWithNetStandardRuntime : TestReferences.Current,
            Nullable = NullableContextOptions.Disable,
        }.Generate();
        Assert.Empty(result.Errors);
        return Load(result.Compilation, configurations, onNetStandard);
    }

    /// <summary>Policies of which somebody else has made the sources.</summary>
    public static IReadOnlyList<Decide> Load(
        IReadOnlyCollection<RandomConfiguration> configurations, IEnumerable<string> sources)
    {
        var project = new TestProject { Code = [Probe, .. sources], Nullable = NullableContextOptions.Disable };
        return Load(project.CreateCompilation(), configurations, onNetStandard: false);
    }

    private static IReadOnlyList<Decide> Load(
        Compilation compilation, IReadOnlyCollection<RandomConfiguration> configurations, bool onNetStandard)
    {
        using var image = new MemoryStream();
        EmitResult emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));

        image.Position = 0;
        Assembly assembly = new Context(onNetStandard).LoadFromStream(image);
        MethodInfo decide = assembly.GetType("Probe", throwOnError: true)!.GetMethod("Decide")!;
        return
        [
            .. configurations.Select(configuration => decide.CreateDelegate<Decide>(Instance(assembly, configuration))),
        ];
    }

    private static TestFile ToFile(RandomConfiguration configuration) => new(
        $"/app/{configuration.ClassName}.cors.json",
        configuration.Json,
        ("CorsClass", configuration.ClassName),
        ("CorsProfile", configuration.IsWeb ? "Web" : "S3"));

    private static object Instance(Assembly assembly, RandomConfiguration configuration) =>
        assembly.GetType(
            "App." + configuration.ClassName, throwOnError: true)!.GetProperty("Instance")!.GetValue(null)!;

    private sealed class Context(bool onNetStandard) : AssemblyLoadContext(name: null, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => onNetStandard && assemblyName.Name == "CorsGen"
            ? LoadFromAssemblyPath(TestReferences.NetStandardRuntimePath)
            : null;
    }
}
