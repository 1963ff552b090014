using System;
using System.Threading.Tasks;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>What the packages say of projects, each line at its place in the log.</summary>
public class FindingTests(FindingTests.Solution solution) : IClassFixture<FindingTests.Solution>
{
    private const string UnsafePolicy = """
        [
          {
            "AllowedOrigins": ["https://*.co.uk"],
            "AllowedMethods": ["GET"]
          }
        ]
        """;

    [Fact]
    public void A_bad_file_fails_the_build_at_its_place()
    {
        solution.Build.Failed();
        BuildMessage message = Assert.Single(solution.Build.Messages, message => message.Project == "BadFile");

        // The letters of put, and no more.
        Assert.Equal("BadFile/cors.json(4,32,4,35): error CORS005", message.Head);
        Assert.Equal(
            "Methods are case-sensitive and exact; write 'PUT' for 'put' " +
                "(https://github.com/corsgen/corsgen/blob/main/docs/diagnostics/CORS005.md)",
            message.Text);
        Assert.False(solution.Build.HasBuilt("BadFile"));
    }

    [Theory]
    [InlineData("OldLanguage")]
    [InlineData("OldFramework")]
    public void A_project_whose_CSharp_is_too_old_is_told_what_to_write(string project)
    {
        BuildMessage message = Assert.Single(solution.Build.Messages, message => message.Project == project);

        Assert.Equal($"{project}/cors.json(1,1,1,1): error CORS013", message.Head);
        Assert.Contains("<LangVersion>latest</LangVersion>", message.Text, StringComparison.Ordinal);
        Assert.False(solution.Build.HasBuilt(project));
    }

    [Theory]
    [InlineData("Advised", "Advised/cors.json(3,25,3,40): warning CORS102")]
    [InlineData("AdvisedByLibrary", "AdvisedByLibrary/cors.json(3,25,3,40): warning CORS102")]
    [InlineData("Forgotten", "Forgotten/cors.json: warning CORS114")]
    [InlineData("ForgottenInWeb", "ForgottenInWeb/cors.json: warning CORS114")]
    [InlineData("ForgottenBesideLibrary", "ForgottenBesideLibrary/cors.json: warning CORS114")]
    public void Advice_is_a_warning_and_the_project_is_built(string project, string warning)
    {
        Assert.Equal([warning], solution.Build.HeadsOf(project));
        Assert.True(solution.Build.HasBuilt(project));
    }

    [Fact]
    public void Advice_is_an_error_where_warnings_are()
    {
        Assert.Equal(["Strict/cors.json(3,25,3,40): error CORS102"], solution.Build.HeadsOf("Strict"));
        Assert.False(solution.Build.HasBuilt("Strict"));
    }

    // A cors.json there is whatever that project has it for.
    [Theory]
    [InlineData("ThroughProject")]
    [InlineData("ThroughProjectOfProject")]
    public void A_project_that_has_the_package_only_through_another_has_forgotten_nothing(string project)
    {
        Assert.Empty(solution.Build.HeadsOf(project));
        Assert.True(solution.Build.HasBuilt(project));
    }

    [Fact]
    public void Advice_that_an_item_does_not_want_is_not_given()
    {
        Assert.Empty(solution.Build.HeadsOf("Silenced"));
        Assert.True(solution.Build.HasBuilt("Silenced"));
    }

    public sealed class Solution(Packages packages) : IAsyncLifetime
    {
        internal BuildProject Projects { get; } = packages.CreateUser();

        internal BuildOutput Build { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            const string Raised = "<PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>";
            const string OldProgram = "internal static class Program { private static void Main() { } }";
            Add("BadFile", PackageTexts.Policy, Texts.BadPolicy);
            Add(
                "OldLanguage",
                PackageTexts.Policy + OldProperties("<LangVersion>7.3</LangVersion>"),
                Texts.GoodPolicy,
                OldProgram);

            // The default there is C# 7.3.
            Add(
                "OldFramework",
                PackageTexts.Policy + OldProperties("<TargetFramework>net472</TargetFramework>"),
                Texts.GoodPolicy,
                OldProgram);
            Add("Advised", PackageTexts.Policy, UnsafePolicy);
            Add(
                "AdvisedByLibrary",
                PackageTexts.Policy + ReferenceTo("Silenced"),
                UnsafePolicy,
                isInstalled: false);
            Add("Strict", PackageTexts.Policy + Raised, UnsafePolicy);
            Add(
                "Silenced",
                "<ItemGroup><AdditionalFiles Include=\"cors.json\" CorsNoWarn=\"CORS102\" /></ItemGroup>",
                UnsafePolicy);
            Add("Forgotten", "", Texts.GoodPolicy);
            Add("ForgottenInWeb", PackageTexts.InstallAspNetCore, Texts.GoodPolicy, isInstalled: false);
            Add("ForgottenBesideLibrary", ReferenceTo("Silenced"), Texts.GoodPolicy);
            Add("ThroughProject", ReferenceTo("Silenced") + Raised, Texts.GoodPolicy, isInstalled: false);
            Add(
                "ThroughProjectOfProject",
                ReferenceTo("ThroughProject") + Raised,
                Texts.GoodPolicy,
                isInstalled: false);
            Build = await Projects.Build("-p:ErrorEndLocation=true");
        }

        public ValueTask DisposeAsync()
        {
            Projects.Dispose();
            return ValueTask.CompletedTask;
        }

        private static string ReferenceTo(string project) =>
            $"<ItemGroup><ProjectReference Include=\"../{project}/{project}.csproj\" /></ItemGroup>";

        private static string OldProperties(string property) =>
            $"<PropertyGroup>{property}<Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings></PropertyGroup>";

        private void Add(
            string name,
            string body,
            string policy,
            string program = Texts.EmptyProgram,
            bool isInstalled = true) => Projects.Add(
            name,
            Texts.ConsoleProject((isInstalled ? PackageTexts.Install : "") + body),
            ("cors.json", policy),
            ("Program.cs", program));
    }
}
