using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Threading.Tasks;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>Packages of different sources have different versions.</summary>
public class VersionTests(Packages packages)
{
    private const string Source = "src/CorsGen/CorsDenial.cs";

    [Fact]
    public async Task A_commit_is_a_development_version_that_names_its_time_and_itself()
    {
        using SourceCopy sources = await SourceCopy.Create("sources");

        Assert.Equal($"0.1.0-dev.20260102t020405.g{sources.Commit[..10]}", await VersionOf(sources.Folder));

        // Of each package the same, as one depends on the other.
        Assert.Equal(await VersionOf(sources.Folder), await VersionOf(sources.Folder, "CorsGen.AspNetCore"));
    }

    [Fact]
    public async Task The_same_sources_have_the_same_version_and_others_another()
    {
        using SourceCopy sources = await SourceCopy.Create("sources");
        List<string> versions = [await VersionOf(sources.Folder)];

        // Not committed, edited again, and in a file that Git does not know.
        string text = File.ReadAllText(sources.PathOf(Source));
        await Change(Source, text + "\n");
        await Change(Source, text + "\n\n");
        await Change("src/CorsGen/New.cs", "");
        await Change("src/CorsGen/New.cs", "\n");
        Assert.All(versions[1..], version => Assert.StartsWith(versions[0] + ".w", version, StringComparison.Ordinal));
        Assert.Equal("?? src/CorsGen/New.cs", await sources.Git("status", "--porcelain", "--", "src/CorsGen/New.cs"));

        await sources.CommitAll();
        await Check();

        // As before.
        File.Delete(sources.PathOf("src/CorsGen/New.cs"));
        File.WriteAllText(sources.PathOf(Source), text);
        await Check();
        await sources.Git("checkout", "-q", "--force", "HEAD~1");
        Assert.Equal(versions[0], await VersionOf(sources.Folder));

        Task Change(string path, string content)
        {
            File.WriteAllText(sources.PathOf(path), content);
            return Check();
        }

        async Task Check()
        {
            string version = await VersionOf(sources.Folder);
            Assert.DoesNotContain(version, versions);
            versions.Add(version);
        }
    }

    [Fact]
    public async Task A_release_is_a_commit_with_a_tag_and_nothing_beside_it()
    {
        using SourceCopy sources = await SourceCopy.Create("sources");
        await sources.Git("tag", "v1.2.0-rc.1");
        Assert.Equal("1.2.0-rc.1", await VersionOf(sources.Folder));
        await sources.Git("tag", "v1.2.0");
        await sources.Git("tag", "very-good");
        Assert.Equal("1.2.0", await VersionOf(sources.Folder));

        File.AppendAllText(sources.PathOf(Source), "\n");
        Assert.StartsWith("0.1.0-dev.", await VersionOf(sources.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_has_the_version_of_a_full_one()
    {
        using SourceCopy sources = await SourceCopy.Create("sources");
        File.AppendAllText(sources.PathOf(Source), "\n");
        await sources.CommitAll();
        string clone = Path.Combine(sources.Folder, "packages", "clone");
        await sources.Git("clone", "-q", "--depth", "1", new Uri(sources.Folder).AbsoluteUri, clone);

        Assert.True(File.Exists(Path.Combine(clone, ".git", "shallow")));
        Assert.Equal(await VersionOf(sources.Folder), await VersionOf(clone));
    }

    [Fact]
    public async Task Sources_without_Git_have_a_version_and_an_archive_by_Git_names_its_commit()
    {
        using SourceCopy sources = await SourceCopy.Create("sources");
        string archive = sources.PathOf("packages.tar");
        await sources.Git("archive", "-o", archive, "HEAD");
        await TarFile.ExtractToDirectoryAsync(
            archive,
            Directory.CreateDirectory(sources.PathOf("packages")).FullName,
            overwriteFiles: false,
            TestContext.Current.CancellationToken);
        Directory.Move(sources.PathOf(".git"), sources.PathOf("packages/.git-elsewhere"));

        Assert.Equal($"0.1.0-dev.0.g{sources.Commit[..10]}", await VersionOf(sources.PathOf("packages")));
        Assert.Equal("0.1.0-dev.0", await VersionOf(sources.Folder));
    }

    [Theory]
    [InlineData("-p:Version=3.2.1", "3.2.1")]
    [InlineData("-p:VersionSuffix=mine", "0.1.0-mine")]
    [InlineData("-p:Configuration=Debug", "0.1.0-dev")]
    public async Task A_version_that_is_given_stands_and_a_build_for_oneself_asks_no_Git(
        string argument, string version)
    {
        using SourceCopy sources = await SourceCopy.Create("sources");

        Assert.Equal(version, await VersionOf(sources.Folder, "CorsGen", argument));
    }

    [Fact]
    public void Assemblies_have_the_version_of_their_package_and_a_fixed_one_for_references()
    {
        foreach (PackageFile package in (PackageFile[])[packages.CorsGen, packages.AspNetCore])
        {
            foreach ((string name, byte[] content) in package.Entries)
            {
                if (name.EndsWith(".dll", StringComparison.Ordinal))
                {
                    using var image = new PEReader(new MemoryStream(content));
                    MetadataReader reader = image.GetMetadataReader();
                    Assert.Equal("1.0.0.0", reader.GetAssemblyDefinition().Version.ToString());
                    Assert.Contains(
                        $"{package.Version}+{packages.Sources.Commit}",
                        Encoding.UTF8.GetString(content),
                        StringComparison.Ordinal);
                }
            }
        }
    }

    private static async Task<string> VersionOf(string folder, string project = "CorsGen", params string[] arguments)
    {
        (int exitCode, IReadOnlyList<string> lines) = await DotnetProcess.Run(
            folder,
            [
                "msbuild",
                $"src/{project}",
                "-t:VersionByGit",
                "-getProperty:PackageVersion",
                "-nologo",
                "-p:Configuration=Release",
                .. arguments,
            ]);
        Assert.True(exitCode == 0, string.Join('\n', lines));
        return Assert.Single(lines);
    }
}
