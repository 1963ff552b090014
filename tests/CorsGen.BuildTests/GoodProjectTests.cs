using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.BuildTests;

public class GoodProjectTests
{
    [Fact]
    public async Task A_good_project_builds_without_a_warning_and_its_program_sees_the_policy()
    {
        // The name isn't a namespace, and the program doesn't import one.
        using BuildProject project = new BuildProject()
            .Write(
                "my-app.csproj",
                Texts.ConsoleProject("""<ItemGroup><AdditionalFiles Include="cors.json" /></ItemGroup>"""))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("Program.cs", Texts.Program + "\nConsole.WriteLine(typeof(CorsPolicy).FullName);");

        BuildOutput build = await project.Build();
        BuildOutput run = await project.Run();

        Assert.Empty(build.Succeeded().Heads);
        Assert.Equal(["GET: True", "PUT: True", "DELETE: False", "my_app.CorsPolicy"], run.Succeeded().Lines);
    }

    [Fact]
    public async Task Public_policies_of_few_and_of_many_entries_pass_every_analyzer()
    {
        string many = string.Join(
            ",",
            Enumerable.Range(0, 50)
                .Select(n => $"\"https://tenant{n}.example.com\", \"https://*.tenant{n}.example.com\""));
        using BuildProject project = new BuildProject()
            .Write("Library.csproj", Texts.ConsoleProject("""
                <PropertyGroup>
                  <OutputType>Library</OutputType>
                  <AnalysisMode>All</AnalysisMode>
                  <AnalysisLevel>latest</AnalysisLevel>
                  <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                  <GenerateDocumentationFile>true</GenerateDocumentationFile>
                  <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  <WarningLevel>9999</WarningLevel>
                </PropertyGroup>
                <ItemGroup><AdditionalFiles Include="*.cors.json" CorsAccessibility="public" /></ItemGroup>
                """))
            .Write("few.cors.json", Texts.GoodPolicy)
            .Write(
                "many.cors.json",
                $$"""[{ "AllowedOrigins": [{{many}}], "AllowedMethods": ["GET"], "AllowedHeaders": ["x-*"] }]""")
            .Write("Assembly.cs", "[assembly: System.CLSCompliant(true)]\n");

        BuildOutput build = await project.Build();

        Assert.Empty(build.Succeeded().Heads);
    }

    [Fact]
    public async Task An_edited_policy_is_in_the_next_build_and_an_unchanged_one_compiles_nothing()
    {
        using BuildProject project = new BuildProject()
            .Write(
                "app.csproj",
                Texts.ConsoleProject("""<ItemGroup><AdditionalFiles Include="cors.json" /></ItemGroup>"""))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("Program.cs", Texts.Program);
        const string Skipped = "Skipping target \"CoreCompile\"";

        (await project.Build()).Succeeded();
        BuildOutput unchanged = await project.Build("-v:detailed");
        project.Write("cors.json", Texts.GoodPolicy.Replace("\"PUT\"", "\"DELETE\""));
        BuildOutput changed = await project.Build("-v:detailed");
        BuildOutput run = await project.Run();

        Assert.Contains(unchanged.Succeeded().Lines, line => line.Contains(Skipped));
        Assert.DoesNotContain(changed.Succeeded().Lines, line => line.Contains(Skipped));
        Assert.Equal(["GET: True", "PUT: False", "DELETE: True"], run.Succeeded().Lines);
    }
}
