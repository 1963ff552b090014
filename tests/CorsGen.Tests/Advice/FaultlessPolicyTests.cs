using System;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Advice;

/// <summary>Where there is nothing to say, nothing is said.</summary>
public class FaultlessPolicyTests
{
    public static TheoryData<string> Faultless =>
    [
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD"], "MaxAgeSeconds": 3600 }]""",
        """
        {
          "CORSRules": [
            {
              "ID": "app",
              "AllowedOrigins": ["https://example.com", "https://*.example.com"],
              "AllowedMethods": ["HEAD", "GET", "PUT", "POST", "DELETE"],
              "AllowedHeaders": ["content-type", "x-amz-*"],
              "ExposeHeaders": ["ETag", "x-amz-version-id"],
              "MaxAgeSeconds": 7200
            },
            { "ID": "assets", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
          ]
        }
        """,
        """
        [
          {
            "AllowedOrigins": ["http://localhost:3000", "capacitor://localhost"],
            "AllowedMethods": ["PUT"],
            "AllowedHeaders": [],
            "ExposeHeaders": ["etag"]
          },
          { "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], "ExposeHeaders": ["ETag"] },
          { "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }
        ]
        """,
    ];

    /// <summary>The rules of Amazon's guides, in the form of their first editions, with plain http.</summary>
    public static TheoryData<string> Guides =>
    [
        """
        [
          {
            "AllowedHeaders": ["*"],
            "AllowedMethods": ["PUT", "POST", "DELETE"],
            "AllowedOrigins": ["http://www.example1.com"],
            "ExposeHeaders": []
          },
          {
            "AllowedHeaders": ["*"],
            "AllowedMethods": ["PUT", "POST", "DELETE"],
            "AllowedOrigins": ["http://www.example2.com"],
            "ExposeHeaders": []
          },
          { "AllowedHeaders": [], "AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "ExposeHeaders": [] }
        ]
        """,
        """
        [
          {
            "AllowedHeaders": ["*"],
            "AllowedMethods": ["PUT", "POST", "DELETE"],
            "AllowedOrigins": ["http://www.example.com"],
            "ExposeHeaders": ["x-amz-server-side-encryption", "x-amz-request-id", "x-amz-id-2"],
            "MaxAgeSeconds": 3000
          }
        ]
        """,
        """
        [
          {
            "AllowedOrigins": ["http://www.example.org"],
            "AllowedMethods": ["HEAD", "GET", "PUT", "POST", "DELETE"],
            "AllowedHeaders": ["*"],
            "ExposeHeaders": ["ETag", "x-amz-meta-custom-header"]
          }
        ]
        """,
    ];

    [Theory]
    [MemberData(nameof(Faultless))]
    public void A_policy_without_fault_is_not_reported(string json) => AdviceAssert.Silent(TestProject.WithJson(json));

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_rules_of_Amazons_guides_give_warnings_only_for_http(string json)
    {
        Diagnostic[] advice = [.. TestProject.WithJson(json).Analyze()];

        Assert.All(advice, finding => Assert.True(finding.Id is "CORS104" or "CORS111", finding.ToString()));

        // PUT without ETag is an info, which a build does not show.
        Assert.All(
            advice.Where(finding => finding.Id == "CORS111"),
            finding => Assert.Equal(DiagnosticSeverity.Info, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void With_https_they_give_none(string json) => Assert.DoesNotContain(
        TestProject.WithJson(json.Replace("http:", "https:", StringComparison.Ordinal)).Analyze(),
        finding => finding.Severity > DiagnosticSeverity.Info);
}
