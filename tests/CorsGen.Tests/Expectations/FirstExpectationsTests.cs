using System.IO;
using CorsGen.Tests.Tool;

namespace CorsGen.Tests.Expectations;

/// <summary>What <c>corsgen test --write</c> writes for a policy.</summary>
public class FirstExpectationsTests
{
    [Theory]
    [InlineData(
        "S3",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""",
        """
        [
          { "allow": "https://any.example", "method": ["GET"], "credentials": false }
        ]

        """)]
    [InlineData(
        "S3",
        """[{ "AllowedOrigins": ["*.example.com"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x-*", "a", "b", "c"] }]""",
        """
        [
          { "allow": "https://a.example.com", "method": ["GET"], "headers": ["x-x", "a", "b"], "credentials": true },
          { "deny": "https://evil.example", "method": ["GET"] },
          { "deny": "null", "method": ["GET"] },
          { "deny": "https://a.example.com.evil.example", "method": ["GET"] }
        ]

        """)]
    [InlineData(
        "S3",
        """[{ "ID": "dev", "AllowedOrigins": ["http*://a.example", "http://localhost:*"], "AllowedMethods": ["PUT"] }]""",
        """
        [
          { "allow": "https://a.example", "method": ["PUT"], "credentials": true, "rule": "dev" },
          { "allow": "http://localhost:8080", "method": ["PUT"], "credentials": true, "rule": "dev" },
          { "deny": "https://evil.example", "method": ["PUT"] },
          { "deny": "null", "method": ["PUT"] },
          { "deny": "https://a.example.evil.example", "method": ["PUT"] }
        ]

        """)]
    [InlineData(
        "Web",
        """[{ "AllowedOrigins": ["https://*.a.example"], "AllowedMethods": ["*"], "AllowCredentials": false }]""",
        """
        [
          { "allow": "https://a.a.example", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"], "credentials": false },
          { "deny": "https://evil.example", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] },
          { "deny": "null", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] },
          { "deny": "http://a.a.example", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] },
          { "deny": "https://a.a.example.evil.example", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] },
          { "deny": "https://evila.example", "method": ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] }
        ]

        """)]
    [InlineData(
        "S3",
        """
        [
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET", "PUT"] },
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET", "DELETE"] }
        ]
        """,
        """
        [
          { "allow": "https://a.example", "method": ["GET", "PUT"], "credentials": true },
          { "allow": "https://a.example", "method": ["DELETE"], "credentials": true },
          { "deny": "https://evil.example", "method": ["GET", "PUT", "DELETE"] },
          { "deny": "null", "method": ["GET", "PUT", "DELETE"] },
          { "deny": "http://a.example", "method": ["GET", "PUT", "DELETE"] },
          { "deny": "https://a.example.evil.example", "method": ["GET", "PUT", "DELETE"] }
        ]

        """)]
    public void Each_rule_has_an_example_and_those_who_look_like_it_stay_out(string profile, string rules, string text)
    {
        using var folder = new TemporaryFolder();
        string policy = folder.Write("cors.json", rules);
        string target = Path.Combine(folder.Path, "cors.expect.json");

        ToolRun written = ToolRun.Of("test", policy, "--profile", profile, "--write", target);

        Assert.Equal((0, text), (written.ExitCode, File.ReadAllText(target)));
        Assert.Equal(0, ToolRun.Of("test", policy, "--profile", profile).ExitCode);
    }
}
