using System.Threading.Tasks;

namespace CorsGen.BuildTests;

/// <summary>How a project raises, lowers and silences advice. One solution of many small projects.</summary>
public class AdviceTests(AdviceTests.Solution solution) : IClassFixture<AdviceTests.Solution>
{
    private const string Id = "CORS103";

    /// <summary>A policy with one warning, CORS103 at line 3, and one info, CORS110 at line 5.</summary>
    private const string Policy = """
        [
          {
            "AllowedOrigins": ["null"],
            "AllowedMethods": ["GET"],
            "MaxAgeSeconds": 86400
          }
        ]
        """;

    private const string File = """<ItemGroup><AdditionalFiles Include="cors.json" /></ItemGroup>""";

    [Theory]
    [InlineData("Plain", "cors.json(3,25): warning CORS103")]
    [InlineData("OtherIdSilenced", "cors.json(3,25): warning CORS103")]
    [InlineData("EditorConfig", "cors.json(3,25): warning CORS103")]
    [InlineData("GlobalError", "cors.json(3,25): error CORS103")]
    [InlineData("WarningsAsErrors", "cors.json(3,25): error CORS103")]
    [InlineData("TreatWarningsAsErrors", "cors.json(3,25): error CORS103")]
    [InlineData("GlobalWarning", "cors.json(3,25): warning CORS103", "cors.json(5,22): warning CORS110")]
    public void Advice_has_the_severity_that_the_project_gives_it(string project, params string[] expected) =>
        Assert.Equal(System.Array.ConvertAll(expected, head => $"{project}/{head}"), solution.Build.HeadsOf(project));

    [Theory]
    [InlineData("GlobalNone")]
    [InlineData("GlobalSuggestion")]
    [InlineData("NoWarn")]
    [InlineData("CorsNoWarn")]
    [InlineData("CorsNoWarnOfSeveral")]
    [InlineData("RunAnalyzers")]
    public void Advice_that_is_not_wanted_is_not_given(string project)
    {
        Assert.Empty(solution.Build.HeadsOf(project));
        Assert.True(solution.Build.HasBuilt(project));
    }

    [Fact]
    public void CorsNoWarn_is_of_one_file() =>
        Assert.Equal(
            ["CorsNoWarnOfOneFile/other.cors.json(3,25): warning CORS103"],
            solution.Build.HeadsOf("CorsNoWarnOfOneFile"));

    [Fact]
    public void Without_analyzers_there_is_no_advice_and_every_error() =>
        Assert.Equal(
            [$"RunAnalyzersBadPolicy/{Texts.BadPolicyError}"], solution.Build.HeadsOf("RunAnalyzersBadPolicy"));

    [Fact]
    public void Beside_an_error_in_another_file_of_the_project_there_is_no_advice() =>
        Assert.Equal([$"OneOfTwoIsBad/{Texts.BadPolicyError}"], solution.Build.HeadsOf("OneOfTwoIsBad"));

    public sealed class Solution : IAsyncLifetime
    {
        private readonly BuildProject _projects = new();

        internal BuildOutput Build { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Add("Plain", "");
            Add("EditorConfig", "", (".editorconfig", $"[*]\ndotnet_diagnostic.{Id}.severity = none\n"));
            Add("GlobalError", "", Global($"dotnet_diagnostic.{Id}.severity = error"));
            Add("GlobalWarning", "", Global("dotnet_diagnostic.CORS110.severity = warning"));
            Add("GlobalNone", "", Global($"dotnet_diagnostic.{Id}.severity = none"));
            Add("GlobalSuggestion", "", Global($"dotnet_diagnostic.{Id}.severity = suggestion"));
            Add("WarningsAsErrors", $"<WarningsAsErrors>{Id}</WarningsAsErrors>");
            Add("TreatWarningsAsErrors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
            Add("NoWarn", $"<NoWarn>$(NoWarn);{Id}</NoWarn>");
            Add("RunAnalyzers", "<RunAnalyzers>false</RunAnalyzers>");
            AddWith("OtherIdSilenced", """<AdditionalFiles Include="cors.json" CorsNoWarn="CORS104" />""");
            AddWith("CorsNoWarn", $"""<AdditionalFiles Include="cors.json" CorsNoWarn="{Id}" />""");
            AddWith(
                "CorsNoWarnOfSeveral",
                $"""<AdditionalFiles Include="cors.json" CorsNoWarn="CORS104; {Id.ToLowerInvariant()}" />""");
            AddWith(
                "CorsNoWarnOfOneFile",
                $"""<AdditionalFiles Include="cors.json" CorsNoWarn="{Id}" /><AdditionalFiles Include="other.cors.json" />""",
                ("other.cors.json", Policy));
            AddWith(
                "OneOfTwoIsBad",
                """<AdditionalFiles Include="*cors.json" />""",
                ("cors.json", Texts.BadPolicy),
                ("other.cors.json", Policy));
            Add("RunAnalyzersBadPolicy", "<RunAnalyzers>false</RunAnalyzers>", ("cors.json", Texts.BadPolicy));
            Build = await _projects.Build();
        }

        public ValueTask DisposeAsync()
        {
            _projects.Dispose();
            return ValueTask.CompletedTask;
        }

        private static (string Path, string Text) Global(string setting) =>
            (".globalconfig", $"is_global = true\n{setting}\n");

        private void Add(string name, string property, params (string Path, string Text)[] files) =>
            AddProject(name, $"<PropertyGroup>{property}</PropertyGroup>{File}", files);

        private void AddWith(string name, string items, params (string Path, string Text)[] files) =>
            AddProject(name, $"<ItemGroup>{items}</ItemGroup>", files);

        private void AddProject(string name, string body, (string Path, string Text)[] files) => _projects.Add(
            name, Texts.ConsoleProject(body), [("cors.json", Policy), ("Program.cs", Texts.EmptyProgram), .. files]);
    }
}
