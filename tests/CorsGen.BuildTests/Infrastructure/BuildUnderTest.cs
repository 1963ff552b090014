using System.Linq;
using System.Reflection;

namespace CorsGen.BuildTests.Infrastructure;

/// <summary>What the build of this assembly said about itself.</summary>
internal static class BuildUnderTest
{
    public static string RepositoryRoot => Read(nameof(RepositoryRoot));

    public static string Library => Read(nameof(Library));

    public static string Generator => Read(nameof(Generator));

    public static string Configuration => Read(nameof(Configuration));

    /// <summary>The <c>dotnet</c> that built the tests, and builds their projects; other hosts of MSBuild name none.</summary>
    public static string DotnetHost => Read(nameof(DotnetHost)) is { Length: > 0 } path ? path : "dotnet";

    public static string Read(string key) => typeof(BuildUnderTest).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? "";
}
