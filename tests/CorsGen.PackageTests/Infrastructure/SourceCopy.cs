using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>
/// The sources of the packages in a folder of their own, as a clone has them: a Git repository with one commit.
/// </summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] s_files =
    [
        ".editorconfig", ".gitattributes", ".gitignore", "Directory.Build.props", "Directory.Packages.props",
        "nuget.config",
        "README.md", "build/CorsGen.props", "build/CorsGen.targets",
    ];

    // The same commit in each copy, whoever makes it: so are the packages the same.
    private static readonly (string Name, string Value)[] s_gitVariables =
    [
        ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null"),
        ("GIT_AUTHOR_NAME", "Tests"), ("GIT_AUTHOR_EMAIL", "tests@example.com"),
        ("GIT_AUTHOR_DATE", "2026-01-02T03:04:05+0100"),
        ("GIT_COMMITTER_NAME", "Tests"), ("GIT_COMMITTER_EMAIL", "tests@example.com"),
        ("GIT_COMMITTER_DATE", "2026-01-02T03:04:05+0100"),
    ];

    private readonly string _root;

    private SourceCopy(string root, string folder)
    {
        _root = root;
        Folder = folder;
    }

    /// <summary>Where the sources are.</summary>
    public string Folder { get; }

    /// <summary>The commit, all 40 digits.</summary>
    public string Commit { get; private set; } = "";

    /// <summary>Copies and commits the sources.</summary>
    /// <param name="subfolder">Where, below a new folder.</param>
    public static async Task<SourceCopy> Create(string subfolder)
    {
        string root = Directory.CreateTempSubdirectory("CorsGen-").FullName;
        var copy = new SourceCopy(root, Path.Combine(root, subfolder));
        copy.CopyFiles();
        await copy.Git("init", "-q");
        await copy.Git("remote", "add", "origin", "https://github.com/corsgen/corsgen.git");
        await copy.CommitAll();
        return copy;
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public async Task CommitAll()
    {
        await Git("add", "-A");
        await Git("commit", "-q", "-m", "A commit");
        Commit = await Git("rev-parse", "HEAD");
    }

    /// <summary>Runs Git, and returns what it prints.</summary>
    public async Task<string> Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };

        // A hook, for one, has variables that name another repository.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal))
            .ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in s_gitVariables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)} ends with {process.ExitCode}.");
        return output.Trim();
    }

    public void Dispose()
    {
        // Git's objects are read-only, and Windows does not delete what is.
        foreach (string file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
    }

    private void CopyFiles()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Concat(s_files);
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Repository.PathOf(file), PathOf(file));
        }

        // As much of the solution as is copied; whether the rest makes packages is another test.
        IEnumerable<string> projects = Directory.EnumerateFiles(PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => $"<Project Path=\"{Path.GetRelativePath(Folder, path).Replace('\\', '/')}\" />");
        File.WriteAllText(PathOf("Sources.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
    }
}
