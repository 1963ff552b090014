using System;
using System.IO;
using System.Linq;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Snapshots;

/// <summary>
/// The generated code, as files beside this one; the middle of large tables is left out. After a deliberate change, run
/// the tests with CORSGEN_UPDATE_SNAPSHOTS=1, which writes them anew and fails, and read the difference.
/// </summary>
public class SnapshotTests
{
    // The first example of "Elements of a CORS configuration" in the guide of Amazon S3.
    internal const string ThreeRules = """
        [
          { "AllowedHeaders": ["*"], "AllowedMethods": ["PUT", "POST", "DELETE"], "AllowedOrigins": ["https://www.example1.com"] },
          { "AllowedHeaders": ["*"], "AllowedMethods": ["PUT", "POST", "DELETE"], "AllowedOrigins": ["https://www.example2.com"] },
          { "AllowedMethods": ["GET"], "AllowedOrigins": ["*"] }
        ]
        """;

    internal const string ProfileWeb = """
        [
          {
            "AllowedOrigins": ["https://app.example.com", "https://admin.example.com"],
            "AllowedMethods": ["GET", "PATCH", "QUERY"],
            "AllowedHeaders": ["content-type"],
            "AllowCredentials": true
          },
          { "AllowedOrigins": ["https://*.example.com"], "AllowedMethods": ["*"], "ExposeHeaders": ["*"] },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
        ]
        """;

    [Fact]
    public void One_literal_rule() => Verify("OneLiteralRule", """
        [
          {
            "ID": "app",
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["Content-Type", "Authorization"],
            "ExposeHeaders": ["ETag"],
            "MaxAgeSeconds": 3000
          }
        ]
        """);

    [Fact]
    public void The_three_rules_of_the_S3_documentation() => Verify("ThreeRules", ThreeRules);

    /// <summary>Its methods are answered first, and names are text in a comment of XML.</summary>
    [Fact]
    public void A_first_rule_for_every_origin() => Verify("LeadingRule", """
        [
          { "ID": "<public> & open", "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD"] },
          { "ID": "write", "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"] }
        ]
        """);

    [Fact]
    public void A_file_with_an_error()
    {
        GeneratorResult result = TestProject.WithJson("[]}").Generate();
        result.AssertDeniesEverything();
        VerifySource("RefusedFile", result.Source);
    }

    [Fact]
    public void Wildcards() => Verify("Wildcards", """
        [
          {
            "AllowedOrigins": ["https://*.example.com", "https://preview-*.example.net", "http://localhost:*"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["x-amz-*", "*-id", "content-type"]
          },
          {
            "AllowedOrigins": ["https://www.example.com", "https://*.example.com"],
            "AllowedMethods": ["DELETE"],
            "AllowedHeaders": ["*"]
          }
        ]
        """);

    [Fact]
    public void Many_prefixes_as_trees() => Verify("PrefixTrees", $$"""
        [
          {
            "AllowedOrigins": [{{List(40, n => $"https://branch{n}-*.example.com")}}, {{List(40, n => $"https://*.team{n}.example.com")}}],
            "AllowedMethods": ["GET"],
            "AllowedHeaders": [{{List(40, n => $"x-{n}-*")}}]
          }
        ]
        """);

    // A word of 64 bits is a set of rules.
    [Fact]
    public void Forty_rules() => Verify("FortyRules", Rules(40));

    // Two words.
    [Fact]
    public void A_hundred_rules() => Verify("HundredRules", Rules(100));

    // One page of rules after the other.
    [Fact]
    public void Two_hundred_rules_on_pages() => Verify("TwoHundredRules", Rules(200), ("CorsProfile", "Web"));

    [Fact]
    public void Profile_Web() => Verify("ProfileWeb", ProfileWeb, ("CorsProfile", "Web"));

    [Fact]
    public void A_class_without_a_namespace() => Verify(
        "NoNamespace",
        TestProject.WithJson("""[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }]""") with
        {
            RootNamespace = "",
        });

    [Fact]
    public void A_change_in_the_middle_of_a_table_is_a_change_of_the_snapshot()
    {
        string[] lines = [.. Enumerable.Range(0, 20).Select(n => $"    \"line {n}\" +\n")];
        string before = SnapshotText.Shorten(string.Concat(lines));
        lines[10] = lines[10].Replace("10", "ten", StringComparison.Ordinal);

        Assert.Equal(5, before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotEqual(before, SnapshotText.Shorten(string.Concat(lines)));
        Assert.Equal(string.Concat(lines[..8]), SnapshotText.Shorten(string.Concat(lines[..8])));
    }

    private static string Rules(int count) => "[" + string.Join(",", Enumerable.Range(0, count).Select(index => $$"""
        {
          "AllowedOrigins": ["https://tenant{{index}}.example.com", "https://*.tenant{{index}}.example.com"],
          "AllowedMethods": ["GET", "PUT"],
          "AllowedHeaders": ["content-type", "x-tenant-{{index % 3}}"]
        }
        """)) + "]";

    private static string List(int count, Func<int, string> entry) =>
        string.Join(", ", Enumerable.Range(0, count).Select(n => $"\"{entry(n)}\""));

    private static void Verify(string name, string json, params (string Name, string Value)[] metadata) =>
        Verify(name, TestProject.WithJson(json, metadata));

    private static void Verify(string name, TestProject project) =>
        VerifySource(name, project.Generate().AssertCompiles().Source);

    private static void VerifySource(string name, string source)
    {
        string actual = SnapshotText.Shorten(SnapshotText.WithoutVersion(source));
        string path = SnapshotText.PathOf(name);
        if (QuotedOutput.IsRenewing)
        {
            File.WriteAllText(path, actual);
            Assert.Fail($"{path} was written anew. Read it, and run the tests without {QuotedOutput.Switch}.");
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
