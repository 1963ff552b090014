using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Matching;

/// <summary>Generated code compiles in every project that may have it, without a warning.</summary>
public class GeneratedCodeCompilesTests
{
    private const string ClsCompliant = "[assembly: System.CLSCompliant(true)]";

    // Each word where it isn't a name, so that a class of that name would change the meaning.
    private const string CodeOfWords = """
        namespace WORDS
        {
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;

            internal record Pair(int Left) { public int Right { get; init; } = 1; }

            internal partial class Uses
            {
                private global::System.Action? _changed;

                internal event global::System.Action? Changed
                {
                    add { _changed += value; }
                    remove { _changed -= value; }
                }

                internal required int Needed { get; set; }

                internal static object? Statements(object text, nuint count, nint other)
                {
                    var number = 1;
                    dynamic any = text;
                    _ = int.TryParse("1", out _);
                    foreach (var item in new[] { 1 })
                    {
                        number += item;
                    }

                    var query = from left in new[] { 1 }
                                join right in new[] { 2 } on left equals right into rights
                                let both = left + number
                                where both > 0
                                orderby both ascending, left descending
                                group left by both into grouped
                                select grouped;
                    using var stream = new global::System.IO.MemoryStream();
                    var (first, second) = (1, 2);
                    return text switch
                    {
                        int and > 3 or < 0 => nameof(text),
                        string when (nint)count == other => any,
                        not null => query.Count() + first + second,
                        var _ => new Pair(1) with { Right = 2 },
                    };
                }

                internal static async Task<int> Later<T>(T one) where T : notnull
                {
                    await Task.Yield();
                    return one.GetHashCode();
                }

                internal static IEnumerable<int> Few<T>() where T : unmanaged { yield return 1; }

                internal static int Length(scoped global::System.ReadOnlySpan<char> text) => text.Length;
            }
        }
        """;

    public static MatrixTheoryData<string, LanguageVersion, NullableContextOptions> Projects => new(
        ["net10.0", "net8.0", "net472"],
        [LanguageVersion.CSharp8, LanguageVersion.CSharp10, LanguageVersion.Latest, LanguageVersion.Preview],
        [NullableContextOptions.Enable, NullableContextOptions.Disable]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Public_policies_of_every_kind_compile_without_a_warning(
        string framework, LanguageVersion language, NullableContextOptions nullable)
    {
        new TestProject
        {
            Files =
            [
                .. PolicySamples.All.Select(sample => new TestFile(
                    $"/app/{sample.Key}.cors.json",
                    sample.Value.Json,
                    ("CorsProfile", sample.Value.IsWeb ? "Web" : "S3"),
                    ("CorsAccessibility", "public"))),
            ],
            Code = [ClsCompliant],
            Language = language,
            Nullable = nullable,
            ImplicitUsings = true,
            References = framework switch
            {
                "net10.0" => TestReferences.Current,
                "net8.0" => TestReferences.Net80,
                _ => TestReferences.Net472,
            },
        }.Generate().AssertCompiles();
    }

    [Theory]
    [InlineData("class", "App.class")]
    [InlineData("@class", "App.class")]
    [InlineData("record", "App.record")]
    [InlineData("await", "App.await")]
    [InlineData("field", "App.field")]
    [InlineData("v\u200Bal", "App.val")]
    [InlineData("String", "App.String")]
    [InlineData("Object", "App.Object")]
    [InlineData("System", "App.System")]
    [InlineData("CorsGen", "App.CorsGen")]
    [InlineData("CorsRule", "App.CorsRule")]
    [InlineData("\u00C9tat", "App.\u00C9tat")]
    public void A_class_can_have_any_name(string name, string fullName)
    {
        ICorsPolicy policy = TestProject.WithJson(PolicySamples.All["Several"].Json, ("CorsClass", name))
            .Generate()
            .LoadPolicy(fullName);

        Assert.Equal(8, policy.Rules.Count);
    }

    /// <summary>
    /// Code that uses the words of C# compiles beside a class of any of them, or the class is refused.
    /// </summary>
    [Fact]
    public void A_class_takes_no_word_from_the_code_around_it()
    {
        string[] words =
        [
            .. SyntaxFacts.GetKeywordKinds()
                .Concat(SyntaxFacts.GetPreprocessorKeywordKinds())
                .Select(SyntaxFacts.GetText)
                .Concat(["_", "dynamic", "nint", "notnull", "nuint", "var"])
                .Distinct(),
        ];
        TestProject project = new()
        {
            Files =
            [
                .. words.Select((word, index) => new TestFile(
                    $"/app/{index}.json",
                    PolicySamples.All["OneOfMany"].Json,
                    ("CorsClass", word),
                    ("CorsNamespace", "Words" + index))),
            ],
            Code = [.. words.Select((_, index) => CodeOfWords.Replace("WORDS", "Words" + index))],
        };
        GeneratorResult result = project.Generate();

        Assert.All(result.Errors, error => Assert.Equal("CORS012", error.Id));
        Assert.Equal(
            ["_", "dynamic", "nint", "notnull", "nuint", "unmanaged", "var"],
            result.Errors.Select(WordOf).Order(StringComparer.Ordinal));
        Assert.Empty(result.Compilation.GetDiagnostics().Where(said => said.Severity > DiagnosticSeverity.Info));

        string WordOf(Diagnostic error)
        {
            string number = Path.GetFileNameWithoutExtension(error.Location.GetLineSpan().Path);
            return words[int.Parse(number, CultureInfo.InvariantCulture)];
        }
    }

    [Theory]
    [InlineData("Instance")]
    [InlineData("Rules")]
    [InlineData("@Evaluate")]
    public void A_class_cannot_be_named_as_one_of_its_members(string name)
    {
        GeneratorResult result =
            TestProject.WithJson(PolicySamples.All["Several"].Json, ("CorsClass", name)).Generate();

        Assert.Equal("CORS012", Assert.Single(result.Errors).Id);
        result.AssertDeniesEverything();
    }

    [Theory]
    [InlineData("CorsGen", "CorsGen.CorsPolicy")]
    [InlineData("CorsGen.Matching", "CorsGen.Matching.CorsPolicy")]
    [InlineData("System", "System.CorsPolicy")]
    [InlineData("System.Collections.Generic", "System.Collections.Generic.CorsPolicy")]
    [InlineData("Microsoft", "Microsoft.CorsPolicy")]
    [InlineData("App.CorsGen", "App.CorsGen.CorsPolicy")]
    [InlineData("App.System", "App.System.CorsPolicy")]
    [InlineData("my-app", "my_app.CorsPolicy")]
    [InlineData("my app.1st-part", "my_app._1st_part.CorsPolicy")]
    [InlineData("my.class.namespace", "my.class.namespace.CorsPolicy")]
    [InlineData("record.await.file.global", "record.await.file.global.CorsPolicy")]
    [InlineData("CorsPolicy", "CorsPolicy.CorsPolicy")]
    [InlineData("", "CorsPolicy")]
    public void A_project_can_have_any_root_namespace(string rootNamespace, string fullName)
    {
        TestProject project = TestProject.WithJson(PolicySamples.All["Several"].Json) with
        {
            RootNamespace = rootNamespace,
            ImplicitUsings = true,
        };

        Assert.Equal(8, project.Generate().LoadPolicy(fullName).Rules.Count);
    }

    [Theory]
    [InlineData("class.namespace", "class.namespace.CorsPolicy")]
    [InlineData("@class.@namespace", "class.namespace.CorsPolicy")]
    public void A_file_can_ask_for_any_namespace(string name, string fullName) => Assert.NotNull(
        TestProject.WithJson(PolicySamples.All["Several"].Json, ("CorsNamespace", name))
            .Generate()
            .LoadPolicy(fullName));

    [Fact]
    public void Types_of_the_project_are_not_taken_for_others()
    {
        TestProject project = TestProject.WithJson(PolicySamples.All["Hundred"].Json) with
        {
            Code =
            [
                "namespace App { class System { } class CorsGen { } class String { } class ReadOnlySpan<T> { } class " +
                "CorsRule { } class CorsResult { } }",
                "namespace App.Inner { class GeneratedCode { } }",
            ],
        };

        Assert.Equal(100, project.Generate().LoadPolicy().Rules.Count);
    }

    [Fact]
    public void A_policy_can_be_extended_in_another_part_of_its_class()
    {
        TestProject project = TestProject.WithJson(PolicySamples.All["OneAny"].Json) with
        {
            Code = [
                "namespace App { partial class CorsPolicy { internal static bool IsOpen(string origin) => " +
                "Evaluate(origin, \"GET\").IsAllowed; } }",
            ],
        };

        project.Generate().AssertCompiles();
    }
}
