using System.Threading.Tasks;

namespace CorsGen.BuildTests;

/// <summary>A refused policy fails the build, whatever a project does to hide errors.</summary>
public class HiddenErrorTests
{
    private const string Severity = "dotnet_diagnostic.CORS005.severity";

    private const string SuppressMessage =
        """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("CorsGen", "CORS005", Justification = "None")]""";

    private const string Ruleset = """
        <RuleSet Name="Quiet" ToolsVersion="16.0">
          <Rules AnalyzerId="CorsGen" RuleNamespace="CorsGen"><Rule Id="CORS005" Action="None" /></Rules>
        </RuleSet>
        """;

    private const string Properties = """
        <NoWarn>$(NoWarn);CORS005</NoWarn>
        <RunAnalyzers>false</RunAnalyzers>
        <RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>
        <WarningLevel>0</WarningLevel>
        <AnalysisLevel>none</AnalysisLevel>
        <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
        <CodeAnalysisRuleSet>Quiet.ruleset</CodeAnalysisRuleSet>
        """;

    [Fact]
    public async Task No_project_hides_an_error_neither_in_its_first_build_nor_after_a_good_one()
    {
        using var projects = new BuildProject();
        string[] names = AddProjects(projects);

        BuildOutput first = await BuildWith(Texts.BadPolicy);
        AssertRefused(first);
        Assert.All(names, name => Assert.False(projects.Has($"{name}/obj/Debug/net10.0/{name}.dll"), name));

        BuildOutput good = await BuildWith(Texts.GoodPolicy);
        Assert.Empty(good.Succeeded().Heads);
        Assert.All(names, name => Assert.True(good.HasBuilt(name), name));

        AssertRefused(await BuildWith(Texts.BadPolicy));

        Task<BuildOutput> BuildWith(string policy)
        {
            foreach (string name in names)
            {
                projects.Write($"{name}/cors.json", policy);
            }

            return projects.Build();
        }

        void AssertRefused(BuildOutput output)
        {
            output.Failed();
            foreach (string name in names)
            {
                // And nothing else: the class is there, though the first build has no policy.
                Assert.Equal([$"{name}/{Texts.BadPolicyError}"], output.HeadsOf(name));
                Assert.False(output.HasBuilt(name), $"{name} was built:\n{output}");
            }
        }
    }

    private static string[] AddProjects(BuildProject projects)
    {
        Add("Plain", "");
        foreach (string property in Properties.Split('\n'))
        {
            Add("Only" + property[1..property.IndexOf('>')], property);
        }

        projects.Write("OnlyCodeAnalysisRuleSet/Quiet.ruleset", Ruleset);
        Add("OnlyGlobalNone", "", (".globalconfig", $"is_global = true\n{Severity} = none\n"));
        Add("OnlyGlobalSuggestion", "", (".globalconfig", $"is_global = true\n{Severity} = suggestion\n"));
        Add("OnlyEditorConfig", "", (".editorconfig", $"[*]\n{Severity} = none\n[*.json]\n{Severity} = none\n"));
        Add("OnlySuppressMessage", "", ("Suppressions.cs", SuppressMessage));
        Add("OnlyPragma", "", ("Pragma.cs", "#pragma warning disable CORS005"));
        Add(
            "Everything",
            Properties,
            (".globalconfig", $"is_global = true\n{Severity} = none\n"),
            (".editorconfig", $"[*]\n{Severity} = none\n[*.json]\n{Severity} = none\n"),
            ("Suppressions.cs", "#pragma warning disable CORS005\n" + SuppressMessage),
            ("Quiet.ruleset", Ruleset));
        return [.. projects.Projects];

        void Add(string name, string properties, params (string Path, string Text)[] files) => projects.Add(
            name,
            Texts.ConsoleProject($"""
                <PropertyGroup>{properties}</PropertyGroup>
                <ItemGroup><AdditionalFiles Include="cors.json" /></ItemGroup>
                """),
            [("Program.cs", Texts.Program), .. files]);
    }
}
