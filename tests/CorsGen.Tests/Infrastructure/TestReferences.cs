using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Infrastructure;

/// <summary>The assemblies that test projects are compiled against.</summary>
internal static class TestReferences
{
    private static readonly ImmutableArray<MetadataReference> s_framework = Read(
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll"));

    /// <summary>The runtime that the tests run on, and CorsGen's runtime library.</summary>
    public static ImmutableArray<MetadataReference> Current { get; } =
        [.. s_framework, MetadataReference.CreateFromFile(typeof(CorsResult).Assembly.Location)];

    /// <summary>
    /// The runtime that the tests run on, and the build of CorsGen's runtime library for .NET Standard 2.0.
    /// </summary>
    public static ImmutableArray<MetadataReference> CurrentWithNetStandardRuntime { get; } =
        [.. s_framework, MetadataReference.CreateFromFile(NetStandardRuntimePath)];

    /// <summary>.NET 8, and CorsGen's build for it.</summary>
    public static ImmutableArray<MetadataReference> Net80 { get; } =
        Read([
            .. Directory.GetFiles(BuildUnderTest.Read("Net80References"), "*.dll"),
            typeof(CorsResult).Assembly.Location,
        ]);

    /// <summary>
    /// .NET Framework 4.7.2 with the package System.Memory, and CorsGen's build for .NET Standard 2.0.
    /// </summary>
    public static ImmutableArray<MetadataReference> Net472 { get; } = Read(
    [
        .. Directory.GetFiles(Path.Combine(BuildUnderTest.Read("Net472References"), "Facades"), "*.dll"),
        .. new[]
        {
            "mscorlib.dll", "System.dll", "System.Core.dll",
        }.Select(name => Path.Combine(BuildUnderTest.Read("Net472References"), name)),
        BuildUnderTest.Read("Net472SystemMemory"),
        NetStandardRuntimePath,
    ]);

    /// <summary>CorsGen's runtime library as .NET Framework and .NET before 8 get it.</summary>
    public static string NetStandardRuntimePath => BuildUnderTest.Read("NetStandardCorsGen");

    private static ImmutableArray<MetadataReference> Read(IEnumerable<string> paths) =>
        [.. paths.Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
}
