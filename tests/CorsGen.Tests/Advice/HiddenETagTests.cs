namespace CorsGen.Tests.Advice;

/// <summary>CORS111: PUT allowed, ETag not exposed.</summary>
public class HiddenETagTests
{
    private const string Id = "CORS111";

    [Theory]
    [InlineData("")]
    [InlineData(", \"ExposeHeaders\": []")]
    [InlineData(", \"ExposeHeaders\": [\"x-amz-request-id\", \"x-etag\"]")]
    public void PUT_needs_the_ETag(string field) => AdviceAssert.Json(
        Id,
        Rule("\"GET\", \"PUT\", \"PUT\"", field),
        ("info", "PUT", "PUT is allowed, but a page cannot read the ETag of the response, as a multipart upload " +
        "must; add \"ETag\" to \"ExposeHeaders\""));

    [Fact]
    public void In_XML_the_element_is_named() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>",
        ("info", "PUT", "…; add <ExposeHeader>ETag</ExposeHeader>"));

    [Theory]
    [InlineData("\"PUT\"", "ETag")]
    [InlineData("\"PUT\"", "etag")]
    [InlineData("\"GET\", \"POST\"", "x-a")]
    public void Where_it_is_exposed_or_nothing_is_put_it_is_not_reported(string methods, string header) =>
        AdviceAssert.Json(Id, Rule(methods, $", \"ExposeHeaders\": [\"x-b\", \"{header}\"]"));

    [Fact]
    public void In_profile_Web_any_header_is_the_ETag_too() =>
        AdviceAssert.WebJson(Id, Rule("\"PUT\"", ", \"ExposeHeaders\": [\"*\"]"));

    private static string Rule(string methods, string field) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": [{{methods}}]{{field}} }]""";
}
