using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>What is in the packages, and what is not.</summary>
public class PackageContentTests(Packages packages)
{
    [Fact]
    public void Packing_makes_the_packages_and_their_symbols_without_a_warning()
    {
        Assert.Empty(packages.Sources.Log.Heads);
        string version = packages.CorsGen.Version;
        Assert.Equal(
            [
                $"CorsGen.{version}.nupkg", $"CorsGen.{version}.snupkg",
                $"CorsGen.AspNetCore.{version}.nupkg", $"CorsGen.AspNetCore.{version}.snupkg",
                $"CorsGen.Compiler.{version}.nupkg", $"CorsGen.Compiler.{version}.snupkg",
                .. packages.ToolIds.Select(id => $"{id}.{version}.nupkg"),
            ],
            packages.Sources.Packages.Keys);
    }

    [Fact]
    public async Task No_other_project_of_the_solution_is_packed()
    {
        using var folder = new BuildProject(("Tell.targets", """
            <Project>
              <Target Name="TellPackable">
                <Message Text="Packable: $(MSBuildProjectName)" Importance="high" Condition="'$(IsPackable)' == 'true'" />
              </Target>
            </Project>
            """));
        string[] arguments =
        [
            "msbuild", "CorsGen.sln", "-t:TellPackable", "-v:minimal", "-tl:off", "-nologo",
            $"-p:CustomAfterMicrosoftCommonTargets={folder.PathOf("Tell.targets")}",
            $"-p:CustomAfterMicrosoftCommonCrossTargetingTargets={folder.PathOf("Tell.targets")}",
        ];

        (int exitCode, IReadOnlyList<string> lines) = await DotnetProcess.Run(Repository.Root, arguments);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "Packable: CorsGen",
                "Packable: CorsGen.AspNetCore",
                "Packable: CorsGen.Compiler",
                "Packable: CorsGen.Tool",
            ],
            lines.Select(line => line.Trim())
                .Where(line => line.StartsWith("Packable", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CorsGen_holds_the_library_the_analyzers_the_build_files_a_licence_and_nothing_else()
    {
        Assert.Equal(
            [
                "CorsGen.nuspec", "README.md",
                "analyzers/dotnet/cs/CorsGen.CodeFixes.dll", "analyzers/dotnet/cs/CorsGen.Generator.dll",
                "build/CorsGen.props", "build/CorsGen.targets",
                "buildTransitive/CorsGen.props", "buildTransitive/CorsGen.targets",
                "lib/net8.0/CorsGen.dll", "lib/net8.0/CorsGen.xml",
                "lib/netstandard2.0/CorsGen.dll", "lib/netstandard2.0/CorsGen.xml",
                "licenses/PublicSuffixList.md",
            ],
            packages.CorsGen.Names);
        Assert.Equal(
            ["CorsGen.nuspec", "lib/net8.0/CorsGen.pdb", "lib/netstandard2.0/CorsGen.pdb"],
            packages.CorsGenSymbols.Names);
    }

    [Fact]
    public void CorsGen_AspNetCore_holds_the_library_and_nothing_else()
    {
        Assert.Equal(
            [
                "CorsGen.AspNetCore.nuspec", "README.md",
                "lib/net10.0/CorsGen.AspNetCore.dll", "lib/net10.0/CorsGen.AspNetCore.xml",
                "lib/net8.0/CorsGen.AspNetCore.dll", "lib/net8.0/CorsGen.AspNetCore.xml",
            ],
            packages.AspNetCore.Names);
        Assert.Equal(
            ["CorsGen.AspNetCore.nuspec", "lib/net10.0/CorsGen.AspNetCore.pdb", "lib/net8.0/CorsGen.AspNetCore.pdb"],
            packages.AspNetCoreSymbols.Names);
    }

    [Fact]
    public void CorsGen_Compiler_holds_the_library_a_licence_and_nothing_else()
    {
        Assert.Equal(
            [
                "CorsGen.Compiler.nuspec", "README.md",
                "lib/net8.0/CorsGen.Compiler.dll", "lib/net8.0/CorsGen.Compiler.xml",
                "lib/netstandard2.0/CorsGen.Compiler.dll", "lib/netstandard2.0/CorsGen.Compiler.xml",
                "licenses/PublicSuffixList.md",
            ],
            packages.Compiler.Names);
        Assert.Equal(
            ["CorsGen.Compiler.nuspec", "lib/net8.0/CorsGen.Compiler.pdb", "lib/netstandard2.0/CorsGen.Compiler.pdb"],
            packages.CompilerSymbols.Names);
    }

    [Fact]
    public void The_build_files_are_those_of_the_repository()
    {
        foreach (string file in (string[])["CorsGen.props", "CorsGen.targets"])
        {
            byte[] expected = File.ReadAllBytes(Repository.PathOf("build", file));
            Assert.Equal(expected, packages.CorsGen.Entries["build/" + file]);
            Assert.Equal(expected, packages.CorsGen.Entries["buildTransitive/" + file]);
        }
    }

    [Fact]
    public void Each_says_what_it_is_and_where_it_comes_from()
    {
        foreach (PackageFile package in (PackageFile[])[packages.CorsGen, packages.AspNetCore, packages.Compiler])
        {
            XElement metadata = package.Metadata;
            Assert.Equal(
                ReferenceEquals(package, packages.AspNetCore) ? "MIT" : "MIT AND MPL-2.0",
                metadata.Element("license")!.Value);
            Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
            Assert.Equal("README.md", metadata.Element("readme")!.Value);
            Assert.Equal("https://github.com/corsgen/corsgen", metadata.Element("projectUrl")!.Value);
            Assert.StartsWith("CORS", metadata.Element("description")!.Value, StringComparison.Ordinal);
            Assert.Contains("cors", metadata.Element("tags")!.Value.Split(' '));
            XElement repository = metadata.Element("repository")!;
            Assert.Equal("git", repository.Attribute("type")!.Value);
            Assert.Equal("https://github.com/corsgen/corsgen", repository.Attribute("url")!.Value);
            Assert.Equal(packages.Sources.Commit, repository.Attribute("commit")!.Value);
        }
    }

    [Fact]
    public void The_readme_is_the_repositorys_with_links_that_lead_there_from_anywhere()
    {
        const string Address = "https://github.com/corsgen/corsgen/blob/main/";
        const string PictureAddress = "https://raw.githubusercontent.com/corsgen/corsgen/main/";
        string expected = Regex.Replace(
            Repository.Read("README.md").TrimEnd(),
            """<picture>.*?<img alt="([^"]*)" src="([^"]*)">\n</picture>""",
            $"![$1]({PictureAddress}$2)",
            RegexOptions.Singleline);
        Assert.DoesNotContain("<picture>", expected, StringComparison.Ordinal);
        Assert.Contains($"]({PictureAddress}docs/playground.png)", expected, StringComparison.Ordinal);
        foreach (PackageFile package in (PackageFile[])[packages.CorsGen, packages.AspNetCore, packages.Compiler])
        {
            string text = Encoding.UTF8.GetString(package.Entries["README.md"]).ReplaceLineEndings("\n").TrimEnd();
            Assert.Contains("](" + Address, text, StringComparison.Ordinal);
            Assert.All(text.Split("](").Skip(1), target => Assert.Matches("^(https://|#)", target));
            Assert.Equal(expected, text.Replace("](" + Address, "](", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void CorsGen_needs_System_Memory_where_the_framework_has_none() => Assert.Equal(
        ["net8.0:", ".NETStandard2.0: System.Memory 4.6.3"], DependenciesOf(packages.CorsGen));

    [Fact]
    public void CorsGen_Compiler_needs_CorsGen_and_where_the_framework_has_none_immutable_collections() => Assert.Equal(
        [
            $"net8.0: CorsGen {packages.CorsGen.Version}",
            $".NETStandard2.0: CorsGen {packages.CorsGen.Version} System.Collections.Immutable 6.0.1 System.Memory " +
            "4.6.3",
        ],
        DependenciesOf(packages.Compiler));

    // Without include="All", those who install this package would have no generator.
    [Fact]
    public void CorsGen_AspNetCore_brings_all_of_CorsGen()
    {
        string version = packages.CorsGen.Version;
        Assert.Equal(
            [
                $"net10.0: CorsGen.Compiler {version} All CorsGen {version} All",
                $"net8.0: CorsGen.Compiler {version} All CorsGen {version} All",
            ],
            DependenciesOf(packages.AspNetCore).Order(StringComparer.Ordinal));
        Assert.All(
            packages.AspNetCore.Metadata.Descendants("dependency"),
            dependency => Assert.Null(dependency.Attribute("exclude")));
        Assert.Equal(
            ["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.App"],
            packages.AspNetCore.Metadata.Descendants("frameworkReference")
                .Select(reference => reference.Attribute("name")!.Value));
    }

    // With a later version of any of these, the compiler of an older Visual Studio could not load the analyzers.
    [Fact]
    public void Analyzers_need_nothing_that_the_oldest_compiler_has_not()
    {
        string roslyn = BuildUnderTest.Read("TestedRoslyns").Split(';')[0] + ".0";
        Assert.Equal(
            [
                $"Microsoft.CodeAnalysis {roslyn}", $"Microsoft.CodeAnalysis.CSharp {roslyn}",
                "System.Collections.Immutable 6.0.0.0",
                "System.Memory 4.0.1.2", "netstandard 2.0.0.0",
            ],
            ReferencesOf("CorsGen.Generator"));
        Assert.Equal(
            [
                "CorsGen.Generator 1.0.0.0", $"Microsoft.CodeAnalysis {roslyn}",
                $"Microsoft.CodeAnalysis.CSharp {roslyn}", $"Microsoft.CodeAnalysis.Workspaces {roslyn}",
                "System.Collections.Immutable 6.0.0.0", "netstandard 2.0.0.0",
            ],
            ReferencesOf("CorsGen.CodeFixes"));

        IEnumerable<string> ReferencesOf(string name)
        {
            using var image = new PEReader(
                new MemoryStream(packages.CorsGen.Entries[$"analyzers/dotnet/cs/{name}.dll"]));
            MetadataReader reader = image.GetMetadataReader();
            return reader.AssemblyReferences
                .Select(handle => reader.GetAssemblyReference(handle))
                .Select(reference => $"{reader.GetString(reference.Name)} {reference.Version}")
                .Order(StringComparer.Ordinal)
                .ToArray();
        }
    }

    [Fact]
    public void Every_assembly_has_symbols_that_lead_to_the_sources_of_its_commit()
    {
        foreach (DebugSymbols symbols in AllSymbols())
        {
            Assert.Equal(
                $"{{\"documents\":{{\"/_/*\":\"https://raw.githubusercontent.com/corsgen/corsgen/{packages.Sources.Commit}/*\"}}}}",
                symbols.SourceLink);
            Assert.NotEmpty(symbols.Documents);
            Assert.All(symbols.Documents, document => Assert.StartsWith("/_/src/", document, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nothing_names_a_folder_of_the_machine_that_packed()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            .. new[]
            {
                packages.Sources.Folder,
                Path.GetTempPath(),
                Repository.Root,
                BuildUnderTest.Read("PackageFolder"),
                home,
            }
                .Select(folder => folder.TrimEnd('/', '\\'))
                .Where(folder => folder.Length > 1)
                .Select(folder => folder + Path.DirectorySeparatorChar),
        ];
        Assert.NotEmpty(folders);
        IEnumerable<(string Name, byte[] Content)> contents = packages.All
            .SelectMany(package => package.Entries.Select(entry => (entry.Key, entry.Value)))
            .Concat(AllSymbols().Select(symbols => (symbols.Name, symbols.Bytes)));
        foreach ((string name, byte[] content) in contents)
        {
            foreach (string folder in folders)
            {
                Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)) < 0, $"{name} names {folder}");
                Assert.True(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(folder)) < 0, $"{name} names {folder}");
            }
        }
    }

    [Fact]
    public async Task The_same_sources_give_the_same_bytes_wherever_they_are_packed()
    {
        // The SDK itself doesn't build in a folder with a semicolon in its name, or a percent sign before digits.
        using PackedSources again = await PackedSources.Create(
            Path.Combine("another", "it's a (folder) = 1st & #2 5% \u00E9"));

        string tool = $"CorsGen.Tool.{packages.CorsGen.Version}.nupkg";
        Assert.Equal(
            packages.Sources.Packages.Keys.Where(name => !name.StartsWith("CorsGen.Tool.", StringComparison.Ordinal))
                .Append(tool),
            again.Packages.Keys);
        foreach ((string name, PackageFile package) in again.Packages.Where(package => package.Key != tool))
        {
            PackageFile first = packages.Sources.Packages[name];
            Assert.Equal(first.Entries.Keys, package.Entries.Keys);
            AssertSame(name, first, package.Entries.Keys, package);
            Assert.True(package.Bytes.AsSpan().SequenceEqual(first.Bytes), name);
        }

        // In such a folder the command isn't compiled for a system. Its own assembly names where it was compiled: of
        // another system, or of none.
        string[] libraries =
        [
            .. packages.Tool.Entries.Keys.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)
                && !name.EndsWith("/CorsGen.Tool.dll", StringComparison.Ordinal)),
        ];
        Assert.True(libraries.Length >= 4);
        AssertSame(tool, packages.Tool, libraries, again.Packages[tool]);
    }

    private static void AssertSame(string package, PackageFile first, IEnumerable<string> names, PackageFile second) =>
        Assert.All(
        names,
        name => Assert.True(second.Entries[name].AsSpan().SequenceEqual(first.Entries[name]), $"{package}: {name}"));

    private static IEnumerable<string> DependenciesOf(PackageFile package) =>
        package.Metadata.Element("dependencies")!.Elements("group")
        .Select(group => $"{group.Attribute("targetFramework")!.Value}:" +
            string.Concat(group.Elements().Select(dependency =>
            $" {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}" +
            (dependency.Attribute("include") is { } include ? " " + include.Value : ""))));

    private List<DebugSymbols> AllSymbols()
    {
        List<DebugSymbols> all = [];
        foreach ((PackageFile package, PackageFile symbols) in ((PackageFile, PackageFile)[])
            [
                (packages.CorsGen, packages.CorsGenSymbols),
                (packages.AspNetCore, packages.AspNetCoreSymbols),
                (packages.Compiler, packages.CompilerSymbols),
            ])
        {
            foreach ((string name, byte[] image) in package.Entries.Where(entry => entry.Key.EndsWith(
                ".dll", StringComparison.Ordinal)))
            {
                all.Add(symbols.Entries.TryGetValue(Path.ChangeExtension(name, ".pdb"), out byte[]? file)
                    ? new DebugSymbols(name, file)
                    : DebugSymbols.ReadEmbedded(name, image));
            }
        }

        Assert.Equal(8, all.Count);
        return all;
    }
}
