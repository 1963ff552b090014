using System.Reflection;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>What the build of this assembly said about itself.</summary>
internal static class BuildUnderTest
{
    public static string RepositoryRoot { get; } = Read(nameof(RepositoryRoot));

    public static string Sample { get; } = Read(nameof(Sample));

    /// <summary>The <c>dotnet</c> that built the tests; other hosts of MSBuild name none.</summary>
    public static string DotnetHost { get; } = Read(nameof(DotnetHost)) is { Length: > 0 } path ? path : "dotnet";

    private static string Read(string key) => typeof(BuildUnderTest).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? "";
}
