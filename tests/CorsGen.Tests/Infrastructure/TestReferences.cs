using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Infrastructure;

/// <summary>The assemblies that test projects are compiled against.</summary>
internal static class TestReferences
{
    /// <summary>The runtime that the tests run on, and CorsGen's runtime library.</summary>
    public static ImmutableArray<MetadataReference> Current { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(CorsResult).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];
}
