using System.IO;
using System.Threading.Tasks;

namespace CorsGen.BuildTests;

/// <summary>Expectations that an item names, and a project that would hide what isn't met.</summary>
public class ExpectationTests
{
    private const string Items = """
        <PropertyGroup><NoWarn>$(NoWarn);CORS016</NoWarn><RunAnalyzers>false</RunAnalyzers></PropertyGroup>
        <ItemGroup><AdditionalFiles Include="cors.json" CorsExpects="tests/expectations.json" /></ItemGroup>
        """;

    [Fact]
    public async Task What_an_item_names_is_checked_without_being_listed_and_nothing_hides_what_is_not_met()
    {
        using BuildProject project = new BuildProject()
            .Write("app.csproj", Texts.ConsoleProject(Items))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("tests/expectations.json", """[{ "allow": "https://stranger.example" }]""")
            .Write("Program.cs", Texts.EmptyProgram);
        Assert.Equal(["tests/expectations.json(1,14): error CORS016"], (await project.Build()).Failed().Heads);

        project.Write("tests/expectations.json", """[{ "deny": "https://stranger.example" }]""");
        Assert.Empty((await project.Build()).Succeeded().Heads);

        // A slip in the name, and nothing is tested: never in silence.
        File.Delete(project.PathOf("tests/expectations.json"));
        Assert.Contains("tests/expectations.json(1,1): error CORS017", (await project.Build()).Failed().Heads);
    }
}
