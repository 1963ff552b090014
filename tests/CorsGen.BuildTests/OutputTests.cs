using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.BuildTests;

public class OutputTests
{
    private const string Project = """
        <ItemGroup>
          <AdditionalFiles Include="cors.json;uploads.cors.json;UPPER.CORS.JSON;wwwroot/public.cors.json;copied.cors.xml" />
          <AdditionalFiles Include="rules.json" CorsClass="ApiRules" />
          <AdditionalFiles Include="it's (no) policy.json;it's.txt" />
          <Content Update="cors.json;rules.json" CopyToOutputDirectory="Always" CopyToPublishDirectory="Always" />
          <None Update="copied.cors.xml" CopyToOutputDirectory="PreserveNewest" />
          <Content Update="appsettings.json" CopyToOutputDirectory="PreserveNewest" />
        </ItemGroup>
        """;

    private const string XmlPolicy = """
        <CORSConfiguration>
          <CORSRule>
            <AllowedOrigin>https://app.example.com</AllowedOrigin>
            <AllowedMethod>GET</AllowedMethod>
          </CORSRule>
        </CORSConfiguration>
        """;

    [Fact]
    public async Task Policies_are_neither_copied_nor_published_and_other_content_still_is()
    {
        // What is published into the project's own folder would be among its items.
        using BuildProject projects = new BuildProject().Add(
            "App",
            Texts.WebProject(Project),
            ("Program.cs", Texts.Program),
            ("copied.cors.xml", XmlPolicy),
            ("appsettings.json", "{}"),
            ("wwwroot/data.json", "{}"),
            ("it's (no) policy.json", "{}"),
            ("it's.txt", ""));
        foreach (string policy in (string[])[
            "cors.json", "uploads.cors.json", "UPPER.CORS.JSON", "wwwroot/public.cors.json", "rules.json",
        ])
        {
            projects.Write("App/" + policy, Texts.GoodPolicy);
        }

        string[] arguments = ["App/App.csproj", "-c", "Debug"];
        Assert.Empty((await projects.Build(arguments)).Succeeded().Heads);
        Assert.Empty((await projects.Publish([.. arguments, "--no-build", "-o", "published-alone"])).Succeeded().Heads);
        Assert.Empty((await projects.Publish([.. arguments, "-o", "published"])).Succeeded().Heads);

        Assert.Equal(
            ["appsettings.json", "it's (no) policy.json"], DocumentsIn(projects.PathOf("App/bin/Debug/net10.0")));
        string[] published = ["appsettings.json", "it's (no) policy.json", "wwwroot/data.json"];
        Assert.Equal(published, DocumentsIn(projects.PathOf("published-alone")));
        Assert.Equal(published, DocumentsIn(projects.PathOf("published")));
    }

    // All but what the build generates, and the library's documentation.
    private static IEnumerable<string> DocumentsIn(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".XML")
        .Where(path => !path.StartsWith("App.", StringComparison.Ordinal) && path != "CorsGen.xml")
        .Order(StringComparer.Ordinal);
}
