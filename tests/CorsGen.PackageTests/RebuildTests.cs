using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>A policy is edited, and built again.</summary>
public class RebuildTests(Packages packages)
{
    private const string Edited = "\"DELETE\"";

    private static readonly string[] s_editedAnswers = ["GET: True", "PUT: False", "DELETE: True"];

    [Fact]
    public async Task An_edit_is_in_the_next_build_and_what_did_not_change_is_not_compiled()
    {
        using BuildProject projects = packages.CreateUser()
            .Add(
                "Library",
                Texts.ConsoleProject("<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>" +
                    PackageTexts.Install +
                    "<ItemGroup><AdditionalFiles Include=\"cors.json\" CorsAccessibility=\"public\" " +
                    "CorsNamespace=\"App\" /></ItemGroup>"),
                PackageTexts.GoodPolicy)
            .Add(
                "App",
                Texts.ConsoleProject(
                    "<ItemGroup><ProjectReference Include=\"../Library/Library.csproj\" /></ItemGroup>"),
                ("Program.cs", "using App;\n" + Texts.Program));
        (await projects.Build()).Succeeded();
        byte[] library = Assembly();

        // Nothing is compiled.
        Assert.Equal(2, await CountSkipped());

        // What is saved without a change is compiled, to the same bytes, and so is nothing that refers to it.
        File.SetLastWriteTimeUtc(projects.PathOf("Library/cors.json"), DateTime.UtcNow);
        Assert.Equal(1, await CountSkipped());
        Assert.Equal(library, Assembly());
        Assert.Equal(PackageTexts.GoodAnswers, await Run());

        // No more is compiled after an edit: what a project shows to others is the same.
        projects.Write("Library/cors.json", Texts.GoodPolicy.Replace("\"PUT\"", Edited));
        Assert.Equal(1, await CountSkipped());
        Assert.NotEqual(library, Assembly());
        Assert.Equal(s_editedAnswers, await Run());

        byte[] Assembly() => File.ReadAllBytes(projects.PathOf("Library/bin/Debug/net10.0/Library.dll"));

        async Task<int> CountSkipped() => (await projects.Build("-v:detailed")).Succeeded().Lines
            .Count(line => line.Contains("Skipping target \"CoreCompile\"", StringComparison.Ordinal));

        async Task<string[]> Run() => [.. (await projects.Execute("App/bin/Debug/net10.0/App.dll")).Succeeded().Lines];
    }

    [Fact]
    public async Task An_edit_is_seen_by_dotnet_watch()
    {
        using BuildProject project = packages.CreateUser()
            .Write("App.csproj", Texts.ConsoleProject(PackageTexts.Install + PackageTexts.Policy))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("Program.cs", Texts.Program);

        using DotnetProcess watch =
            DotnetProcess.Start(project.Folder, "watch", "--non-interactive", "--no-hot-reload", "run");
        await watch.ReadUntil("Waiting for a file to change");
        project.Write("cors.json", Texts.GoodPolicy.Replace("\"PUT\"", Edited));
        IReadOnlyList<string> output = await watch.ReadUntil(s_editedAnswers[^1]);

        string[] answers =
        [
            .. output.Where(line => line.Contains(": True", StringComparison.Ordinal)
                || line.Contains(": False", StringComparison.Ordinal)),
        ];
        Assert.Equal([.. PackageTexts.GoodAnswers, .. s_editedAnswers], answers);
    }
}
