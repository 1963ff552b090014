using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Acceptance;

/// <summary>A fix of each kind as Roslyn's own test library applies it.</summary>
public class FixAcceptanceTests
{
    [Fact]
    public Task What_a_rule_lacks_is_added() => Verify(
        "CORS107",
        DiagnosticSeverity.Warning,
        "Allow the header 'content-type'",
        """
        [
          {|#1:{|}
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["PUT"],
            "ExposeHeaders": ["ETag"]
          }
        ]
        """,
        """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["PUT"],
            "AllowedHeaders": ["content-type"],
            "ExposeHeaders": ["ETag"]
          }
        ]
        """);

    [Fact]
    public Task What_is_covered_goes() => Verify(
        "CORS105",
        DiagnosticSeverity.Info,
        "Remove 'https://a.example.com'",
        """[{ "AllowedOrigins": ["https://*.example.com", "https://example.com", "{|#1:https://a.example.com|}"], "AllowedMethods": ["GET"] }]""",
        """[{ "AllowedOrigins": ["https://*.example.com", "https://example.com"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public Task An_origin_is_written_as_browsers_send_it() => Verify(
        "CORS101",
        DiagnosticSeverity.Warning,
        "Write 'https://app.example.com'",
        """<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com{|#1:/|}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>""",
        """<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>""",
        "/app/cors.xml");

    // Errors, which the generator reports; the analyzer's, which an editor has a fix for, are hidden.
    [Fact]
    public Task A_method_is_written_as_it_is_sent() => Verify(
        "CORS005",
        DiagnosticSeverity.Hidden,
        "Write 'HEAD'",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET", "{|#1:head|}"] }]""",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET", "HEAD"] }]""");

    [Fact]
    public Task Malformed_JSON_is_made_well_formed() => Verify(
        "CORS001",
        DiagnosticSeverity.Hidden,
        "Remove the comma",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"]{|#1:,|} }]""",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public Task The_file_of_another_system_is_converted() => Verify(
        "CORS011",
        DiagnosticSeverity.Hidden,
        "Convert from the form of Google Cloud Storage to S3's",
        """[{ "{|#1:origin|}": ["https://app.example.com"], "method": ["GET"], "maxAgeSeconds": 60 }]""",
        """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60 }]""");

    private static Task Verify(
        string id,
        DiagnosticSeverity severity,
        string title,
        string before,
        string after,
        string path = "/app/cors.json") =>
        new FixTest(id, severity, title, before, after, path).RunAsync(TestContext.Current.CancellationToken);
}
