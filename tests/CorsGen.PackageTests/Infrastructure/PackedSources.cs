using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>
/// The sources in a folder of their own, as a clone from GitHub has them, and the packages that <c>dotnet pack</c> makes of
/// them there. The repository's own outputs may be in use by other tests, and are of another configuration.
/// </summary>
internal sealed class PackedSources : IDisposable
{
    /// <summary>The commit that the copy says it is.</summary>
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    // A version that nobody has installed.
    private const string VersionSuffix = "packagetest";

    private static readonly string[] s_files =
    [
        ".editorconfig", "Directory.Build.props", "Directory.Packages.props", "nuget.config", "README.md",
        "build/CorsGen.props", "build/CorsGen.targets",
    ];

    private readonly string _root;

    private PackedSources(string root, string folder)
    {
        _root = root;
        Folder = folder;
    }

    /// <summary>Where the sources are.</summary>
    public string Folder { get; }

    /// <summary>Where the packages are.</summary>
    public string Output => Path.Combine(Folder, "packages");

    /// <summary>The packages, those of symbols included, by the names of their files.</summary>
    public ImmutableSortedDictionary<string, PackageFile> Packages { get; private set; } = ImmutableSortedDictionary<string, PackageFile>.Empty;

    /// <summary>What packing said.</summary>
    public BuildOutput Log { get; private set; } = null!;

    /// <summary>Copies the sources and packs them.</summary>
    /// <param name="subfolder">Where, below a new folder.</param>
    public static async Task<PackedSources> Create(string subfolder)
    {
        string root = Directory.CreateTempSubdirectory("CorsGen-").FullName;
        var sources = new PackedSources(root, Path.Combine(root, subfolder));
        sources.Copy();
        (int exitCode, IReadOnlyList<string> lines) = await DotnetProcess.Run(
            sources.Folder,
            ["pack", "-o", sources.Output, "--version-suffix", VersionSuffix, "-v:minimal", "-tl:off", "-nologo"]);
        sources.Log = new BuildOutput(exitCode, lines, sources.Folder).Succeeded();
        sources.Packages = Directory.EnumerateFiles(sources.Output)
            .ToImmutableSortedDictionary(path => Path.GetFileName(path), path => new PackageFile(path), StringComparer.Ordinal);
        return sources;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Copy()
    {
        string source = Repository.PathOf("src");
        IEnumerable<string> files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Concat(s_files);
        foreach (string file in files)
        {
            string copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf(file), copy);
        }

        // As much of the solution as is copied; whether the rest makes packages is another test.
        IEnumerable<string> projects = Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => $"<Project Path=\"{Path.GetRelativePath(Folder, path).Replace('\\', '/')}\" />");
        File.WriteAllText(Path.Combine(Folder, "Sources.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");

        // As much of Git as a build reads.
        string git = Path.Combine(Folder, ".git");
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs"));
        File.WriteAllText(Path.Combine(git, "HEAD"), Commit + "\n");
        File.WriteAllText(Path.Combine(git, "config"), """
            [core]
            	repositoryformatversion = 0
            [remote "origin"]
            	url = https://github.com/corsgen/corsgen.git

            """);
    }
}
