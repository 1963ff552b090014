using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading.Tasks;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>
/// A copy of the sources, and the packages that <c>dotnet pack</c> makes of them there. The repository's own outputs
/// may be in use by other tests, and are of another configuration.
/// </summary>
internal sealed class PackedSources : IDisposable
{
    private readonly SourceCopy _sources;

    private PackedSources(SourceCopy sources) => _sources = sources;

    /// <summary>Where the sources are.</summary>
    public string Folder => _sources.Folder;

    /// <summary>The commit that they are.</summary>
    public string Commit => _sources.Commit;

    /// <summary>Where the packages are.</summary>
    public string Output => _sources.PathOf("packages");

    /// <summary>The packages, those of symbols included, by the names of their files.</summary>
    public ImmutableSortedDictionary<string, PackageFile> Packages { get; private set; } =
        ImmutableSortedDictionary<string, PackageFile>.Empty;

    /// <summary>What packing said.</summary>
    public BuildOutput Log { get; private set; } = null!;

    /// <summary>Copies the sources and packs them.</summary>
    /// <param name="subfolder">Where, below a new folder.</param>
    public static async Task<PackedSources> Create(string subfolder)
    {
        var sources = new PackedSources(await SourceCopy.Create(subfolder));
        (int exitCode, IReadOnlyList<string> lines) = await DotnetProcess.Run(
            sources.Folder, ["pack", "-o", sources.Output, "-v:minimal", "-tl:off", "-nologo"]);
        sources.Log = new BuildOutput(exitCode, lines, sources.Folder).Succeeded();
        sources.Packages = Directory.EnumerateFiles(sources.Output)
            .ToImmutableSortedDictionary(
                path => Path.GetFileName(path), path => new PackageFile(path), StringComparer.Ordinal);
        return sources;
    }

    public void Dispose() => _sources.Dispose();
}
