using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Tool;

public class ShowCommandTests
{
    private const string Rules = """
        [
          {
            "ID": "editors",
            "AllowedOrigins": ["https://app.example.com", "https://b.example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"],
            "MaxAgeSeconds": 60
          },
          {
            "AllowedOrigins": ["*"],
            "AllowedMethods": ["GET"]
          }
        ]

        """;

    [Fact]
    public void The_rules_are_a_table() => Assert.Equal(
        new ToolRun(
            0,
            """
            Rule         Origins                  Methods   Headers       Max age  Credentials
            0 (editors)  https://app.example.com  GET, PUT  content-type  60 s     yes
                         https://b.example.com
            1            *                        GET                              no

            """,
            ""),
        ToolRun.WithInput(Rules, "show", "-"));

    [Fact]
    public void JSON_is_that_of_the_console() =>
        Assert.Equal(new ToolRun(0, Rules, ""), ToolRun.WithInput(Rules, "show", "-", "--as", "json"));

    [Fact]
    public void CSharp_is_what_a_build_makes()
    {
        using var folder = new TemporaryFolder();

        ToolRun run = ToolRun.Of("show", folder.Write("cors.json", Rules), "--as", "csharp");

        TestProject project = TestProject.WithJson(Rules) with { RootNamespace = "" };
        Assert.Equal(project.Generate().Source, run.Output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_file_with_errors_is_not_shown()
    {
        ToolRun run = ToolRun.WithInput("[]", "show", "-", "--as", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("stdin:1:1: error CORS004", run.Error);
    }
}
