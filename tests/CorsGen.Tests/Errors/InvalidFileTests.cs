using System;
using System.IO;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS012, a file that cannot become a class, and CORS013, a C# that is too old for any.</summary>
public class InvalidFileTests
{
    [Fact]
    public void Two_files_of_one_name_in_two_folders_make_one_class() => Project(
        new TestProject
        {
            Files = [new("/app/src/Site/cors.json", JsonRule()), new("/app/src/Admin/cors.json", JsonRule())],
        },
        ("CORS012", "", "'Admin/cors.json' and 'Site/cors.json' both make the class 'App.CorsPolicy'; give one of " +
            "them a CorsClass of its own"),
        ("CORS012", "", "'Site/cors.json' and 'Admin/cors.json' both make the class 'App.CorsPolicy'; give one of " +
            "them a CorsClass of its own"));

    [Fact]
    public void A_class_of_no_namespace_is_called_by_its_name() => Project(
        new TestProject
        {
            Files = [new("/app/cors.json", JsonRule()), new("/app/cors.xml", XmlRule())],
            RootNamespace = "",
        },
        ("CORS012", "", "'cors.json' and 'cors.xml' both make the class 'CorsPolicy'; …"),
        ("CORS012", "", "…"));

    [Fact]
    public void JSON_and_XML_of_one_name_make_one_class() => Project(
        new TestProject { Files = [new("/app/cors.json", JsonRule()), new("/app/cors.xml", XmlRule())] },
        ("CORS012", "", "'cors.json' and 'cors.xml' both make the class 'App.CorsPolicy'; give one of them a " +
            "CorsClass of its own"),
        ("CORS012", "", "'cors.xml' and 'cors.json' both make…"));

    [Fact]
    public void Paths_of_Windows_are_shortened_too() => Project(
        new TestProject { Files = [new(@"C:\app\A\cors.json", JsonRule()), new(@"C:\app\B\cors.json", JsonRule())] },
        ("CORS012", "", @"'A\cors.json' and 'B\cors.json' both…"),
        ("CORS012", "", @"'B\cors.json' and 'A\cors.json' both…"));

    [Fact]
    public void A_long_path_keeps_its_end()
    {
        string folder = new('a', 100);
        Project(
            new TestProject { Files = [new($"/{folder}/cors.json", JsonRule()), new("/b/cors.json", JsonRule())] },
            ("CORS012", "", $"'…{new string('a', 69)}/cors.json' and 'b/cors.json' both…"),
            ("CORS012", "", $"'b/cors.json' and '…{new string('a', 69)}/cors.json' both…"));
    }

    [Fact]
    public void Of_three_files_each_is_reported() => Project(
        new TestProject
        {
            Files = [new("/a/cors.json", JsonRule()), new("/b/cors.json", JsonRule()), new("/c/cors.json", JsonRule())],
        },
        ("CORS012", "", "'a/cors.json' and 'b/cors.json'…"),
        ("CORS012", "", "'b/cors.json' and 'a/cors.json'…"),
        ("CORS012", "", "'c/cors.json' and 'a/cors.json'…"));

    [Fact]
    public void Two_files_may_come_to_one_class_by_their_metadata() => Project(
        new TestProject
        {
            Files = [
                new("/app/a.json", JsonRule(), ("CorsClass", "UploadsCorsPolicy")),
                new("/app/uploads.cors.json", JsonRule()),
            ],
        },
        ("CORS012", "", "'a.json' and 'uploads.cors.json' both make the class 'App.UploadsCorsPolicy'; …"),
        ("CORS012", "", "'uploads.cors.json' and 'a.json' both make…"));

    [Fact]
    public void The_policies_beside_two_files_of_one_class_are_made()
    {
        GeneratorResult result = new TestProject
        {
            Files = [
                new("/a/cors.json", JsonRule()),
                new("/b/cors.json", JsonRule()),
                new("/c/uploads.cors.json", JsonRule()),
            ],
        }.Generate();
        Assert.Equal(["CORS012", "CORS012"], result.Errors.Select(error => error.Id));
        Assert.Contains("Denies everything", result.Sources["App.CorsPolicy.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Denies everything", result.Sources["App.UploadsCorsPolicy.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_taken_class_is_read_all_the_same() => Project(
        new TestProject { Files = [new("/a/cors.json", "[]"), new("/b/cors.json", JsonRule())] },
        ("CORS004", "[]", "…"),
        ("CORS012", "", "…"),
        ("CORS012", "", "…"));

    [Theory]
    [InlineData("My Policy")]
    [InlineData("1Policy")]
    [InlineData("App.Policy")]
    [InlineData("Policy<T>")]
    public void A_class_name_is_an_identifier(string name) => Project(
        TestProject.WithJson(JsonRule(), ("CorsClass", name)),
        ("CORS012", "", $"CorsClass '{name}' of cors.json isn't an identifier; give it a name such as 'CorsPolicy'"));

    // Private ones too, accessors, and those of pages. MemberNamesTests compares the list with compiled classes.
    [Theory]
    [InlineData("Rules")]
    [InlineData("Instance")]
    [InlineData("Evaluate")]
    [InlineData("get_Instance")]
    [InlineData("get_Rules")]
    [InlineData("FindRule")]
    [InlineData("s_rules")]
    [InlineData("FirstOfRules0To127")]
    [InlineData("OriginLiteralNodes128To199")]
    [InlineData("@Rules")]
    public void A_class_name_is_none_of_its_members(string name) => Project(
        TestProject.WithJson(JsonRule(), ("CorsClass", name)),
        ("CORS012", "", $"CorsClass '{name}' of cors.json is what a member of the class is called; give it a name " +
            "such as 'CorsPolicy'"));

    [Theory]
    [InlineData("RulesPolicy")]
    [InlineData("rules")]
    [InlineData("RulesForOriginPolicy")]
    [InlineData("FirstOfRulesTo127")]
    [InlineData("get_Evaluate")]
    [InlineData("ToString")]
    public void A_class_name_may_resemble_one_of_its_members(string name) =>
        Project(TestProject.WithJson(JsonRule(), ("CorsClass", name)));

    // A class named so would be what the word means, wherever the namespace's code has it.
    [Theory]
    [InlineData("var")]
    [InlineData("@var")]
    [InlineData("dynamic")]
    [InlineData("nint")]
    [InlineData("nuint")]
    [InlineData("notnull")]
    [InlineData("unmanaged")]
    [InlineData("_")]
    public void A_class_name_takes_no_word_from_other_code(string name) => Project(
        TestProject.WithJson(JsonRule(), ("CorsClass", name)),
        ("CORS012", "", $"CorsClass '{name}' of cors.json is a word of C# that would mean the class in all code of " +
        "its namespace; give it a name such as 'CorsPolicy'"));

    // "App." comes before it, and \u6587 is three bytes.
    [Theory]
    [InlineData("A", 1019, 0)]
    [InlineData("A", 1020, 1)]
    [InlineData("\u6587", 339, 0)]
    [InlineData("\u6587", 340, 1)]
    public void A_class_name_is_no_longer_than_an_assembly_can_hold(string letter, int count, int errors)
    {
        string name = string.Concat(Enumerable.Repeat(letter, count));
        GeneratorResult result = TestProject.WithJson(JsonRule(), ("CorsClass", name)).Generate();

        Assert.Equal(Enumerable.Repeat("CORS012", errors), result.Errors.Select(error => error.Id));
        if (errors == 0)
        {
            Assert.Single(result.LoadPolicy("App." + name).Rules);
        }
    }

    // The compiler leaves them out when it compares names.
    [Theory]
    [InlineData("A\u00AD", "")]
    [InlineData("A\u200B", "")]
    [InlineData("A\u2060", "")]
    [InlineData("A", "App\u200D")]
    public void Formatting_characters_make_no_other_class(string name, string namespaceName) => Project(
        new TestProject
        {
            Files =
            [
                new("/app/a.json", JsonRule(), ("CorsClass", "A")),
                new("/app/b.json", JsonRule(), ("CorsClass", name), ("CorsNamespace", namespaceName)),
            ],
        },
        ("CORS012", "", "'a.json' and 'b.json' both make the class 'App.A'; give one of them a CorsClass of its own"),
        ("CORS012", "", "'b.json' and 'a.json' both make…"));

    [Fact]
    public void Formatting_characters_in_the_names_of_files_make_no_other_class() => Project(
        new TestProject { Files = [new("/app/a.cors.json", JsonRule()), new("/app/a\u00AD.cors.json", JsonRule())] },
        ("CORS012", "", "…"),
        ("CORS012", "", "…"));

    [Theory]
    [InlineData("Rules\u00AD")]
    [InlineData("v\u200Bar")]
    public void Formatting_characters_hide_no_name(string name) =>
        Project(TestProject.WithJson(JsonRule(), ("CorsClass", name)), ("CORS012", "", "…"));

    // Equal once they are normalised, and two names for C#, which normalises nothing.
    [Theory]
    [InlineData("\u00C9", "E\u0301")]
    [InlineData("\u00C5", "\u212B")]
    public void Names_that_only_look_alike_are_two_classes(string one, string other) => Project(new TestProject
    {
        Files =
        [
            new("/app/a.json", JsonRule(), ("CorsClass", one)),
            new("/app/b.json", JsonRule(), ("CorsClass", other)),
        ],
    });

    [Fact]
    public void The_proposed_class_name_is_that_of_the_file() => Project(
        new TestProject { Files = [new("/app/user-content.cors.json", JsonRule(), ("CorsClass", "user-content"))] },
        ("CORS012", "", "CorsClass 'user-content' of user-content.cors.json isn't an identifier; give it a name such " +
            "as 'UserContentCorsPolicy'"));

    [Theory]
    [InlineData("My App")]
    [InlineData("App..Web")]
    [InlineData(".")]
    [InlineData("1.2")]
    public void A_namespace_is_made_of_identifiers(string name) => Project(
        TestProject.WithJson(JsonRule(), ("CorsNamespace", name)),
        ("CORS012", "", $"CorsNamespace '{name}' of cors.json isn't a namespace; give it one such as " +
            "'My.Company.Web'"));

    [Theory]
    [InlineData("private")]
    [InlineData("protected internal")]
    public void An_accessibility_is_one_of_two(string word) => Project(
        TestProject.WithJson(JsonRule(), ("CorsAccessibility", word)),
        ("CORS012", "", $"CorsAccessibility '{word}' of cors.json is neither 'internal' nor 'public'"));

    [Theory]
    [InlineData("Api")]
    [InlineData("S3;Web")]
    public void A_profile_is_one_of_two(string word) => Project(
        TestProject.WithJson(JsonRule(), ("CorsProfile", word)),
        ("CORS012", "", $"CorsProfile '{word}' of cors.json is neither 'S3' nor 'Web'"));

    [Theory]
    [InlineData("tests/cors.json")]
    [InlineData("tests/expectations.txt")]
    public void What_cannot_be_expectations_is_not_named_by_CorsExpects(string path) => Project(
        TestProject.WithJson(JsonRule(), ("CorsExpects", path)),
        (
            "CORS012",
            "",
            $"CorsExpects '{path}' of cors.json can't be expectations; name a JSON file that isn't a policy, such as " +
            "'cors.expect.json'"));

    [Fact]
    public void What_only_S3_refuses_is_not_blamed_on_a_file_of_a_misspelt_profile() => Project(
        TestProject.WithJson(
            """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PATCH", "get"], "AllowCredentials": true }]""",
            ("CorsProfile", "Wep")),
        ("CORS012", "", "CorsProfile 'Wep'…"),
        ("CORS005", "get", "…"));

    [Theory]
    [InlineData("web")]
    [InlineData("WEB")]
    [InlineData(" Web ")]
    public void Words_may_be_of_any_case(string word) => Project(
        TestProject.WithJson(
            """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["PATCH"] }]""",
            ("CorsProfile", word),
            ("CorsAccessibility", "Public")));

    [Fact]
    public void All_that_is_wrong_with_the_metadata_is_reported_at_once() => Project(
        TestProject.WithJson(
            """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"] }]""",
            ("CorsClass", "a b"), ("CorsNamespace", "c d"), ("CorsAccessibility", "e"), ("CorsProfile", "f")),
        ("CORS012", "", "CorsClass…"),
        ("CORS012", "", "CorsNamespace…"),
        ("CORS012", "", "CorsAccessibility…"),
        ("CORS012", "", "CorsProfile…"),
        ("CORS005", "get", "…"));

    [Fact]
    public void A_file_is_text() => Project(
        new TestProject { Files = [new("/app/cors.json", text: null)] },
        ("CORS012", "", "cors.json cannot be read; check that it is there, is text, and may be read, or take it out " +
            "of AdditionalFiles"));

    [Theory]
    [InlineData(typeof(FileNotFoundException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public void A_file_can_be_read(Type failure)
    {
        GeneratorResult result = new TestProject
        {
            Files = [new("/app/cors.json", "") { Failure = (Exception)Activator.CreateInstance(failure)! }],
        }.Generate();
        Assert.Equal("CORS012", Assert.Single(result.Errors).Id);
        Assert.Null(result.Run.Results[0].Exception);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp7, "7.0")]
    public void An_old_CSharp_is_reported_once_for_the_project(LanguageVersion language, string shown) => Project(
        new TestProject
        {
            Language = language,
            Nullable = NullableContextOptions.Disable,
            Files = [new("/app/b.cors.json", JsonRule()), new("/app/a.cors.json", JsonRule())],
            ImplicitUsings = true,
        },
        ("CORS013", "", $"The project is compiled as C# {shown}, and policies need C# 8.0; write " +
            "<LangVersion>latest</LangVersion> in the project file"));

    [Fact]
    public void An_old_CSharp_hides_no_error_of_a_file() => Project(
        new TestProject
        {
            Language = LanguageVersion.CSharp7_3,
            Nullable = NullableContextOptions.Disable,
            Files = [new("/app/a.cors.json", JsonRule()), new("/app/b.cors.json", "[]")],
        },
        ("CORS004", "[]", "…"),
        ("CORS013", "", "…"));

    [Fact]
    public void An_old_CSharp_without_a_policy_is_nobodys_business()
    {
        GeneratorResult result = new TestProject
        {
            Language = LanguageVersion.CSharp7_3,
            Nullable = NullableContextOptions.Disable,
            Files = [new("/app/appsettings.json", "{}")],
        }.Generate();
        Assert.Empty(result.Errors);
        Assert.Empty(result.Sources);
    }

    [Fact]
    public void CSharp_8_is_enough() => Project(
        new TestProject { Language = LanguageVersion.CSharp8, Files = [new("/app/cors.json", JsonRule())] });
}
