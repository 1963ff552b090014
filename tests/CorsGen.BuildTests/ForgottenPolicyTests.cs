using System.Threading.Tasks;

namespace CorsGen.BuildTests;

/// <summary>
/// CORS114: a <c>cors.json</c> that lies in a project and is not compiled. One solution of many small projects.
/// </summary>
public class ForgottenPolicyTests(ForgottenPolicyTests.Solution solution) : IClassFixture<ForgottenPolicyTests.Solution>
{
    [Theory]
    [InlineData("Console", "Console/cors.json: warning CORS114")]
    [InlineData("Web", "Web/cors.json: warning CORS114")]
    [InlineData("SubFolder", "SubFolder/api/cors.json: warning CORS114")]
    [InlineData("ItemTwice", "ItemTwice/cors.json: warning CORS114")]
    [InlineData("NoItem", "NoItem/cors.json: warning CORS114")]
    [InlineData("MultiTarget", "MultiTarget/cors.json: warning CORS114")]
    [InlineData("DemotedAgain", "DemotedAgain/cors.json: warning CORS114")]
    public void A_forgotten_file_is_one_warning_and_the_project_is_built(string project, string warning)
    {
        Assert.Equal([warning], solution.Build.HeadsOf(project));
        Assert.True(solution.Build.HasBuilt(project));
    }

    [Theory]
    [InlineData("RaisedByCode")]
    [InlineData("RaisedByAll")]
    public void A_forgotten_file_is_an_error_where_warnings_are(string project)
    {
        Assert.Equal([$"{project}/cors.json: error CORS114"], solution.Build.HeadsOf(project));
        Assert.False(solution.Build.HasBuilt(project));
    }

    [Theory]
    [InlineData("NoWarn")]
    [InlineData("NoWarnAndRaised")]
    [InlineData("Listed")]
    [InlineData("ListedWithDot")]
    [InlineData("ListedWithFullPath")]
    [InlineData("ListedInSubFolder")]
    [InlineData("ListedWithClass")]
    [InlineData("ListedInWeb")]
    [InlineData("ListedTwice")]
    [InlineData("NotOurs")]
    [InlineData("OtherProjects")]
    public void A_project_that_forgot_nothing_or_wants_no_word_has_none(string project)
    {
        Assert.Empty(solution.Build.HeadsOf(project));
        Assert.True(solution.Build.HasBuilt(project));
    }

    [Theory]
    [InlineData("SubFolder", "api/cors.json", "")]
    [InlineData("Web", "cors.json", "CorsProfile=\"Web\" ")]
    public void The_text_is_what_to_write_into_the_project_file(string project, string file, string profile) =>
        Assert.Equal(
            $"'{file}' is in the project, but no policy is compiled from it; add it to the project file: " +
                $"<AdditionalFiles Include=\"{file}\" {profile}/>",
            Assert.Single(solution.Build.Messages, message => message.Project == project).Text);

    [Fact]
    public async Task An_editor_that_asks_for_the_compilers_arguments_gets_no_warning()
    {
        string[] arguments = ["Console/Console.csproj", "-t:Compile", "-p:SkipCompilerExecution=true"];

        BuildOutput compile = await solution.Projects.MSBuild(arguments);
        BuildOutput designTime = await solution.Projects.MSBuild([.. arguments, "-p:DesignTimeBuild=true"]);

        Assert.Equal(["Console/cors.json: warning CORS114"], compile.Succeeded().Heads);
        Assert.Empty(designTime.Succeeded().Heads);
    }

    public sealed class Solution : IAsyncLifetime
    {
        private const string AllRaised = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>";

        private const string Listed = "<ItemGroup><AdditionalFiles Include=\"cors.json\" /></ItemGroup>";

        internal BuildProject Projects { get; } = new();

        internal BuildOutput Build { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Console("Console", "");
            Add("Web", Texts.WebProject(""), "cors.json");
            Add("SubFolder", Texts.ConsoleProject(""), "api/cors.json");
            Console("ItemTwice", "<ItemGroup><Content Include=\"cors.json\" /></ItemGroup>");
            Console("NoItem", "<ItemGroup><None Remove=\"cors.json\" /></ItemGroup>");
            Console("MultiTarget", Properties("<TargetFrameworks>net10.0</TargetFrameworks><TargetFramework />"));
            Console("DemotedAgain", Properties(AllRaised + "<WarningsNotAsErrors>CORS114</WarningsNotAsErrors>"));

            Console("RaisedByCode", Properties("<WarningsAsErrors>CORS114</WarningsAsErrors>"));
            Console("RaisedByAll", Properties(AllRaised));

            Console("NoWarn", Properties("<NoWarn>$(NoWarn);CORS114</NoWarn>"));
            Console("NoWarnAndRaised", Properties(AllRaised + "<NoWarn>$(NoWarn),\n cors114\n</NoWarn>"));
            Console("Listed", Listed);
            Console("ListedWithDot", Listed.Replace("cors.json", "./cors.json"));
            Console("ListedWithFullPath", Listed.Replace("cors.json", "$(MSBuildProjectDirectory)/cors.json"));
            Add(
                "ListedInSubFolder",
                Texts.ConsoleProject(Listed.Replace("cors.json", "**/cors.json")),
                "api/cors.json");
            Console("ListedWithClass", Listed.Replace(" />", " CorsClass=\"MyPolicy\" />"));
            Add("ListedInWeb", Texts.WebProject(Listed), "cors.json");
            Console("ListedTwice", Listed + Listed);
            Console("NotOurs", Properties("<WithoutGenerator>true</WithoutGenerator>"));
            Add(
                "OtherProjects",
                Texts.ConsoleProject(""),
                "below/bin/Debug/cors.json",
                "below/obj/cors.json",
                "web/node_modules/cors/cors.json",
                "my-cors.json",
                "cors.json.txt");

            Build = (await Projects.Build()).Failed();
        }

        public ValueTask DisposeAsync()
        {
            Projects.Dispose();
            return ValueTask.CompletedTask;
        }

        private static string Properties(string properties) => $"<PropertyGroup>{properties}</PropertyGroup>";

        private void Console(string name, string body) => Add(name, Texts.ConsoleProject(body), "cors.json");

        private void Add(string name, string project, params string[] policies)
        {
            Projects.Add(name, project, ("Program.cs", Texts.EmptyProgram));
            foreach (string policy in policies)
            {
                Projects.Write($"{name}/{policy}", Texts.GoodPolicy);
            }
        }
    }
}
