using System.Threading.Tasks;

namespace CorsGen.BuildTests;

public class MetadataTests
{
    private const string WebPolicy = """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["PATCH"],
            "AllowedHeaders": ["content-type"],
            "AllowCredentials": true
          }
        ]
        """;

    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <AdditionalFiles
              Include="rules.json"
              CorsClass="ApiPolicy"
              CorsNamespace="My.Company.Web"
              CorsAccessibility="public"
              CorsProfile="Web" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task Metadata_of_the_item_make_a_public_policy_of_the_web_profile_that_another_project_uses()
    {
        using BuildProject projects = new BuildProject()
            .Add("Policies", Library, ("rules.json", WebPolicy))
            .Add(
                "App",
                Texts.ConsoleProject(
                    "<ItemGroup><ProjectReference Include=\"../Policies/Policies.csproj\" /></ItemGroup>"),
                ("Program.cs", """
                    CorsGen.CorsResult result = My.Company.Web.ApiPolicy.Evaluate("https://app.example.com", "PATCH");
                    Console.WriteLine(result.IsAllowed + " " + result.AllowCredentials);
                    """));

        BuildOutput build = await projects.Build();
        BuildOutput run = await projects.Run("--project", "App");

        Assert.Empty(build.Succeeded().Heads);
        Assert.Equal(["True True"], run.Succeeded().Lines);
    }
}
