using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

public class PublishTests(Packages packages)
{
    [Fact]
    public async Task A_trimmed_application_is_one_file_without_a_warning()
    {
        using BuildProject project = packages.CreateUser()
            .Write("Web.csproj", Texts.WebProject(PackageTexts.InstallAspNetCore + PackageTexts.InstallCompiler + """
                <PropertyGroup>
                  <PublishTrimmed>true</PublishTrimmed>
                  <PublishSingleFile>true</PublishSingleFile>
                  <SelfContained>true</SelfContained>
                  <TrimmerSingleWarn>false</TrimmerSingleWarn>
                  <InvariantGlobalization>true</InvariantGlobalization>
                  <DebugType>none</DebugType>
                  <UseAppHost>true</UseAppHost>
                </PropertyGroup>
                <ItemGroup><AdditionalFiles Include="cors.json;uploads.cors.json" /></ItemGroup>
                """))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("uploads.cors.json", PackageTexts.UploadsPolicy)
            .Write("Program.cs", PackageTexts.WebProgram + PackageTexts.RunTimeProgram + PackageTexts.NamesProgram);

        BuildOutput publish = await project.Publish("--use-current-runtime", "-o", "published");

        // The linker and the runtime are packages, which not every mirror has.
        string? missing = publish.Lines.FirstOrDefault(line =>
            line.Contains("error NU110", StringComparison.Ordinal)
                && line.Contains("package Microsoft.", StringComparison.Ordinal));
        Assert.SkipWhen(missing is not null, $"Nothing to publish with: {missing}");

        Assert.Empty(publish.Succeeded().Heads);
        Assert.DoesNotContain(publish.Lines, line => line.Contains("warning", StringComparison.OrdinalIgnoreCase));
        string file = Assert.Single(Directory.EnumerateFiles(project.PathOf("published")), IsBinary);
        string[] expected = [.. PackageTexts.WebAnswers, .. PackageTexts.RunTimeAnswers, .. PackageTexts.NamesAnswers];
        Assert.Equal(expected, await PublishedProgram.Run(file));
    }

    // A web application's settings are published beside it.
    private static bool IsBinary(string path) => Path.GetExtension(path) is not ".json" and not ".config";
}
