using System;
using System.IO;
using System.Linq;
using System.Reflection;
using CorsGen.Generator;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Snapshots;

/// <summary>
/// The generated code, as files beside this one. After a deliberate change, run the tests with CORSGEN_UPDATE_SNAPSHOTS=1,
/// which writes them anew and fails, and read the difference.
/// </summary>
public class SnapshotTests
{
    private const string UpdateSwitch = "CORSGEN_UPDATE_SNAPSHOTS";

    // That of the package, without the commit after the plus.
    private static string ToolVersion => typeof(CorsGenerator).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
        .Split('+')[0];

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

    // The first example of "Elements of a CORS configuration" in the guide of Amazon S3.
    [Fact]
    public void The_three_rules_of_the_S3_documentation() => Verify("ThreeRules", """
        [
          { "AllowedHeaders": ["*"], "AllowedMethods": ["PUT", "POST", "DELETE"], "AllowedOrigins": ["https://www.example1.com"] },
          { "AllowedHeaders": ["*"], "AllowedMethods": ["PUT", "POST", "DELETE"], "AllowedOrigins": ["https://www.example2.com"] },
          { "AllowedMethods": ["GET"], "AllowedOrigins": ["*"] }
        ]
        """);

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
    public void A_hundred_rules() => Verify("HundredRules", "[" + string.Join(",", Enumerable.Range(0, 100).Select(index => $$"""
        {
          "AllowedOrigins": ["https://tenant{{index}}.example.com", "https://*.tenant{{index}}.example.com"],
          "AllowedMethods": ["GET", "PUT"],
          "AllowedHeaders": ["content-type", "x-tenant-{{index % 3}}"]
        }
        """)) + "]");

    private static void Verify(string name, string json)
    {
        string actual = WithoutVersion(TestProject.WithJson(json).Generate().AssertCompiles().Source);
        string path = Repository.PathOf("tests", "CorsGen.Tests", "Snapshots", name + ".g.cs");
        if (Environment.GetEnvironmentVariable(UpdateSwitch) == "1")
        {
            File.WriteAllText(path, actual);
            Assert.Fail($"{path} was written anew. Read it, and run the tests without {UpdateSwitch}.");
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    // It is another after each commit that is packed.
    private static string WithoutVersion(string source)
    {
        string version = $"(\"CorsGen.Generator\", \"{ToolVersion}\")";
        Assert.Contains(version, source, StringComparison.Ordinal);
        return source.Replace(version, "(\"CorsGen.Generator\", \"version\")");
    }
}
