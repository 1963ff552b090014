using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CorsGen.Testing.Npm;

namespace CorsGen.Tests.Tool;

/// <summary>
/// The logs of <c>corsgen check --format sarif</c>, validated by the published schema of SARIF 2.1.0.
/// </summary>
public class SarifSchemaTests(SarifSchemaTests.Schema schema) : IClassFixture<SarifSchemaTests.Schema>
{
    private static readonly string[] s_documents =
    [
        "[]",
        "",
        "not JSON\r\n\u2028at all",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }]""",
        """[{ "AllowedOrigins": ["https://*example.com", "http://a.example/"], "AllowedMethods": ["put", "PUT"], "ID": "\u0001ü😀" }]""",
        """[{ "AllowedOrigins": ["https://*example.com"], "AllowedMethods": ["PUT"], "MaxAgeSeconds": 90000 }]""",
    ];

    [Fact]
    public void A_log_is_valid()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [.. s_documents.Select((text, index) => folder.Write($"a b%#?&ü{index}.cors.json", text))];

        Assert.Equal("[]", schema.Validate(ToolRun.Of(["check", .. paths, "--format", "sarif"]).Output));
        Assert.Equal(
            "[]",
            schema.Validate(ToolRun.Of("check", folder.Path, "--format", "sarif", "--warnings-as-errors").Output));
        Assert.All(
            s_documents,
            text => Assert.Equal(
                "[]", schema.Validate(ToolRun.WithInput(text, "check", "-", "--format", "sarif").Output)));
    }

    [Fact]
    public void The_schema_finds_what_is_wrong()
    {
        string log = ToolRun.WithInput(s_documents[0], "check", "-", "--format", "sarif").Output;

        Assert.Contains("results[0].level", schema.Validate(Replace("\"level\": \"error\"", "\"level\": \"info\"")));
        Assert.Contains("results[0]", schema.Validate(Replace("\"ruleId\"", "\"rule\"")));
        Assert.Contains("startLine", schema.Validate(Replace("\"startLine\": 1", "\"startLine\": 0")));

        string Replace(string text, string other)
        {
            Assert.Contains(text, log, StringComparison.Ordinal);
            return log.Replace(text, other, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_is_named_as_a_URI_that_leads_to_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a b%#?&ü.cors.json", "[]");

        JsonElement log = ToolRun.Of("check", path, "--format", "sarif").Json();

        string uri = log.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0]
            .GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.True(File.Exists(new Uri(uri).LocalPath), uri);
    }

    /// <summary>The schema, installed once.</summary>
    public sealed class Schema
    {
        private readonly NpmPackages _packages = new(
            "SARIF was not validated by its schema: that needs the schema and a validator, which are installed by",
            "tests", "CorsGen.Tests", "Tool", "Sarif");

        /// <summary>What is wrong with a log, as a list in JSON.</summary>
        public string Validate(string log) => _packages.Run(log, "validate.cjs");
    }
}
