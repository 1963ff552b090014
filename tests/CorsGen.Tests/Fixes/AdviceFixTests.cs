using System.Linq;
using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS105, 107, 111 and 117: what is advised to add, remove or move.</summary>
public class AdviceFixTests
{
    private const string RemoveRedundant = "CORS105";
    private const string AllowHeaders = "CORS107";
    private const string ExposeETag = "CORS111";
    private const string SplitWildcard = "CORS117";

    [Theory]
    [InlineData(
        "https://a.x.example", "[\"https://*.x.example\", \"https://a.x.example\"]", "[\"https://*.x.example\"]")]
    [InlineData(
        "https://a.x.example", "[ \"https://a.x.example\", \"https://*.x.example\" ]", "[ \"https://*.x.example\" ]")]
    [InlineData(
        "https://a.x.example",
        "[\"https://b\",\"https://a.x.example\",\"https://*.x.example\"]",
        "[\"https://b\",\"https://*.x.example\"]")]
    public Task A_redundant_entry_goes(string under, string before, string after) =>
        VerifyFix(RemoveRedundant, under, $"Remove '{under}'", Rule(before), Rule(after));

    [Fact]
    public Task All_redundant_entries_go_with_their_lines() => VerifyFixAll(
        RemoveRedundant,
        """
        [
          {
            "AllowedOrigins": [
              "https://a.x.example",
              "https://*.x.example",
              "https://b.x.example", "https://y.example",
              "https://y.example"
            ],
            "AllowedMethods": ["GET", "GET", "GET"],
            "AllowedHeaders": ["X-A", "x-*",
              "x-b", "x-c"]
          }
        ]
        """,
        """
        [
          {
            "AllowedOrigins": [
              "https://*.x.example",
              "https://y.example"
            ],
            "AllowedMethods": ["GET"],
            "AllowedHeaders": ["x-*"]
          }
        ]
        """);

    [Theory]
    [InlineData(
        """[{ "AllowedOrigins": ["https://x.example"], "AllowedMethods": ["PUT"], "ExposeHeaders": ["ETag"] }]""",
        """[{ "AllowedOrigins": ["https://x.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-type"], "ExposeHeaders": ["ETag"] }]""")]
    [InlineData(
        """[{"AllowedMethods":["PUT"],"AllowedOrigins":["https://x.example"],"ID":"a"}]""",
        """[{"AllowedMethods":["PUT"],"AllowedHeaders":["content-type"],"AllowedOrigins":["https://x.example"],"ID":"a"}]""")]
    [InlineData(
        "[\r\n\t{\r\n\t\t\"AllowedOrigins\" : [\r\n\t\t\t\"https://x.example\"\r\n\t\t],\r\n\t\t\"AllowedMethods\" : " +
        "[ \"PUT\" ]\r\n\t}\r\n]",
        "[\r\n\t{\r\n\t\t\"AllowedOrigins\" : [\r\n\t\t\t\"https://x.example\"\r\n\t\t],\r\n\t\t\"AllowedMethods\" : " +
        "[ \"PUT\" ],\r\n\t\t\"AllowedHeaders\" : [\r\n\t\t\t\"content-type\"\r\n\t\t]\r\n\t}\r\n]")]
    public Task A_rule_gets_a_list_of_headers_laid_out_as_its_neighbours(string before, string after) =>
        VerifyFix(AllowHeaders, "{", "Allow the header 'content-type'", before, after);

    [Theory]
    [InlineData("\"ExposeHeaders\": [\"x-a\"]", "\"ExposeHeaders\": [\"x-a\", \"ETag\"]")]
    [InlineData("\"ExposeHeaders\":[\n\"x-a\"\n]", "\"ExposeHeaders\":[\n\"x-a\",\n\"ETag\"\n]")]
    [InlineData("\"MaxAgeSeconds\": 5", "\"ExposeHeaders\": [\"ETag\"], \"MaxAgeSeconds\": 5")]
    public Task ETag_is_exposed(string before, string after) => VerifyFix(
        ExposeETag,
        "PUT",
        "Expose 'ETag'",
        $$"""[{ "AllowedOrigins": ["https://x.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], {{before}} }]""",
        $$"""[{ "AllowedOrigins": ["https://x.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], {{after}} }]""");

    [Fact]
    public async Task Both_can_be_had_for_all_rules()
    {
        const string Before =
            """{"CORSRules":[{"AllowedOrigins":["https://x.example"],"AllowedMethods":["PUT"]},{"AllowedOrigins":["https://y.example"],"AllowedMethods":["PUT"]}]}""";
        const string Between =
            """{"CORSRules":[{"AllowedOrigins":["https://x.example"],"AllowedMethods":["PUT"],"ExposeHeaders":["ETag"]},{"AllowedOrigins":["https://y.example"],"AllowedMethods":["PUT"],"ExposeHeaders":["ETag"]}]}""";
        const string After =
            """{"CORSRules":[{"AllowedOrigins":["https://x.example"],"AllowedMethods":["PUT"],"AllowedHeaders":["content-type"],"ExposeHeaders":["ETag"]},{"AllowedOrigins":["https://y.example"],"AllowedMethods":["PUT"],"AllowedHeaders":["content-type"],"ExposeHeaders":["ETag"]}]}""";
        await VerifyFixAll(ExposeETag, Before, Between);
        await VerifyFixAll(AllowHeaders, Between, After);
    }

    [Theory]
    [InlineData(
        """[{ "AllowedOrigins": ["https://x.example", "*"], "AllowedMethods": ["GET"] }]""",
        """[{ "AllowedOrigins": ["https://x.example"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""")]
    [InlineData(
        """[{"ID":"a","AllowedOrigins":["*","https://x.example","*"],"AllowedMethods":["GET"]},{"AllowedOrigins":["https://y.example"],"AllowedMethods":["HEAD"]}]""",
        """[{"ID":"a","AllowedOrigins":["https://x.example"],"AllowedMethods":["GET"]},{"AllowedOrigins":["*"],"AllowedMethods":["GET"]},{"AllowedOrigins":["https://y.example"],"AllowedMethods":["HEAD"]}]""")]
    [InlineData(
        "[\r\n\t{\r\n\t\t\"AllowedMethods\": [\"GET\"],\r\n\t\t\"AllowedOrigins\": " +
        "[\r\n\t\t\t\"https://x.example\",\r\n\t\t\t\"*\",\r\n\t\t\t\"https://y.example\"\r\n\t\t],\r\n\t\t\"ID\": " +
        "\"a\"\r\n\t}\r\n]\r\n",
        "[\r\n\t{\r\n\t\t\"AllowedMethods\": [\"GET\"],\r\n\t\t\"AllowedOrigins\": " +
        "[\r\n\t\t\t\"https://x.example\",\r\n\t\t\t\"https://y.example\"\r\n\t\t],\r\n\t\t\"ID\": \"a\"\r\n\t},\r\n" +
        "\t{\r\n\t\t\"AllowedMethods\": [\"GET\"],\r\n\t\t\"AllowedOrigins\": " +
        "[\r\n\t\t\t\"*\"\r\n\t\t]\r\n\t}\r\n]\r\n")]
    public Task The_wildcard_gets_a_rule_of_its_own(string before, string after) =>
        VerifyFix(SplitWildcard, "*", "Give '*' a later rule of its own", before, after);

    [Fact]
    public Task All_wildcards_get_rules_of_their_own() => VerifyFixAll(
        SplitWildcard,
        """{ "CORSRules": [{ "AllowedOrigins": ["a:b", "*"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["*", "c:d"], "AllowedMethods": ["HEAD"] }] }""",
        """{ "CORSRules": [{ "AllowedOrigins": ["a:b"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["c:d"], "AllowedMethods": ["HEAD"] }, { "AllowedOrigins": ["*"], "AllowedMethods": ["HEAD"] }] }""");

    [Theory]
    [InlineData("[\"*\", \"null\"]", null)]
    [InlineData("[\"*\", \"https://*example.com\"]", null)]
    [InlineData("[\"https://x.example\", \"https://*.github.io\", \"*\"]", null)]
    [InlineData("[\"https://x.example\", \"*\"]", "Web")]
    public Task No_credentials_are_given_to_strangers_nor_in_profile_Web(string origins, string? profile) =>
        OffersNothing(SplitWildcard, Rule(origins), profile: profile);

    [Fact]
    public Task A_fix_that_would_pass_a_limit_of_S3_is_not_offered()
    {
        string rules = string.Join(",", Enumerable.Range(0, 100).Select(index =>
            $$"""{"AllowedOrigins":["https://x{{index}}.example","*"],"AllowedMethods":["GET"],"AllowedHeaders":["x-{{index}}"]}"""));
        return OffersNothing(SplitWildcard, $"[{rules}]");
    }

    [Fact]
    public async Task XML_keeps_its_layout_too()
    {
        const string Before = """
            <s:CORSConfiguration xmlns:s="http://s3.amazonaws.com/doc/2006-03-01/">
              <s:CORSRule>
                <s:ID>a</s:ID>
                <s:AllowedOrigin>https://*.x.example</s:AllowedOrigin>
                <s:AllowedOrigin>https://a.x.example</s:AllowedOrigin>
                <s:AllowedOrigin>*</s:AllowedOrigin>
                <s:AllowedMethod>PUT</s:AllowedMethod>
                <!-- An hour. -->
                <s:MaxAgeSeconds>3600</s:MaxAgeSeconds>
              </s:CORSRule>
            </s:CORSConfiguration>
            """;
        string after = Before.Replace("    <s:AllowedOrigin>https://a.x.example</s:AllowedOrigin>\n", "");
        await VerifyFix(
            RemoveRedundant, "https://a.x.example", "Remove 'https://a.x.example'", Before, after, "cors.xml");

        string before = after;
        after = before.Replace(
            "PUT</s:AllowedMethod>\n", "PUT</s:AllowedMethod>\n    <s:AllowedHeader>content-type</s:AllowedHeader>\n");
        await VerifyFix(AllowHeaders, "s:CORSRule", "Allow the header 'content-type'", before, after, "cors.xml");

        before = after;
        after = before.Replace(
            "content-type</s:AllowedHeader>\n",
            "content-type</s:AllowedHeader>\n    <s:ExposeHeader>ETag</s:ExposeHeader>\n");
        await VerifyFix(ExposeETag, "PUT", "Expose 'ETag'", before, after, "cors.xml");

        before = after;
        after = """
            <s:CORSConfiguration xmlns:s="http://s3.amazonaws.com/doc/2006-03-01/">
              <s:CORSRule>
                <s:ID>a</s:ID>
                <s:AllowedOrigin>https://*.x.example</s:AllowedOrigin>
                <s:AllowedMethod>PUT</s:AllowedMethod>
                <s:AllowedHeader>content-type</s:AllowedHeader>
                <s:ExposeHeader>ETag</s:ExposeHeader>
                <!-- An hour. -->
                <s:MaxAgeSeconds>3600</s:MaxAgeSeconds>
              </s:CORSRule>
              <s:CORSRule>
                <s:AllowedOrigin>*</s:AllowedOrigin>
                <s:AllowedMethod>PUT</s:AllowedMethod>
                <s:AllowedHeader>content-type</s:AllowedHeader>
                <s:ExposeHeader>ETag</s:ExposeHeader>
                <!-- An hour. -->
                <s:MaxAgeSeconds>3600</s:MaxAgeSeconds>
              </s:CORSRule>
            </s:CORSConfiguration>
            """;
        await VerifyFix(SplitWildcard, "*", "Give '*' a later rule of its own", before, after, "cors.xml");
    }

    [Theory]
    [InlineData(RemoveRedundant, "https://x.example", "https://x.example<!-- Ours. -->")]
    [InlineData(SplitWildcard, "https://x.example", "<!-- All. -->*")]
    public Task A_comment_in_XML_is_not_lost_with_an_entry(string id, string first, string second) => OffersNothing(
        id,
        $"<CORSConfiguration><CORSRule><AllowedOrigin>{first}</AllowedOrigin><AllowedOrigin>{second}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        "cors.xml");

    private static string Rule(string origins) =>
        $$"""[{ "AllowedOrigins": {{origins}}, "AllowedMethods": ["GET"] }]""";
}
