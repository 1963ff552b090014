using System;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Configuration;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Schema.Editor;

/// <summary>What somebody sees who writes a policy in Visual Studio Code, before a build.</summary>
public class EditorTests(JsonEditor editor) : IClassFixture<JsonEditor>
{
    /// <summary>A rule without a fault, with a value in it, and what its problem says.</summary>
    public static TheoryData<string, string, string, string> Problems => new()
    {
        { "S3", Methods("PATCH"), "\"PATCH\"", "Write GET, PUT, POST, DELETE or HEAD…" },
        { "S3", Methods("get"), "\"get\"", "…in upper case…" },
        { "S3", Methods("OPTIONS"), "\"OPTIONS\"", "…Remove OPTIONS: preflights are answered without it…" },
        { "S3", Methods("*"), "\"*\"", "Write GET, PUT, POST, DELETE or HEAD…" },
        { "S3", Rule("\"AllowCredentials\": true"), "true", "Remove AllowCredentials…" },
        { "S3", Rule("\"ExposeHeaders\": [\"*\"]"), "\"*\"", "Write one header name…" },
        { "Web", Methods("patch"), "\"patch\"", "Write this method in upper case…" },
        { "Web", Methods("get"), "\"get\"", "Write this method in upper case…" },
        { "Web", Methods("Any"), "\"Any\"", "List the methods, or write [\"*\"]…" },
        { "Web", Methods("ALL"), "\"ALL\"", "List the methods, or write [\"*\"]…" },
        { "Web", Methods("trace"), "\"trace\"", "Remove this method…" },
        { "Web", Methods("GET, PUT"), "\"GET, PUT\"", "Write one method…" },
        { "Web", Methods("*", "GET"), "\"GET\"", "Remove this method, or the entry *…" },
        { "Web", Rule("\"ExposeHeaders\": [\"ETag\", \"*\"]"), "\"ETag\"", "Remove this header, or the entry *…" },
        { "Web", Rule("\"ExposeHeaders\": [\"x-*\"]"), "\"x-*\"", "Write one header name…" },
        {
            "Web",
            Rule("\"ExposeHeaders\": [\"*\"], \"AllowCredentials\": true"),
            "\"*\"",
            "List the entries that you mean…"
        },
        { "Web", Rule("\"AllowCredentials\": \"true\""), "\"true\"", "Write true or false, without quotes." },
    };

    /// <summary>The same in both profiles.</summary>
    public static TheoryData<string, string, string> CommonProblems => new()
    {
        { Origins("https://app.example.com/"), "\"https://app.example.com/\"", "…without a slash at the end…" },
        {
            Origins("https://*.example.com/app"),
            "\"https://*.example.com/app\"",
            "…without a slash at the end, a path…"
        },
        { Origins("app.example.com"), "\"app.example.com\"", "Write the whole origin, with its scheme…" },
        { Origins("https"), "\"https\"", "Write the whole origin, with its scheme…" },
        { Origins("https://bücher.example"), "\"https://bücher.example\"", "…xn--…" },
        { Origins(" https://a.example"), "\" https://a.example\"", "Write the origin without spaces…" },
        { Origins("https://*.*.example"), "\"https://*.*.example\"", "Write at most one *…" },
        { Rule("\"AllowedHeaders\": [\"content-type:\"]"), "\"content-type:\"", "Write one header name…" },
        {
            Rule("\"AllowedHeaders\": \"content-type\""),
            "\"content-type\"",
            "Write a list, such as [\"content-type\"]."
        },
        { Rule("\"MaxAgeSeconds\": \"60\""), "\"60\"", "Write a whole number of seconds, without quotes." },
        { Rule("\"ExposedHeaders\": []"), "\"ExposedHeaders\"", "Property ExposedHeaders is not allowed." },
        { "\"cors\"", "\"cors\"", "Write a list of rules…" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_says_what_to_write(string profile, string document, string under, string message)
    {
        EditorProblem problem = Assert.Single(Assert.Single(editor.Ask(Profile(profile), document)).Problems);

        Assert.Equal(under, problem.Under);
        Assert.True(Wording.IsLike(problem.Message, message), problem.Message);
    }

    [Theory]
    [MemberData(nameof(CommonProblems))]
    public void So_it_does_in_both_profiles(string document, string under, string message)
    {
        A_problem_says_what_to_write("S3", document, under, message);
        A_problem_says_what_to_write("Web", document, under, message);
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void No_problem_shows_a_pattern(string profile)
    {
        string[] documents =
        [
            .. Problems.Select(row => row.Data.Item2), .. CommonProblems.Select(row => row.Data.Item1),
        ];

        Assert.All(
            editor.Ask(Profile(profile), documents).SelectMany(answer => answer.Problems),
            problem => Assert.DoesNotContain("pattern", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("S3", "\"GET\"", "\"HEAD\"", "\"PUT\"", "\"POST\"", "\"DELETE\"")]
    [InlineData("Web", "\"GET\"", "\"POST\"", "\"PUT\"", "\"PATCH\"", "\"DELETE\"", "\"HEAD\"", "\"*\"")]
    public void Methods_are_offered_in_the_order_of_their_use(string profile, params string[] methods) =>
        Assert.Equal(methods, LabelsAt(profile, """[{ "AllowedMethods": [|] }]"""));

    [Theory]
    [InlineData("S3", false)]
    [InlineData("Web", true)]
    public void Properties_are_those_of_the_profile(string profile, bool hasCredentials)
    {
        string[] labels = LabelsAt(profile, "[{ | }]");

        Assert.Superset(
            RuleField.All.Where(field => field.IsIn(Profile(profile))).Select(field => field.JsonName).ToHashSet(),
            labels.ToHashSet());
        Assert.Equal(hasCredentials, labels.Contains("AllowCredentials"));
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void What_is_offered_for_entries_has_the_widest_last(string profile)
    {
        Assert.Equal(
            ["\"https://app.example.com\"", "\"https://*.example.com\"", "\"http://localhost:5173\"", "\"*\""],
            LabelsAt(profile, """[{ "AllowedOrigins": [|] }]"""));
        Assert.Equal(
            ["\"content-type\"", "\"authorization\"", "\"x-amz-*\"", "\"*\""],
            LabelsAt(profile, """[{ "AllowedHeaders": [|] }]"""));
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void An_empty_file_is_offered_both_forms_and_each_builds(string profile)
    {
        EditorCompletion[] offers =
        [
            .. Completions(profile, "|").Where(offer => offer.Label.StartsWith("CORS rules", StringComparison.Ordinal)),
        ];

        Assert.Equal(["CORS rules", "CORS rules in an object"], offers.Select(offer => offer.Label));
        Assert.All(offers, offer => AssertBuilds(profile, Filled(offer)));
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void Every_rule_that_is_offered_builds(string profile)
    {
        EditorCompletion[] offers =
        [
            .. Completions(profile, "[|]").Where(offer => offer.Label.StartsWith("rule: ", StringComparison.Ordinal)),
        ];

        Assert.Equal(3, offers.Length);
        Assert.All(offers, offer => AssertBuilds(profile, $"[{Filled(offer)}]"));
    }

    [Theory]
    [InlineData("S3", """[{ "Allowed|Origins": ["*"], "AllowedMethods": ["GET"] }]""", "Compared as plain text")]
    [InlineData("S3", """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["G|ET"] }]""", "requires profile Web")]
    [InlineData(
        "S3", """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "Allow|Credentials": true }]""", "Not in S3")]
    [InlineData(
        "Web", """{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["G|ET"] }] }""", "case\\-sensitive")]
    [InlineData(
        "Web",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "Allow|Credentials": true }]""",
        "the default is false")]
    public void Hovering_explains(string profile, string document, string part) =>
        Assert.Contains(part, Assert.Single(editor.Ask(Profile(profile), document)).Hover!, StringComparison.Ordinal);

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void Everything_that_is_offered_is_explained(string profile) =>
        Assert.All(
            (string[])[
                "|",
                "[|]",
                "[{ | }]",
                """[{ "AllowedMethods": [|] }]""",
                """[{ "AllowedOrigins": [|] }]""",
                """[{ "AllowedHeaders": [|] }]""",
            ],
            document => Assert.DoesNotContain(
                Completions(profile, document), offer => offer.Documentation.Length == 0));

    private string[] LabelsAt(string profile, string document) =>
        [.. Completions(profile, document).Select(offer => offer.Label)];

    private EditorCompletion[] Completions(string profile, string document) =>
        Assert.Single(editor.Ask(Profile(profile), document)).Completions!;

    // The text as it stands after pressing Tab through its placeholders, ${1:text}.
    private static string Filled(EditorCompletion offer) =>
        Regex.Replace(offer.InsertText, @"\$\{\d+:([^}]*)\}", "$1");

    private static void AssertBuilds(string profile, string json)
    {
        Assert.True(ProfileSchema.Of(Profile(profile)).Accepts(json), json);
        PolicyCompilation compilation = Compiled.Of(json, Profile(profile));
        Assert.Empty(compilation.Errors.Concat(compilation.Advice).Select(finding => finding.Message));
    }

    private static CorsProfile Profile(string name) => Enum.Parse<CorsProfile>(name);

    private static string Rule(string rest) =>
        $$"""[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["HEAD"], {{rest}} }]""";

    private static string Methods(params string[] methods) =>
        $$"""[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": [{{string.Join(", ", methods.Select(method => $"\"{method}\""))}}] }]""";

    private static string Origins(string origin) =>
        $$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"] }]""";
}
