using System;
using System.Linq;
using System.Reflection;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>
/// A file with an error makes its class all the same, so that a build says what is wrong with the file alone.
/// </summary>
public class RefusedPolicyTests
{
    private const string Bad = """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["get", "<&>"] }]""";

    private const string Use = """
        namespace App
        {
            internal static class Use
            {
                public static CorsGen.ICorsPolicy Policy = CorsPolicy.Instance;
                public static int Count = CorsPolicy.Rules.Count;
                public static CorsGen.CorsResult Result = CorsPolicy.Evaluate("https://a.example", "GET", requestHeaders: null);
                public static T Create<T>() where T : class, CorsGen.ICorsPolicy, new() => new T();
                public static CorsGen.ICorsPolicy Other = Create<CorsPolicy>();
            }
        }
        """;

    /// <summary>Files that no policy can be built from, each for another reason.</summary>
    public static TheoryData<string> BadTexts =>
    [
        "", " ", "[", "{", "<", "]", "\0", "not json", "[]", "{}", "null", Bad, "<CORSConfiguration/>", "<html></html>",
        "'a'",
        """[{ "AllowedOrigins": ["*"], "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""",
        """{ "Statement": [] }""",
        "[{ \"</summary>\\u2028*/\": \"\u2028\" }]",
    ];

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void The_class_compiles_and_denies_everything(string text)
    {
        GeneratorResult result = (TestProject.WithJson(text) with { Code = [Use] }).Generate();
        result.AssertDeniesEverything();

        Assembly assembly = result.LoadDespiteErrors();
        ICorsPolicy policy = GeneratorResult.PolicyIn(assembly, "App.CorsPolicy");
        Assert.Empty(policy.Rules);
        Assert.Equal(CorsDenial.NoOrigin, policy.Evaluate(null, "GET", null).Denial);
        Assert.Equal(CorsDenial.NoOrigin, policy.Evaluate("", "GET", null).Denial);
        Assert.Equal(CorsDenial.Origin, policy.Evaluate("https://a.example", "GET", "x").Denial);
        Assert.Equal(CorsDenial.Origin, policy.Evaluate("*", null, null).Denial);

        var onClass = (CorsResult)assembly.GetType("App.Use")!.GetField("Result")!.GetValue(null)!;
        Assert.False(onClass.IsAllowed);
        Assert.Null(onClass.AllowOrigin);
    }

    [Fact]
    public void Its_summary_repeats_the_first_error() => Assert.Contains(
        "/// <summary>Denies everything, as <c>cors.json</c> has an error: Methods are case-sensitive and exact; " +
        "write 'GET' for 'get'.</summary>",
        TestProject.WithJson(Bad).Generate().Source,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("CorsAccessibility", "public", "public sealed partial class CorsPolicy :")]
    [InlineData("CorsAccessibility", "none", "internal sealed partial class CorsPolicy :")]
    [InlineData("CorsClass", "Other", "internal sealed partial class Other :")]
    [InlineData("CorsClass", "event", "internal sealed partial class @event :")]
    [InlineData("CorsNamespace", "My.Web", "namespace My.Web")]
    public void Its_name_its_namespace_and_its_accessibility_are_the_same(string name, string value, string declaration)
    {
        GeneratorResult result = TestProject.WithJson(Bad, (name, value)).Generate();
        result.AssertDeniesEverything();
        Assert.Contains(declaration, result.Source, StringComparison.Ordinal);
    }

    // What cannot be a class at all is called as if the metadata were not there.
    [Theory]
    [InlineData("CorsClass", "1 Policy")]
    [InlineData("CorsClass", "var")]
    [InlineData("CorsClass", "_")]
    [InlineData("CorsNamespace", "My App")]
    public void A_name_that_no_class_can_have_is_that_of_the_file(string name, string value)
    {
        GeneratorResult result =
            (TestProject.WithJson(JsonRule(), (name, value), ("CorsAccessibility", "public")) with
            {
                Code = [Use],
            }).Generate();
        result.AssertDeniesEverything();
        Assert.Equal(["CORS012"], result.Errors.Select(error => error.Id));
        Assert.Contains("public sealed partial class CorsPolicy", result.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_class_can_have_takes_no_other_file_s()
    {
        GeneratorResult result = new TestProject
        {
            Files = [new("/app/cors.json", JsonRule()), new("/app/other.json", JsonRule(), ("CorsClass", "1 Policy"))],
            Code = [Use],
        }.Generate();
        Assert.Equal(["CORS012"], result.Errors.Select(error => error.Id));
        Assert.DoesNotContain("Denies everything", result.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rules", "Rules.Instance, Rules.Evaluate(null, null)")]
    [InlineData("Evaluate", "Evaluate.Instance, Evaluate.Rules")]
    [InlineData("Instance", "Instance.Evaluate(null, null), Instance.Rules")]
    [InlineData("get_Rules", "get_Rules.Instance, get_Rules.Evaluate(null, null)")]
    [InlineData("FindRule", "FindRule.Instance, FindRule.Evaluate(null, null), FindRule.Rules")]
    public void A_class_called_like_one_of_its_members_goes_without_it(string name, string uses)
    {
        GeneratorResult result = (TestProject.WithJson(JsonRule(), ("CorsClass", name)) with
        {
            Code = [$$"""namespace App { class Use { object[] All => new object[] { {{uses}} }; } }"""],
        }).Generate();
        result.AssertDeniesEverything();
        Assert.Equal(["CORS012"], result.Errors.Select(error => error.Id));
    }

    [Fact]
    public void Two_files_of_one_class_make_it_once()
    {
        GeneratorResult result = new TestProject
        {
            Files = [new("/a/cors.json", JsonRule()), new("/b/cors.json", Bad), new("/c/cors.json", "[]")],
            Code = [Use],
        }.Generate();
        result.AssertDeniesEverything();
        Assert.Single(result.Sources);
        Assert.Equal(
            ["CORS004", "CORS005", "CORS005", "CORS012", "CORS012", "CORS012"],
            result.Errors.Select(error => error.Id).Order());
    }

    [Fact]
    public void An_old_CSharp_gets_its_classes_too()
    {
        GeneratorResult result = new TestProject
        {
            Files = [new("/app/cors.json", JsonRule()), new("/app/bad.cors.json", Bad)],
            Language = LanguageVersion.CSharp7_3,
            Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
            Code = [Use],
        }.Generate();
        result.AssertDeniesEverything();
        Assert.Equal(2, result.Sources.Count);
    }

    [Fact]
    public void A_top_level_program_sees_it()
    {
        GeneratorResult result = (TestProject.WithJson(Bad) with
        {
            ImplicitUsings = true,
            OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
            Code = ["System.Console.WriteLine(CorsPolicy.Rules.Count);"],
        }).Generate();
        Assert.Empty(result.Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info));
    }

    [Fact]
    public void A_part_of_the_author_s_own_still_belongs_to_it() =>
        (TestProject.WithJson(Bad) with
        {
            Code = ["namespace App { partial class CorsPolicy { public static int Own => Rules.Count; } }"],
        })
            .Generate()
            .AssertDeniesEverything();
}
