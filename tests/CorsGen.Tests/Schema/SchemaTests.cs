using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Findings;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Schema;

/// <summary>
/// The JSON Schema and the reader agree on every document, except for the differences that the schema's page lists.
/// </summary>
public partial class SchemaTests(ITestOutputHelper output)
{
    private const string Good = """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }""";

    private static readonly SchemaEvaluator s_schema = new(JsonDocument.Parse(Repository.Read("docs", "cors.schema.json")).RootElement);

    /// <summary>What the schema takes and the reader refuses in either profile: see docs/schema.md.</summary>
    public static TheoryData<string> WhatNoSchemaTells =>
    [
        """[{ "AllowedOrigins": ["*"], "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""",
        $$"""{ "CORSRules": [{{Good}}], "CORSRules": [{{Good}}] }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60.0 }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 6e1 }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": -0 }]""",
    ];

    /// <summary>What the schema takes, and the reader in profile Web alone: see docs/schema.md.</summary>
    public static TheoryData<string> WhatS3Refuses =>
    [
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["PATCH"] }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["OPTIONS"] }]""",
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""",
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ID": "{{new string('x', 256)}}" }]""",
        $"[{string.Join(",", Enumerable.Repeat(Good, 101))}]",
        $"[{Good}{new string(' ', 64 * 1024)}]",
    ];

    [Theory]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "PUT", "POST", "DELETE", "HEAD"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["", "https://*.example.com"], "AllowedMethods": ["GET"], "AllowedHeaders": [], "ExposeHeaders": [] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*", "x-*", "*-id", "a*b"], "ExposeHeaders": ["ETag"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 0, "ID": "" }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 2147483647 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": false }]""")]
    [InlineData($$"""{ "CORSRules": [{{Good}}] }""")]
    [InlineData($$"""{ "$schema": "https://example.com", "CORSRules": [{{Good}}] }""")]
    [InlineData($$"""{ "CORSConfiguration": { "CORSRules": [{{Good}}] } }""")]
    [InlineData($$"""{ "$schema": "https://example.com", "CORSConfiguration": { "CORSRules": [{{Good}}] } }""")]
    public void Both_accept(string json)
    {
        Assert.True(IsAcceptedByReader(json));
        Assert.True(IsValid(json));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"cors\"")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    [InlineData(Good)]
    [InlineData("""{ "CORSRules": [] }""")]
    [InlineData("""{ "CORSRules": {} }""")]
    [InlineData("""{ "$schema": "https://example.com" }""")]
    [InlineData($$"""{ "CORSRules": [{{Good}}], "Version": 1 }""")]
    [InlineData($$"""{ "corsRules": [{{Good}}] }""")]
    [InlineData($$"""{ "CORSConfiguration": [{{Good}}] }""")]
    [InlineData($$"""{ "CORSConfiguration": { "$schema": "https://example.com", "CORSRules": [{{Good}}] } }""")]
    [InlineData($$"""{ "CORSConfiguration": { "CORSConfiguration": { "CORSRules": [{{Good}}] } } }""")]
    [InlineData($$"""{ "CORSConfiguration": { "CORSRules": [{{Good}}] }, "CORSRules": [{{Good}}] }""")]
    [InlineData("""[{ "AllowedOrigins": ["*"] }]""")]
    [InlineData("""[{ "AllowedMethods": ["GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": [], "AllowedMethods": ["GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": [] }]""")]
    [InlineData("""[{ "AllowedOrigins": "*", "AllowedMethods": ["GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["https://*.*"], "AllowedMethods": ["GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": [1], "AllowedMethods": ["GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["Options"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET "] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET,PUT"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["tRaCe"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x y"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["**"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": null }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["*"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": -1 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 0.5 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 2147483648 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": "60" }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ID": 1 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposedHeaders": [] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": "true" }]""")]
    [InlineData("""[{ "AllowedOrigins": ["https://a.example", "*"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "$schema": "https://example.com" }]""")]
    public void Both_refuse(string json)
    {
        Assert.False(IsAcceptedByReader(json));
        Assert.False(IsValid(json));
    }

    [Theory]
    [MemberData(nameof(WhatNoSchemaTells))]
    public void Some_faults_are_beyond_a_schema(string json)
    {
        Assert.False(IsAcceptedByReader(json));
        Assert.True(IsValid(json));
    }

    [Theory]
    [MemberData(nameof(WhatS3Refuses))]
    public void The_schema_is_that_of_both_profiles(string json)
    {
        Assert.False(IsAccepted(json, CorsProfile.S3));
        Assert.True(IsAccepted(json, CorsProfile.Web));
        Assert.True(IsValid(json));
    }

    [Fact]
    public void They_agree_on_the_examples_of_the_documentation()
    {
        string[] pages = [Repository.PathOf("README.md"), .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)];
        string[] examples =
        [
            .. pages.SelectMany(page => Blocks().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))).Select(block => block.Groups["text"].Value),
            Repository.Read("sample", "cors.json"),
            Repository.Read("sample", "uploads.cors.json"),
        ];
        int valid = 0;
        int invalid = 0;
        foreach (string example in examples.Where(IsJson))
        {
            if (WhatNoSchemaTellsOf(example))
            {
                continue;
            }

            bool isValid = AssertAgree(example);
            valid += isValid ? 1 : 0;
            invalid += isValid ? 0 : 1;
        }

        Assert.True(valid > 30 && invalid > 10, $"{valid} examples are valid, {invalid} are not.");
    }

    [Fact]
    public void They_agree_on_random_documents()
    {
        Random random = TestSeed.CreateRandom(output);
        int valid = 0;
        const int Count = 4000;
        for (int i = 0; i < Count; i++)
        {
            valid += AssertAgree(RandomDocument.Create(random)) ? 1 : 0;
        }

        Assert.InRange(valid, Count / 10, Count * 9 / 10);
    }

    [Fact]
    public void The_schema_takes_every_configuration_that_the_matcher_is_tested_with()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int i = 0; i < 500; i++)
        {
            // System.Text.Json gives no string that is no Unicode text; the schema looks at no such character.
            string json = Surrogates().Replace(RandomConfiguration.Create(random, i).Json, "$1x");
            Assert.True(IsValid(json), json);
        }
    }

    [Fact]
    public void The_page_of_the_schema_names_its_address()
    {
        string address = JsonDocument.Parse(Repository.Read("docs", "cors.schema.json")).RootElement.GetProperty("$id").GetString()!;

        Assert.Equal(2, Repository.Read("docs", "schema.md").Split($"\"{address}\"").Length - 1);
    }

    private static bool AssertAgree(string json)
    {
        bool isValid = IsValid(json);
        Assert.True(isValid == IsAcceptedByReader(json), $"{TestSeed.Hint} The schema {(isValid ? "takes" : "refuses")}, the reader does not:\n{json}");
        return isValid;
    }

    private static bool IsValid(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return s_schema.IsValid(document.RootElement);
    }

    private static bool IsAcceptedByReader(string json) => IsAccepted(json, CorsProfile.S3) || IsAccepted(json, CorsProfile.Web);

    private static bool IsAccepted(string json, CorsProfile profile)
    {
        return Compiled.Of(json, profile).Errors.IsEmpty;
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The page of CORS010, and what CORS008 shows of numbers.
    private static bool WhatNoSchemaTellsOf(string json)
    {
        ImmutableArray<Finding> errors = Compiled.Of(json, CorsProfile.Web).Errors;
        return errors.Length > 0
            && errors.All(finding => finding.Descriptor == Descriptors.DuplicateName || finding.Descriptor == Descriptors.InvalidMaxAge)
            && IsValid(json);
    }

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Surrogates();

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
