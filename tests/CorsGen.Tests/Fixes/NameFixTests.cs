using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS003: names that are meant for others.</summary>
public class NameFixTests
{
    private const string Id = "CORS003";

    [Theory]
    [InlineData("allowed_headers", "AllowedHeaders", "[\"x-id\"]")]
    [InlineData("ExposedHeaders", "ExposeHeaders", "[\"x-id\"]")]
    [InlineData("MaxAge", "MaxAgeSeconds", "1")]
    [InlineData("Id", "ID", "\"a\"")]
    public Task A_property_gets_the_name_that_was_meant(string name, string meant, string value) => VerifyFix(
        Id,
        name,
        $"Write '{meant}'",
        $$"""[{"AllowedOrigins":["https://app.example"],"AllowedMethods":["GET"],"{{name}}": {{value}}}]""",
        $$"""[{"AllowedOrigins":["https://app.example"],"AllowedMethods":["GET"],"{{meant}}": {{value}}}]""");

    [Theory]
    [InlineData("rules", "CORSRules")]
    [InlineData("policies", "CORSRules")]
    public Task So_do_the_rules(string name, string meant) => VerifyFix(
        Id,
        name,
        $"Write '{meant}'",
        $$"""{ "{{name}}": [{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }] }""",
        $$"""{ "{{meant}}": [{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }] }""");

    [Fact]
    public Task An_escape_in_a_name_goes_with_it() => VerifyFix(
        Id,
        "allowed\\u004Frigins",
        "Write 'AllowedOrigins'",
        """[{ "allowed\u004Frigins": ["https://app.example"], "AllowedMethods": ["GET"] }]""",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public Task All_names_of_a_file_at_once_and_nothing_else_changes() => VerifyFixAll(
        Id,
        "{\r\n\t\"CorsRules\": [\r\n\t\t{\r\n\t\t\t\"allowedOrigins\" : [ \"https://app.example\" " +
        "],\r\n\r\n\t\t\t\"allowedMethods\" : [ \"GET\" ]\r\n\t\t},\r\n" +
        "\t\t{\"allow_origin\":[\"https://b.example\"],\"methods\":[\"PUT\"], \"AllowedHeaders\": [] }]\r\n}\r\n",
        "{\r\n\t\"CORSRules\": [\r\n\t\t{\r\n\t\t\t\"AllowedOrigins\" : [ \"https://app.example\" " +
        "],\r\n\r\n\t\t\t\"AllowedMethods\" : [ \"GET\" ]\r\n\t\t},\r\n" +
        "\t\t{\"AllowedOrigins\":[\"https://b.example\"],\"AllowedMethods\":[\"PUT\"], \"AllowedHeaders\": [] " +
        "}]\r\n}\r\n",
        profile: "Web");

    [Fact]
    public Task Credentials_have_a_name_in_profile_Web() => VerifyFix(
        Id,
        "credentials",
        "Write 'AllowCredentials'",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], "credentials": true }]""",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""",
        profile: "Web");

    [Theory]
    // Nobody knows which of two lists is right.
    [InlineData("\"allowedMethods\": [\"PUT\"]")]
    public Task What_is_for_the_author_to_say_is_left(string field) =>
        OffersNothing(
            Id, $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], {{field}} }]""");

    [Theory]
    [InlineData("note", "\"\"")]
    [InlineData("Comment", "{ \"a\": [1] }")]
    [InlineData("AllowCredentials", "false")]
    [InlineData("allowCredentials", "true")]
    public Task A_needless_property_goes(string name, string value) => VerifyFix(
        Id,
        name,
        $"Remove '{name}'",
        $$"""[{ "AllowedOrigins": ["https://app.example"], "{{name}}": {{value}}, "AllowedMethods": ["GET"] }]""",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public Task A_needless_property_of_the_file_goes() => VerifyFix(
        Id,
        "Bucket",
        "Remove 'Bucket'",
        """{ "Bucket": "b", "CORSRules": [{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }] }""",
        """{ "CORSRules": [{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }] }""");

    [Fact]
    public Task A_needless_element_goes() => VerifyFix(
        Id,
        "Note",
        "Remove 'Note'",
        "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example</AllowedOrigin>\n    " +
        "<Note>x</Note>\n    <AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>\n",
        "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example</AllowedOrigin>\n    " +
        "<AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>\n",
        fileName: "cors.xml");

    [Fact]
    public Task A_damaged_file_can_be_fixed_too() => VerifyFix(
        Id,
        "allowedMethods",
        "Write 'AllowedMethods'",
        """[{ "AllowedOrigins": ["https://app.example"], allowedMethods: ["GET"], } /* end */ ]""",
        """[{ "AllowedOrigins": ["https://app.example"], AllowedMethods: ["GET"], } /* end */ ]""");

    [Fact]
    public Task XML_has_two_tags_and_prefixes() => VerifyFixAll(
        Id,
        "<s:CorsConfiguration xmlns:s=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n  <s:Rule>\n    " +
        "<s:AllowedOrigins>https://app.example</s:AllowedOrigins >\n" +
        "    <s:AllowedMethods>GET</s:AllowedMethods>\n    <s:Id/>\n  </s:Rule>\n</s:CorsConfiguration>\n",
        "<s:CORSConfiguration xmlns:s=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n  <s:CORSRule>\n    " +
        "<s:AllowedOrigin>https://app.example</s:AllowedOrigin >\n" +
        "    <s:AllowedMethod>GET</s:AllowedMethod>\n    <s:ID/>\n  </s:CORSRule>\n</s:CORSConfiguration>\n",
        fileName: "cors.xml");
}
