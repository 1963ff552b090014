using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Testing;

namespace CorsGen.Tests.Acceptance;

/// <summary>What makes a project of Roslyn's test library one with CORS files.</summary>
internal static class AcceptanceProject
{
    /// <summary>
    /// None but what the tests themselves run on, which is referenced below: the library would download others.
    /// </summary>
    public static readonly ReferenceAssemblies Framework = new("net10.0");

    /// <summary>Sets up an empty project.</summary>
    /// <param name="state">The project.</param>
    /// <param name="settings">What MSBuild says beside the root namespace, in the form of a
    /// <c>.globalconfig</c>.</param>
    public static void SetUp(SolutionState state, string settings = "")
    {
        state.AdditionalReferences.AddRange(TestReferences.Current);
        state.AnalyzerConfigFiles.Add(
            ("/app/.globalconfig", $"is_global = true\nbuild_property.RootNamespace = App\n{settings}"));
    }
}
