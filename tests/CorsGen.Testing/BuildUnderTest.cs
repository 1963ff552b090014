using System.Reflection;

namespace CorsGen.Testing;

/// <summary>What the build of the tests said about itself, as <c>AssemblyMetadata</c>.</summary>
public static class BuildUnderTest
{
    public static string Library => Read(nameof(Library));

    public static string Generator => Read(nameof(Generator));

    public static string Configuration => Read(nameof(Configuration));

    /// <summary>
    /// The <c>dotnet</c> that built the tests, and builds their projects; other hosts of MSBuild name none.
    /// </summary>
    public static string DotnetHost =>
        Read(typeof(BuildUnderTest).Assembly, nameof(DotnetHost)) is { Length: > 0 } path ? path : "dotnet";

    /// <summary>The server of the C# compiler that built the tests.</summary>
    public static string CompilerServer => Read(typeof(BuildUnderTest).Assembly, nameof(CompilerServer));

    /// <summary>What the project of the running tests says under a key.</summary>
    public static string Read(string key) => Read(Assembly.GetEntryAssembly()!, key);

    /// <summary>What the project of an assembly says under a key.</summary>
    public static string Read(Assembly assembly, string key) => assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? "";
}
