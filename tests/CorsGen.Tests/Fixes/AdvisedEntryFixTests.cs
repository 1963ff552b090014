using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// Advice that says what to write in the place of an entry: CORS102, 104, 108, 109, 110, 118 and 119.
/// </summary>
public class AdvisedEntryFixTests
{
    private const string Rule = "\"AllowedOrigins\": [\"https://a.example\"], \"AllowedMethods\": [\"GET\"]";

    [Theory]
    [InlineData(
        "CORS102",
        "https://*example.com",
        "Write 'https://example.com', 'https://*.example.com'",
        "\"AllowedOrigins\": [\"https://*example.com\"], \"AllowedMethods\": [\"GET\"]",
        "\"AllowedOrigins\": [\"https://example.com\", \"https://*.example.com\"], \"AllowedMethods\": [\"GET\"]")]
    [InlineData(
        "CORS104",
        "http*",
        "Write 'https://a.example'",
        "\"AllowedOrigins\": [\"http*://a.example\"], \"AllowedMethods\": [\"GET\"]",
        "\"AllowedOrigins\": [\"https://a.example\"], \"AllowedMethods\": [\"GET\"]")]
    [InlineData(
        "CORS108",
        "Cookie",
        "Remove 'Cookie'",
        Rule + ", \"AllowedHeaders\": [\"x-a\", \"Cookie\"]",
        Rule + ", \"AllowedHeaders\": [\"x-a\"]")]
    [InlineData(
        "CORS109",
        "Content-Type",
        "Remove 'Content-Type'",
        Rule + ", \"ExposeHeaders\": [\"Content-Type\", \"ETag\"]",
        Rule + ", \"ExposeHeaders\": [\"ETag\"]")]
    [InlineData(
        "CORS110",
        "86400",
        "Write 7200",
        Rule + ", \"MaxAgeSeconds\": 86400",
        Rule + ", \"MaxAgeSeconds\": 7200")]
    [InlineData(
        "CORS118",
        "Range",
        "Expose 'Content-Range'",
        Rule + ", \"AllowedHeaders\": [\"Range\"], \"ExposeHeaders\": [\"ETag\"]",
        Rule + ", \"AllowedHeaders\": [\"Range\"], \"ExposeHeaders\": [\"ETag\", \"Content-Range\"]")]
    public Task What_is_advised_is_written(string id, string under, string title, string before, string after) =>
        VerifyFix(id, under, title, $"[{{ {before} }}]", $"[{{ {after} }}]");

    [Fact]
    public Task OPTIONS_beside_another_method_goes() => VerifyFix(
        "CORS119", "OPTIONS", "Remove 'OPTIONS'", Methods("\"GET\", \"OPTIONS\""), Methods("\"GET\""), profile: "Web");

    [Fact]
    public Task OPTIONS_alone_is_left_to_the_author() =>
        OffersNothing("CORS119", Methods("\"OPTIONS\""), profile: "Web");

    [Fact]
    public Task So_is_a_rule_that_would_have_nothing_of_its_own() => OffersNothing(
        "CORS119",
        """
        [
          { "AllowedOrigins": ["https://*.a.example"], "AllowedMethods": ["GET"] },
          { "AllowedOrigins": ["https://b.a.example"], "AllowedMethods": ["GET", "OPTIONS"] }
        ]
        """,
        profile: "Web");

    private static string Methods(string methods) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": [{{methods}}] }]""";
}
