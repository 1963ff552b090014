using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

[assembly: AssemblyFixture(typeof(CorsGen.PackageTests.Infrastructure.Packages))]

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>The packages, made once for all tests, and projects that install them.</summary>
public sealed class Packages : IAsyncLifetime
{
    internal PackedSources Sources { get; private set; } = null!;

    internal PackageFile CorsGen => File("CorsGen", "nupkg");

    internal PackageFile AspNetCore => File("CorsGen.AspNetCore", "nupkg");

    internal PackageFile Compiler => File("CorsGen.Compiler", "nupkg");

    /// <summary>The command for all systems.</summary>
    internal PackageFile Tool => File(IsToolNative ? "CorsGen.Tool.any" : "CorsGen.Tool", "nupkg");

    /// <summary>Whether there is a package with the command compiled for this system, which needs a linker.</summary>
    internal bool IsToolNative =>
        Sources.Packages.Keys.Any(name => name.StartsWith("CorsGen.Tool.any.", StringComparison.Ordinal));

    /// <summary>The packages of the command: one, or one that names those of the systems.</summary>
    internal IEnumerable<string> ToolIds =>
        IsToolNative
            ? ["CorsGen.Tool", "CorsGen.Tool.any", $"CorsGen.Tool.{BuildUnderTest.Read("RuntimeIdentifier")}"]
            : ["CorsGen.Tool"];

    internal PackageFile CorsGenSymbols => File("CorsGen", "snupkg");

    internal PackageFile AspNetCoreSymbols => File("CorsGen.AspNetCore", "snupkg");

    internal PackageFile CompilerSymbols => File("CorsGen.Compiler", "snupkg");

    internal IReadOnlyList<PackageFile> All =>
        [CorsGen, AspNetCore, Compiler, CorsGenSymbols, AspNetCoreSymbols, CompilerSymbols];

    public async ValueTask InitializeAsync() => Sources = await PackedSources.Create("sources");

    public ValueTask DisposeAsync()
    {
        Sources.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A folder for projects that install the packages. Ours come from the folder that they were packed into; others
    /// from where the user has them, or has his from. Nothing is installed into the user's own folder.
    /// </summary>
    internal BuildProject CreateUser() => new(
        ("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <CorsGenVersion>{CorsGen.Version}</CorsGenVersion>
                <RestorePackagesPath>{Path.Combine(Sources.Output, "installed")}</RestorePackagesPath>
                <RestoreFallbackFolders>{BuildUnderTest.Read("PackageFolder")}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """),
        ("Directory.Build.targets", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        ("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="corsgen" value="{Sources.Output}" />
              </packageSources>
            </configuration>
            """));

    private PackageFile File(string id, string extension) => Assert.Single(
        Sources.Packages, pair => pair.Key[(id.Length + 1)..] is [>= '0' and <= '9', ..] rest
            && pair.Key.StartsWith(id + ".", StringComparison.Ordinal)
            && rest.EndsWith("." + extension, StringComparison.Ordinal)).Value;
}
