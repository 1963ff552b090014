using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS101 and CORS112: origins as browsers send them, and what a wildcard leaves out.</summary>
public class OriginFixTests
{
    private const string Unsent = "CORS101";
    private const string Narrow = "CORS112";

    [Theory]
    [InlineData("/", "Write 'https://app.example'", "[\"https://app.example/\"]", "[\"https://app.example\"]")]
    [InlineData("\\/", "Write 'https://app.example'", "[\"https:\\/\\/app.example\\/\"]", "[\"https://app.example\"]")]
    [InlineData(":443", "Write 'https://app.example'", "[\"https://app.example:443\"]", "[\"https://app.example\"]")]
    [InlineData("App.example", "Write 'https://app.example'", "[\"https://App.example\"]", "[\"https://app.example\"]")]
    [InlineData(
        "bücher.example",
        "Write 'https://xn--bcher-kva.example'",
        "[\"https://bücher.example\"]",
        "[\"https://xn--bcher-kva.example\"]")]
    [InlineData(
        "/",
        "Remove 'https://app.example/'",
        "[\"https://app.example/\", \"https://app.example\"]",
        "[\"https://app.example\"]")]
    public Task An_origin_is_written_as_a_browser_sends_it(string under, string title, string before, string after) =>
        VerifyFix(Unsent, under, title, Rule(before), Rule(after));

    [Fact]
    public Task All_origins_at_once() => VerifyFixAll(
        Unsent,
        "[{\r\n\t\"AllowedOrigins\": " +
        "[\r\n\t\t\"HTTPS://A.example/\",\r\n\t\t\"https://a.example:443\",\r\n\t\t\"https://b.example/x\"\r\n\t],\r\n\t\"AllowedMethods\": [\"GET\"]\r\n}]",
        "[{\r\n\t\"AllowedOrigins\": " +
        "[\r\n\t\t\"https://a.example\",\r\n\t\t\"https://b.example\"\r\n\t],\r\n\t\"AllowedMethods\": " +
        "[\"GET\"]\r\n}]");

    [Theory]
    [InlineData("[\"https\"]")]
    [InlineData("[\"https://*:443\"]")]
    [InlineData("[\"\"]")]
    [InlineData("[\"https://a.example, \"]")]
    // Nobody matches these, and strangers what they would become.
    [InlineData("[\"https://*.github.io/\"]")]
    [InlineData("[\"https://*.co.uk/\"]")]
    [InlineData("[\"https://my-*.vercel.app/\"]")]
    [InlineData("[\"*.S3.amazonaws.com\"]")]
    [InlineData("[\"https://*.amazonaws.com/\"]")]
    public Task Where_nobody_knows_what_was_meant_nothing_is_offered(string origins) =>
        OffersNothing(Unsent, Rule(origins));

    [Theory]
    [InlineData(
        "*.",
        "https://app.example",
        "[\"https://*.app.example\"]",
        "[\"https://*.app.example\", \"https://app.example\"]")]
    [InlineData(
        "*.",
        "https://app.example",
        "[\"https://*.app.example\",\"https://b.example\"]",
        "[\"https://*.app.example\",\"https://app.example\",\"https://b.example\"]")]
    [InlineData(
        ":*",
        "https://app.example",
        "[ \"https://app.example:*\" ]",
        "[ \"https://app.example:*\", \"https://app.example\" ]")]
    public Task A_wildcard_gets_what_it_leaves_out(string under, string origin, string before, string after) =>
        VerifyFix(Narrow, under, $"List '{origin}' too", Rule(before), Rule(after));

    [Fact]
    public Task All_wildcards_at_once_and_nothing_twice() => VerifyFixAll(
        Narrow,
        "[\n  {\n    \"AllowedOrigins\": [\n      \"https://*.x.example\",\n      \"https://x.example:*\",\n      " +
        "\"https://y.example:*\"\n    ],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]\n",
        "[\n  {\n    \"AllowedOrigins\": [\n      \"https://*.x.example\",\n      \"https://x.example\",\n      " +
        "\"https://x.example:*\",\n      \"https://y.example:*\",\n      \"https://y.example\"\n    ],\n    " +
        "\"AllowedMethods\": [\"GET\"]\n  }\n]\n");

    [Fact]
    public async Task XML_too()
    {
        await VerifyFix(
            Unsent,
            "/",
            "Write 'https://app.example'",
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example/</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            "cors.xml");
        await VerifyFix(
            Narrow,
            "*.",
            "List 'https://app.example' too",
            "<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>https://*.app.example</AllowedOrigin>\n<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            "<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>https://*.app.example</AllowedOrigin>\n<AllowedOrigin>https://app.example</AllowedOrigin>\n<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            "cors.xml");
    }

    [Theory]
    [InlineData("https://app.example/<!-- The app. -->")]
    [InlineData("<![CDATA[https://app.example/]]>")]
    [InlineData("https://app.example<?x y?>/")]
    public Task A_comment_in_XML_is_not_lost_with_an_origin(string origin) => OffersNothing(
        Unsent,
        $"<CORSConfiguration><CORSRule><AllowedOrigin>{origin}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        "cors.xml");

    private static string Rule(string origins) =>
        $$"""[{ "AllowedOrigins": {{origins}}, "AllowedMethods": ["GET"] }]""";
}
