using System;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests;

/// <summary>Which files become policies, what their classes are called, and who sees them.</summary>
public class NamingTests
{
    private const string Rules = """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""";
    private const string XmlRules =
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";

    [Theory]
    [InlineData("cors.json", "CorsPolicy")]
    [InlineData("CORS.JSON", "CorsPolicy")]
    [InlineData("cors.xml", "CorsPolicy")]
    [InlineData(".cors.json", "CorsPolicy")]
    [InlineData("uploads.cors.json", "UploadsCorsPolicy")]
    [InlineData("Uploads.Cors.Json", "UploadsCorsPolicy")]
    [InlineData("user-content.cors.xml", "UserContentCorsPolicy")]
    [InlineData("user_content.cors.json", "UserContentCorsPolicy")]
    [InlineData("api.v2.cors.json", "ApiV2CorsPolicy")]
    [InlineData("9 user content!.cors.json", "_9UserContentCorsPolicy")]
    [InlineData("---.cors.json", "CorsPolicy")]
    [InlineData("\u00E9t\u00E9.cors.json", "\u00C9t\u00E9CorsPolicy")]
    [InlineData("\u6587\u4EF6.cors.json", "\u6587\u4EF6CorsPolicy")]
    public void A_file_names_its_class(string fileName, string className)
    {
        string text = fileName.EndsWith("xml", StringComparison.Ordinal) ? XmlRules : Rules;
        Assert.Equal(["App." + className], Policies(new TestProject { Files = [new("/app/" + fileName, text)] }));
    }

    [Theory]
    [InlineData("/app/wwwroot/cors.json")]
    [InlineData(@"C:\app\cors.json")]
    [InlineData("cors.json")]
    public void The_folder_does_not_matter(string path) =>
        Assert.Equal(["App.CorsPolicy"], Policies(new TestProject { Files = [new(path, Rules)] }));

    [Theory]
    [InlineData("UploadPolicy", "App.UploadPolicy")]
    [InlineData(" UploadPolicy ", "App.UploadPolicy")]
    [InlineData("@event", "App.@event")]
    [InlineData("class", "App.@class")]
    [InlineData("record", "App.@record")]
    [InlineData("uploads", "App.uploads")]
    [InlineData("azure", "App.azure")]
    public void Metadata_names_the_class(string name, string expected) =>
        Assert.Equal([expected], Policies(TestProject.WithJson(Rules, ("CorsClass", name))));

    [Fact]
    public void A_file_that_names_a_class_may_have_any_name() => Assert.Equal(
        ["App.BucketPolicy"],
        Policies(new TestProject { Files = [new("/app/deploy/bucket.config", Rules, ("CorsClass", "BucketPolicy"))] }));

    [Theory]
    [InlineData("App", "App.CorsPolicy")]
    [InlineData("My.Company.App", "My.Company.App.CorsPolicy")]
    [InlineData("my-app", "my_app.CorsPolicy")]
    [InlineData("9lives", "_9lives.CorsPolicy")]
    [InlineData("My.new.App", "My.@new.App.CorsPolicy")]
    [InlineData("My..App.", "My.App.CorsPolicy")]
    [InlineData("", "CorsPolicy")]
    public void The_namespace_is_the_projects(string rootNamespace, string expected) =>
        Assert.Equal([expected], Policies(TestProject.WithJson(Rules) with { RootNamespace = rootNamespace }));

    [Theory]
    [InlineData("Web.Cors", "Web.Cors.CorsPolicy")]
    [InlineData("Web.event", "Web.@event.CorsPolicy")]
    public void Metadata_names_the_namespace(string name, string expected) =>
        Assert.Equal([expected], Policies(TestProject.WithJson(Rules, ("CorsNamespace", name))));

    [Theory]
    [InlineData(null, "internal sealed partial class CorsPolicy")]
    [InlineData("internal", "internal sealed partial class CorsPolicy")]
    [InlineData("public", "public sealed partial class CorsPolicy")]
    public void Metadata_names_the_accessibility(string? accessibility, string declaration)
    {
        TestProject project = accessibility is null
            ? TestProject.WithJson(Rules)
            : TestProject.WithJson(Rules, ("CorsAccessibility", accessibility));
        Assert.Contains(declaration, project.Generate().AssertCompiles().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_name_may_have_classes_of_their_own() => Assert.Equal(
        ["App.Admin", "App.Site"],
        Policies(new TestProject
        {
            Files = [
                new("/app/Site/cors.json", Rules, ("CorsClass", "Site")),
                new("/app/Admin/cors.json", Rules, ("CorsClass", "Admin")),
            ],
        }));

    [Fact]
    public void Two_files_of_one_name_may_have_namespaces_of_their_own() => Assert.Equal(
        ["Admin.CorsPolicy", "App.CorsPolicy"],
        Policies(new TestProject
        {
            Files = [new("/app/cors.json", Rules), new("/app/Admin/cors.json", Rules, ("CorsNamespace", "Admin"))],
        }));

    [Fact]
    public void A_file_that_is_given_twice_is_one_policy() => Assert.Equal(
        ["App.CorsPolicy"],
        Policies(new TestProject { Files = [new("/app/cors.json", Rules), new("/app/cors.json", Rules)] }));

    [Fact]
    public void An_error_of_a_file_that_is_given_twice_is_one_error() =>
        Assert.Single(new TestProject
        {
            Files = [new("/app/cors.json", "[]"), new("/app/cors.json", "[]")],
        }.Generate().Errors);

    [Fact]
    public void Classes_may_differ_by_case_only() => Assert.Equal(
        ["App.UPLOADSPolicy", "App.UploadsPolicy"],
        Policies(new TestProject
        {
            Files = [
                new("/app/a.json", Rules, ("CorsClass", "UploadsPolicy")),
                new("/app/b.json", Rules, ("CorsClass", "UPLOADSPolicy")),
            ],
        }));

    [Fact]
    public void A_top_level_program_sees_the_policy_without_a_using()
    {
        TestProject project =
            Program("_ = CorsPolicy.Evaluate(\"https://app.example\", \"GET\");") with { ImplicitUsings = true };
        project.Generate().AssertCompiles();
        (project with { Language = LanguageVersion.CSharp10 }).Generate().AssertCompiles();
    }

    [Theory]
    [InlineData(false, LanguageVersion.Latest)]
    [InlineData(true, LanguageVersion.CSharp9)]
    public void Without_implicit_usings_nothing_is_imported(bool implicitUsings, LanguageVersion language)
    {
        TestProject project = Program("_ = App.CorsPolicy.Evaluate(\"https://app.example\", \"GET\");") with
        {
            ImplicitUsings = implicitUsings,
            Language = language,
        };
        GeneratorResult result = project.Generate().AssertCompiles();
        Assert.DoesNotContain("global using", result.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_namespace_is_imported_once()
    {
        GeneratorResult result = new TestProject
        {
            ImplicitUsings = true,
            Files = [
                new("/app/a.cors.json", Rules),
                new("/app/b.cors.json", Rules),
                new("/app/c.cors.json", Rules, ("CorsNamespace", "Web.new")),
            ],
        }.Generate().AssertCompiles();
        Assert.Equal(
            ["global using global::App;", "global using global::Web.@new;"],
            result.Sources["CorsGen-ImplicitUsings.g.cs"].Split('\n')
                .Where(line => line.StartsWith("global", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_global_namespace_is_not_imported()
    {
        GeneratorResult result = (TestProject.WithJson(Rules) with
        {
            ImplicitUsings = true,
            RootNamespace = "",
        }).Generate().AssertCompiles();
        Assert.DoesNotContain("global using", result.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_namespace_of_a_policy_with_an_error_is_imported_too() =>
        AssertImports(new TestFile("/app/bad.cors.json", "[]", ("CorsNamespace", "Refused")));

    [Fact]
    public void The_namespace_of_two_policies_of_one_class_is_imported_too() => AssertImports(
        new TestFile("/app/a.cors.json", Rules, ("CorsNamespace", "Refused")),
        new TestFile("/app/a.cors.xml", XmlRules, ("CorsNamespace", "Refused")));

    private static void AssertImports(params TestFile[] refused)
    {
        GeneratorResult result =
            new TestProject { ImplicitUsings = true, Files = [.. refused, new("/app/cors.json", Rules)] }.Generate();
        Assert.Equal(refused.Length, result.Errors.Length);
        string imports = result.Sources["CorsGen-ImplicitUsings.g.cs"];
        Assert.Contains("global using global::Refused;", imports, StringComparison.Ordinal);
        Assert.Contains("global using global::App;", imports, StringComparison.Ordinal);
    }

    private static TestProject Program(string code) => new()
    {
        Files = [new("/app/cors.json", Rules)],
        Code = [code],
        OutputKind = OutputKind.ConsoleApplication,
    };

    /// <summary>The full names of the generated classes, keywords with their <c>@</c>.</summary>
    private static string[] Policies(TestProject project)
    {
        GeneratorResult result = project.Generate().AssertCompiles();
        return
        [
            .. result.Compilation.GetSymbolsWithName(
                _ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
                .OfType<INamedTypeSymbol>()
                .Where(type => type.Interfaces.Any(implemented => implemented.Name == nameof(ICorsPolicy)))
                .Select(type => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
                .Order(StringComparer.Ordinal),
        ];
    }
}
