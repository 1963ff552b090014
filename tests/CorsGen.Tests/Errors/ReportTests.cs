using System;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>How errors are reported: all of them, at their places, and so that nothing hides one.</summary>
public class ReportTests
{
    [Fact]
    public void Every_error_of_a_file_is_reported_in_one_run() => Json(
        """
        [
          {
            "AllowedOrigins": ["https://*.*.example"],
            "AllowedMethods": ["get"],
            "ExposeHeaders": ["*"],
            "MaxAgeSeconds": "1h",
            "Note": ""
          },
          "rule"
        ]
        """,
        ("CORS006", "*", "…"),
        ("CORS005", "get", "…"),
        ("CORS007", "*", "…"),
        ("CORS008", "\"1h\"", "…"),
        ("CORS003", "Note", "…"),
        ("CORS002", "\"rule\"", "…"));

    [Fact]
    public void Syntax_errors_and_others_are_reported_together()
    {
        GeneratorResult result = TestProject.WithJson(
            """
            [
              // uploads
              { "AllowedOrigins": ["*"], "AllowedMethods": ["get"], },
              { "AllowedOrigins": [], "AllowedMethods": ["GET"] },
            ]
            """).Generate();
        Assert.Equal(
            [("CORS001", "// uploads"), ("CORS005", "get"), ("CORS001", ","), ("CORS004", "[]"), ("CORS001", ",")],
            result.Errors.Select(error => (error.Id, result.TextUnder(error))));
        result.AssertDeniesEverything();
    }

    [Fact]
    public void Every_file_is_reported_and_those_without_an_error_are_made()
    {
        GeneratorResult result = new TestProject
        {
            Files =
            [
                new("/app/b.cors.xml", "<CORSConfiguration/>"),
                new("/app/good.cors.json", JsonRule()),
                new("/app/a.cors.json", "[{}]"),
            ],
        }.Generate();
        Expect(
            result,
            ("CORS004", "{", "…'AllowedOrigins'…"),
            ("CORS004", "{", "…'AllowedMethods'…"),
            ("CORS004", "CORSConfiguration", "…"));
        Assert.Equal(["App.ACorsPolicy.g.cs", "App.BCorsPolicy.g.cs", "App.GoodCorsPolicy.g.cs"], result.Sources.Keys);
        Assert.Equal(
            [true, true, false],
            result.Sources.Values.Select(source => source.Contains("Denies everything", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_error_cannot_be_configured_or_suppressed()
    {
        Diagnostic error = Assert.Single(TestProject.WithJson("[]").Generate().Errors);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Equal(DiagnosticSeverity.Error, error.DefaultSeverity);
        Assert.True(error.Descriptor.IsEnabledByDefault);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, error.Descriptor.CustomTags);
        Assert.Contains(WellKnownDiagnosticTags.Compiler, error.Descriptor.CustomTags);
        Assert.Equal(
            "https://github.com/corsgen/corsgen/blob/main/docs/diagnostics/CORS004.md", error.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void The_compiler_prints_the_place_before_the_message()
    {
        Diagnostic error = Assert.Single(TestProject.WithJson("""
            [
              {
                "AllowedOrigins": ["https://app.example"],
                "AllowedMethods": ["get"]
              }
            ]
            """).Generate().Errors);
        Assert.Equal(
            "/app/cors.json(4,25): error CORS005: Methods are case-sensitive and exact; write 'GET' for 'get'",
            error.ToString());
    }

    [Theory]
    [InlineData("[\n{ \"AllowedOrigins\": [\"*\"],\n\t\t\"AllowedMethods\": [\"get\"] }]", 3, 23)]
    [InlineData("[\r\n{ \"AllowedOrigins\": [\"*\"],\r\n  \"AllowedMethods\": [\"get\"] }]", 3, 23)]
    [InlineData("[\r{ \"AllowedOrigins\": [\"*\"],\r  \"AllowedMethods\": [\"get\"] }]", 3, 23)]
    [InlineData("[{ \"AllowedOrigins\": [\"\u00E9\U0001F40B\"], \"AllowedMethods\": [\"get\"] }]", 1, 51)]
    [InlineData(
        "<CORSConfiguration>\r\n\t<CORSRule>\r\n\t\t<AllowedOrigin>*</AllowedOrigin>\r\n\t\t<AllowedMethod>get</AllowedMethod></CORSRule></CORSConfiguration>",
        4,
        18)]
    public void Lines_and_columns_are_those_of_an_editor(string text, int line, int column)
    {
        GeneratorResult result = TestProject.WithJson(text).Generate();
        Diagnostic error = Assert.Single(result.Errors);
        Assert.Equal("get", result.TextUnder(error));
        FileLinePositionSpan place = error.Location.GetLineSpan();
        Assert.Equal("/app/cors.json", place.Path);
        Assert.Equal(new LinePositionSpan(new(line - 1, column - 1), new(line - 1, column + 2)), place.Span);
    }

    [Fact]
    public void A_byte_order_mark_is_not_a_column()
    {
        GeneratorResult result =
            new TestProject { Files = [new("/app/cors.json", "[]") { HasByteOrderMark = true }] }.Generate();
        Diagnostic error = Assert.Single(result.Errors);
        Assert.Equal("[]", result.TextUnder(error));
        Assert.Equal(new LinePosition(0, 0), error.Location.GetLineSpan().StartLinePosition);
    }

    [Fact]
    public void A_second_byte_order_mark_is_a_character() => Json("\uFEFF[]", ("CORS004", "[]", "…"));

    [Fact]
    public void A_line_separator_in_a_string_moves_nothing() => Json(
        "[{ \"AllowedOrigins\": [\"a\u2028b\"], \"AllowedMethods\": [\"get\"] }]",
        ("CORS005", "get", "…"));

    [Fact]
    public void A_file_of_the_project_that_is_not_a_policy_is_left_alone()
    {
        GeneratorResult result = new TestProject
        {
            Files = [
                new("/app/appsettings.json", "{"),
                new("/app/mycors.json", "{"),
                new("/app/cors.json.txt", "{"),
                new("/app/cors.yml", "{"),
            ],
        }.Generate();
        Assert.Empty(result.Errors);
        Assert.Empty(result.Sources);
    }
}
