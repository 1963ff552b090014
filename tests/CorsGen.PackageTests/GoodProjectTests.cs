using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>
/// Projects of every kind that install the packages, in one solution. Each is built without a warning, and does what it
/// should.
/// </summary>
public class GoodProjectTests(GoodProjectTests.Solution solution) : IClassFixture<GoodProjectTests.Solution>
{
    private const string XmlPolicy = """
        <CORSConfiguration>
          <CORSRule>
            <AllowedOrigin>https://app.example.com</AllowedOrigin>
            <AllowedMethod>DELETE</AllowedMethod>
            <AllowedHeader>content-type</AllowedHeader>
          </CORSRule>
        </CORSConfiguration>
        """;

    private const string WebPolicy = """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["QUERY"],
            "AllowCredentials": true
          }
        ]
        """;

    // Also what must not interfere: CorsGen's names, the framework's, and one that isn't a name.
    private const string NamedProgram = Texts.Program + "\nConsole.WriteLine(typeof(CorsPolicy).FullName);";

    [Fact]
    public void The_log_has_no_warning_and_every_project()
    {
        Assert.Empty(solution.Build.Succeeded().Heads);
        Assert.All(solution.Projects.Projects, project => Assert.True(solution.Build.HasBuilt(project), project));
    }

    [Theory]
    [InlineData("Plain", "Plain.CorsPolicy")]
    [InlineData("my-app", "my_app.CorsPolicy")]
    [InlineData("NamedCorsGen", "CorsGen.CorsPolicy")]
    [InlineData("NamedSystem", "System.CorsPolicy")]
    [InlineData("NamedMicrosoft", "Microsoft.CorsPolicy")]
    public async Task A_console_application_sees_its_policy(string project, string policy) =>
        Assert.Equal([.. PackageTexts.GoodAnswers, policy], await solution.Run(project));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task CSharp_8_without_nullable_contexts_and_implicit_usings_is_enough(string framework) =>
        Assert.Equal(["True False"], await solution.Run("Frameworks", framework));

    [Fact]
    public void On_NET_Framework_the_library_is_there_with_what_it_needs()
    {
        string[] files = [.. Directory.EnumerateFiles(solution.Projects.PathOf("Frameworks/bin/Debug/net472"), "*.dll")
            .Select(path => Path.GetFileName(path))];

        Assert.Contains("CorsGen.dll", files);
        Assert.Contains("System.Memory.dll", files);
    }

    [Fact]
    public async Task Several_policies_have_their_classes_and_what_their_items_say() => Assert.Equal(
        [
            "CorsPolicy: GET PUT",
            "UploadsCorsPolicy: PUT",
            "UserContentCorsPolicy: DELETE",
            "ApiPolicy: QUERY, with credentials",
        ],
        await solution.Run("Several"));

    [Fact]
    public void A_public_policy_passes_every_analyzer_documented_and_signed()
    {
        foreach (string framework in (string[])["net472", "net10.0"])
        {
            string output = solution.Projects.PathOf($"Strong/bin/Debug/{framework}");
            Assert.NotEmpty(AssemblyName.GetAssemblyName(Path.Combine(output, "Strong.dll")).GetPublicKeyToken()!);
            IEnumerable<string> documented = XDocument.Load(Path.Combine(output, "Strong.xml")).Descendants("member")
                .Select(member => member.Attribute("name")!.Value);
            Assert.Contains("T:Strong.CorsPolicy", documented);
        }
    }

    [Fact]
    public async Task An_application_uses_the_policy_of_a_library_and_has_one_of_its_own() => Assert.Equal(
        ["library: True", "own: True, with credentials"], await solution.Run("LibraryUser"));

    [Fact]
    public async Task A_web_application_needs_one_package() =>
        Assert.Equal(PackageTexts.WebAnswers, await solution.Run("Web"));

    [Fact]
    public async Task A_web_application_has_the_packages_of_its_library() =>
        Assert.Equal(PackageTexts.WebAnswers, await solution.Run("WebLibraryUser"));

    public sealed class Solution(Packages packages) : IAsyncLifetime
    {
        private const string NoFramework = "<TargetFramework>net10.0</TargetFramework>";

        internal BuildProject Projects { get; } = packages.CreateUser();

        internal BuildOutput Build { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            AddConsoles();
            AddFrameworks();
            AddSeveral();
            AddStrong();
            AddLibraries();
            Build = await Projects.Build();
        }

        public ValueTask DisposeAsync()
        {
            Projects.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>Runs the program of a project, and returns what it prints.</summary>
        internal async Task<IEnumerable<string>> Run(string project, string framework = "net10.0") =>
            (await Projects.Execute($"{project}/bin/Debug/{framework}/{project}.dll")).Succeeded().Lines;

        private void AddConsoles()
        {
            Add("Plain", "");
            Add("my-app", "");
            Add("NamedCorsGen", "CorsGen");
            Add("NamedSystem", "System");
            Add("NamedMicrosoft", "Microsoft");

            void Add(string name, string rootNamespace) => Projects.Add(
                name,
                Texts.ConsoleProject(
                    (rootNamespace.Length == 0
                        ? ""
                        : $"<PropertyGroup><RootNamespace>{rootNamespace}</RootNamespace></PropertyGroup>") +
                    PackageTexts.Install + PackageTexts.Policy),
                PackageTexts.GoodPolicy,
                ("Program.cs", NamedProgram));
        }

        private void AddFrameworks() => Projects.Add(
            "Frameworks",
            Texts.ConsoleProject($"""
                <PropertyGroup>
                  <TargetFrameworks>net472;net8.0;net10.0</TargetFrameworks>
                  <LangVersion>8.0</LangVersion>
                  <Nullable>disable</Nullable>
                  <ImplicitUsings>disable</ImplicitUsings>
                </PropertyGroup>
                {PackageTexts.Install}{PackageTexts.Policy}
                """).Replace(NoFramework, ""),
            PackageTexts.GoodPolicy,
            ("Program.cs", """
                using System;

                internal static class Program
                {
                    private static void Main()
                    {
                        string nobody = null;
                        Console.WriteLine(
                            Frameworks.CorsPolicy.Evaluate("https://app.example.com", "PUT").IsAllowed + " " +
                            Frameworks.CorsPolicy.Evaluate(nobody, "PUT").IsAllowed);
                    }
                }
                """));

        private void AddSeveral() => Projects.Add(
            "Several",
            Texts.ConsoleProject(PackageTexts.Install + """
                <ItemGroup>
                  <AdditionalFiles Include="cors.json;uploads.cors.json;user-content.cors.xml" />
                  <AdditionalFiles
                    Include="rules.json" CorsClass="ApiPolicy" CorsNamespace="My.Api" CorsAccessibility="public" CorsProfile="Web" />
                </ItemGroup>
                """),
            PackageTexts.GoodPolicy,
            ("uploads.cors.json", PackageTexts.UploadsPolicy),
            ("user-content.cors.xml", XmlPolicy),
            ("rules.json", WebPolicy),
            ("Program.cs", """
                foreach (CorsGen.ICorsPolicy policy in
                    new CorsGen.ICorsPolicy[] { CorsPolicy.Instance, UploadsCorsPolicy.Instance, UserContentCorsPolicy.Instance, My.Api.ApiPolicy.Instance })
                {
                    CorsGen.CorsRule rule = policy.Rules.Single();
                    Console.WriteLine(
                        policy.GetType().Name + ": " + string.Join(' ', rule.AllowedMethods) +
                        (policy is My.Api.ApiPolicy && rule.AllowCredentials ? ", with credentials" : ""));
                }
                """));

        private void AddStrong()
        {
            Projects.Add(
                "Strong",
                Texts.ConsoleProject($"""
                    <PropertyGroup>
                      <TargetFrameworks>net472;net10.0</TargetFrameworks>
                      <OutputType>Library</OutputType>
                      <LangVersion>latest</LangVersion>
                      <ImplicitUsings>disable</ImplicitUsings>
                      <AnalysisMode>All</AnalysisMode>
                      <AnalysisLevel>latest</AnalysisLevel>
                      <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                      <GenerateDocumentationFile>true</GenerateDocumentationFile>
                      <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                      <WarningLevel>9999</WarningLevel>
                      <SignAssembly>true</SignAssembly>
                      <AssemblyOriginatorKeyFile>Strong.snk</AssemblyOriginatorKeyFile>
                    </PropertyGroup>
                    <ItemGroup><AdditionalFiles Include="cors.json" CorsAccessibility="public" /></ItemGroup>
                    {PackageTexts.Install}
                    """).Replace(NoFramework, ""),
                PackageTexts.GoodPolicy,
                ("Assembly.cs", "[assembly: System.CLSCompliant(true)]\n"));
            File.Copy(
                Path.Combine(packages.Sources.Folder, "src", "CorsGen", "CorsGen.snk"),
                Projects.PathOf("Strong/Strong.snk"));
        }

        private void AddLibraries()
        {
            const string Library = "<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>";
            Projects.Add(
                "Library",
                Texts.ConsoleProject(
                    Library + PackageTexts.Install +
                        "<ItemGroup><AdditionalFiles Include=\"cors.json\" CorsAccessibility=\"public\" " +
                        "/></ItemGroup>"),
                PackageTexts.GoodPolicy);
            Projects.Add(
                "LibraryUser",
                Texts.ConsoleProject("""
                    <ItemGroup>
                      <ProjectReference Include="../Library/Library.csproj" />
                      <AdditionalFiles Include="rules.json" CorsClass="OwnPolicy" CorsProfile="Web" />
                    </ItemGroup>
                    """),
                ("rules.json", WebPolicy),
                ("Program.cs", """
                    Console.WriteLine("library: " + Library.CorsPolicy.Evaluate("https://app.example.com", "PUT").IsAllowed);
                    CorsGen.CorsResult own = OwnPolicy.Evaluate("https://app.example.com", "QUERY");
                    Console.WriteLine("own: " + own.IsAllowed + (own.AllowCredentials ? ", with credentials" : ""));
                    """));

            (string Path, string Text)[] files =
                [
                    PackageTexts.GoodPolicy,
                    ("uploads.cors.json", PackageTexts.UploadsPolicy),
                    ("Program.cs", PackageTexts.WebProgram),
                ];
            const string Policies =
                "<ItemGroup><AdditionalFiles Include=\"cors.json;uploads.cors.json\" /></ItemGroup>";
            Projects.Add("Web", Texts.WebProject(PackageTexts.InstallAspNetCore + Policies), files);
            Projects.Add("WebLibrary", Texts.ConsoleProject(Library + PackageTexts.InstallAspNetCore));
            Projects.Add(
                "WebLibraryUser",
                Texts.WebProject(Policies +
                    "<ItemGroup><ProjectReference Include=\"../WebLibrary/WebLibrary.csproj\" /></ItemGroup>"),
                files);
        }
    }
}
