using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Checks;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Schema;

/// <summary>
/// The JSON Schema of a profile and the reader agree on every document, except for the differences that the schemas'
/// page lists. A schema also refuses what a build only warns about, where it can: an origin that no browser sends.
/// </summary>
public partial class SchemaTests(ITestOutputHelper output)
{
    private const string Good = """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }""";

    private static readonly CorsProfile[] s_profiles = [CorsProfile.S3, CorsProfile.Web];

    // What origins are made of, and what people put beside it.
    private static readonly string[] s_pieces =
        [
            "https", "http", "capacitor", ":", "//", "://", "/", "*", ".", "a", "example.com", ":8080", "null", " ",
            "?", "#", "@", "{x}", "[::1]", "ä", "\\",
        ];

    /// <summary>What a schema accepts and the reader refuses in either profile: see docs/schema.md.</summary>
    public static TheoryData<string> WhatNoSchemaTells =>
    [
        """[{ "AllowedOrigins": ["*"], "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""",
        $$"""{ "CORSRules": [{{Good}}], "CORSRules": [{{Good}}] }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60.0 }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 6e1 }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": -0 }]""",
    ];

    /// <summary>What only profile Web accepts.</summary>
    public static TheoryData<string> WhatS3Refuses =>
    [
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["PATCH"] }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["OPTIONS"] }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*"] }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["*"] }]""",
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": false }]""",
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ID": "{{new string('x', 256)}}" }]""",
        $"[{string.Join(",", Enumerable.Repeat(Good, 101))}]",
    ];

    [Theory]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "PUT", "POST", "DELETE", "HEAD"] }]""")]
    [InlineData(
        """[{ "AllowedOrigins": ["null", "https://*.example.com"], "AllowedMethods": ["GET"], "AllowedHeaders": [], "ExposeHeaders": [] }]""")]
    [InlineData(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*", "x-*", "*-id", "a*b"], "ExposeHeaders": ["ETag"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 0, "ID": "" }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 2147483647 }]""")]
    [InlineData($$"""{ "CORSRules": [{{Good}}] }""")]
    [InlineData($$"""{ "$schema": "https://example.com", "CORSRules": [{{Good}}] }""")]
    [InlineData($$"""{ "CORSConfiguration": { "CORSRules": [{{Good}}] } }""")]
    [InlineData($$"""{ "$schema": "https://example.com", "CORSConfiguration": { "CORSRules": [{{Good}}] } }""")]
    public void Both_accept(string json) => Assert.All(s_profiles, profile =>
    {
        Assert.True(IsAccepted(json, profile));
        Assert.True(ProfileSchema.Of(profile).Accepts(json));
    });

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
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*", "GET"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["*", "*"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["patch"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["Any"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["ALL"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET "] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET,PUT"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["tRaCe"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x y"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["**"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": null }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["*", "ETag"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["x-*"] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": [""] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": -1 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 0.5 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 2147483648 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": "60" }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ID": 1 }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposedHeaders": [] }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": "true" }]""")]
    [InlineData(
        """[{ "AllowedOrigins": ["https://a.example", "*"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""")]
    [InlineData("""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["*"], "AllowCredentials": true }]""")]
    [InlineData(
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "ExposeHeaders": ["*"], "AllowCredentials": true }]""")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "$schema": "https://example.com" }]""")]
    public void Both_refuse(string json) => Assert.All(s_profiles, profile =>
    {
        Assert.False(IsAccepted(json, profile));
        Assert.False(ProfileSchema.Of(profile).Accepts(json));
    });

    [Theory]
    [MemberData(nameof(WhatNoSchemaTells))]
    public void Some_faults_are_beyond_a_schema(string json) => Assert.All(s_profiles, profile =>
    {
        Assert.False(IsAccepted(json, profile));
        Assert.True(ProfileSchema.Of(profile).Accepts(json));
    });

    [Fact]
    public void The_methods_of_profile_Web_are_those_of_the_compiler()
    {
        string schema = ProfileSchema.Of(CorsProfile.Web).Json.ToString();
        int start = schema.IndexOf("^(GET|", StringComparison.Ordinal) + 2;
        string[] listed = schema[start..schema.IndexOf("|(?!", start, StringComparison.Ordinal)].Split('|');
        Assert.Equal([.. KnownMethods.Normalised, .. KnownMethods.Registered], listed);
    }

    [Fact]
    public void The_size_of_a_file_is_beyond_a_schema()
    {
        string json = $"[{Good}{new string(' ', 64 * 1024)}]";

        Assert.False(IsAccepted(json, CorsProfile.S3));
        Assert.True(ProfileSchema.Of(CorsProfile.S3).Accepts(json));
    }

    [Theory]
    [MemberData(nameof(WhatS3Refuses))]
    public void Each_profile_has_its_own(string json)
    {
        Assert.False(IsAccepted(json, CorsProfile.S3));
        Assert.False(ProfileSchema.Of(CorsProfile.S3).Accepts(json));
        Assert.True(IsAccepted(json, CorsProfile.Web));
        Assert.True(ProfileSchema.Of(CorsProfile.Web).Accepts(json));
    }

    /// <summary>What builds with a warning, CORS101, and is underlined in an editor all the same.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("https")]
    [InlineData("example.com")]
    [InlineData("//example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://example.com/app")]
    [InlineData("https://example.com?a=b")]
    [InlineData("https://example.com#top")]
    [InlineData("https://user@example.com")]
    [InlineData("https://https://example.com")]
    [InlineData("https://example.com ")]
    [InlineData("https://bücher.example")]
    public void An_origin_that_no_browser_sends_is_refused_by_the_schema(string origin)
    {
        string json = WithOrigin(origin);
        Assert.All(s_profiles, profile =>
        {
            Assert.True(IsAccepted(json, profile));
            Assert.False(ProfileSchema.Of(profile).Accepts(json));
            Assert.Contains(Compiled.Of(json, profile).Advice, advice => advice.Descriptor == Descriptors.UnsentOrigin);
        });
    }

    /// <summary>The origins that the advice is tested with: no schema refuses one that a browser sends.</summary>
    [Fact]
    public void An_origin_that_a_browser_sends_is_accepted()
    {
        string[] sent =
        [
            .. Repository.Read("tests", "CorsGen.Tests", "Advice", "Origins.txt").Split('\n')
                .Select(line => line.Split('\t'))
                .Where(columns => columns.Length == 4 && columns[1] == "sent")
                .Select(columns => Regex.Unescape(columns[0])),
        ];
        Assert.True(sent.Length > 30, $"{sent.Length} origins");
        Assert.All(sent, origin => Assert.All(s_profiles, profile => Assert.True(
            ProfileSchema.Of(profile).Accepts(WithOrigin(origin)), origin)));
    }

    /// <summary>Where the profiles differ; everything else is the same in both schemas.</summary>
    [Fact]
    public void The_schemas_differ_where_the_profiles_do()
    {
        const string Rule = "definitions/rule/";
        string[] allowed =
        [
            "$id", "title", "description", "$comment", "definitions/rules/description", "definitions/rules/maxItems",
            Rule + "if", Rule + "then", "definitions/withoutWildcard", Rule + "defaultSnippets/1",
            Rule + "properties/ID/description",
            Rule + "properties/ID/maxLength", Rule + "properties/AllowedOrigins/description",
            Rule + "properties/AllowedMethods",
            Rule + "properties/ExposeHeaders", Rule + "properties/AllowCredentials",
        ];
        JsonElement s3 = ProfileSchema.Of(CorsProfile.S3).Json;
        JsonElement web = ProfileSchema.Of(CorsProfile.Web).Json;

        string[] others =
            [
                .. Differences(s3, web, "")
                    .Where(path => !allowed.Any(prefix => (path + "/").StartsWith(
                        prefix + "/", StringComparison.Ordinal))),
            ];
        Assert.Empty(others);
    }

    [Fact]
    public void A_schema_has_the_properties_of_a_rule() => Assert.All(s_profiles, profile =>
    {
        JsonElement rule = ProfileSchema.Of(profile).Json.GetProperty("definitions").GetProperty("rule");

        Assert.Equal(
            RuleField.All.Where(field => field.IsIn(profile)).Select(field => field.JsonName),
            rule.GetProperty("properties")
                .EnumerateObject()
                .Where(property => !property.Value.TryGetProperty("not", out _))
                .Select(property => property.Name));
        Assert.Equal(
            RuleField.All.Where(field => field.RequiredExample is not null).Select(field => field.JsonName),
            rule.GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
    });

    [Fact]
    public void They_agree_on_the_examples_of_the_documentation()
    {
        string[] pages =
        [
            Repository.PathOf("README.md"),
            .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories),
        ];
        string[] examples =
        [
            .. pages.SelectMany(page => Blocks().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")))
                .Select(block => block.Groups["text"].Value),
            Repository.Read("sample", "cors.json"),
            Repository.Read("sample", "uploads.cors.json"),
        ];
        int valid = 0;
        int invalid = 0;
        foreach (string example in examples.Where(IsJson))
        {
            foreach (CorsProfile profile in s_profiles.Where(profile => !IsBeyondSchemas(example, profile)))
            {
                bool isValid = AssertAgree(example, profile);
                valid += isValid ? 1 : 0;
                invalid += isValid ? 0 : 1;
            }
        }

        Assert.True(valid > 60 && invalid > 20, $"{valid} examples are valid, {invalid} are not.");
    }

    [Fact]
    public void They_agree_on_random_origins()
    {
        Random random = TestSeed.CreateRandom(output);
        int valid = 0;
        int count = TestSize.Of(4000);
        for (int i = 0; i < count; i++)
        {
            string origin = string.Concat(random.GetItems(s_pieces, random.Next(6)));
            valid += AssertAgree(WithOrigin(origin), CorsProfile.S3) ? 1 : 0;
        }

        output.WriteLine($"{valid} of {count} origins are accepted.");
        Assert.InRange(valid, count / 20, count * 9 / 10);
    }

    [Fact]
    public void They_agree_on_the_configurations_that_the_matcher_is_tested_with()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int i = 0; i < 300; i++)
        {
            // System.Text.Json gives no string that isn't Unicode text; the schema looks at no such character.
            RandomConfiguration configuration = RandomConfiguration.Create(random, i);
            AssertAgree(
                Surrogates().Replace(configuration.Json, "$1x"),
                configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3);
        }
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Web")]
    public void They_agree_on_random_documents(string profileName)
    {
        CorsProfile profile = Enum.Parse<CorsProfile>(profileName);
        Random random = TestSeed.CreateRandom(output);
        int valid = 0;
        int count = TestSize.Of(4000);
        for (int i = 0; i < count; i++)
        {
            valid += AssertAgree(RandomDocument.Create(random, profile), profile) ? 1 : 0;
        }

        output.WriteLine($"{valid} of {count} documents are valid in profile {profile}.");
        Assert.InRange(valid, count / 20, count * 9 / 10);
    }

    [Theory]
    [InlineData("docs/schema.md")]
    [InlineData("docs/policy-file.md")]
    public void The_pages_name_the_schemas(string page)
    {
        string text = Repository.Read(page.Split('/'));

        Assert.All(
            s_profiles,
            profile => Assert.Contains(
                ProfileSchema.Of(profile).Address.Split('/')[^1], text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_the_schemas_sets_up_each()
    {
        string page = Repository.Read("docs", "schema.md");

        Assert.All(
            s_profiles,
            profile => Assert.Contains(
                $"\"url\": \"{ProfileSchema.Of(profile).Address}\"", page, StringComparison.Ordinal));
        Assert.All(
            s_profiles,
            profile => Assert.Contains(
                $"\"$schema\": \"{ProfileSchema.Of(profile).Address}\"", page, StringComparison.Ordinal));
    }

    /// <summary>Asserts that both accept or both refuse, and says which.</summary>
    private static bool AssertAgree(string json, CorsProfile profile)
    {
        bool isValid = ProfileSchema.Of(profile).Accepts(json);
        PolicyCompilation compilation = Compiled.Of(json, profile);
        bool builds = compilation.Errors.IsEmpty;

        // What builds and is refused must at least be warned about: no browser sends it, or it is a placeholder.
        bool isWarned = builds
            && compilation.Advice.Any(advice => advice.Descriptor == Descriptors.UnsentOrigin
                || advice.Descriptor == Descriptors.Placeholder);
        Assert.True(
            isValid == builds || (!isValid && isWarned),
            $"{TestSeed.Hint} In profile {profile}, the schema " +
            $"{(isValid ? "accepts, the reader refuses" : "refuses, the reader accepts")}:\n{json}");
        return isValid;
    }

    private static bool IsAccepted(string json, CorsProfile profile) => Compiled.Of(json, profile).Errors.IsEmpty;

    private static IEnumerable<string> Differences(JsonElement left, JsonElement right, string path)
    {
        if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            return left.EnumerateObject()
                .Concat(right.EnumerateObject())
                .Select(member => member.Name)
                .Distinct()
                .SelectMany(name =>
                left.TryGetProperty(name, out JsonElement one) && right.TryGetProperty(name, out JsonElement other)
                    ? Differences(one, other, path + name + "/")
                    : [path + name]);
        }

        if (left.ValueKind == JsonValueKind.Array
            && right.ValueKind == JsonValueKind.Array
            && left.GetArrayLength() == right.GetArrayLength())
        {
            return Enumerable.Range(0, left.GetArrayLength())
                .SelectMany(index => Differences(left[index], right[index], $"{path}{index}/"));
        }

        return JsonElement.DeepEquals(left, right) ? [] : [path.TrimEnd('/')];
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
    private static bool IsBeyondSchemas(string json, CorsProfile profile)
    {
        ImmutableArray<Finding> errors = Compiled.Of(json, profile).Errors;
        return errors.Length > 0
            && errors.All(finding => finding.Descriptor == Descriptors.DuplicateName
                || finding.Descriptor == Descriptors.InvalidMaxAge)
            && ProfileSchema.Of(profile).Accepts(json);
    }

    private static string WithOrigin(string origin) =>
        $$"""[{ "AllowedOrigins": [{{JsonSerializer.Serialize(origin)}}], "AllowedMethods": ["GET"] }]""";

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Surrogates();

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
