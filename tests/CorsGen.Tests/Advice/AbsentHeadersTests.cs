namespace CorsGen.Tests.Advice;

/// <summary>CORS107: a rule that writes and allows no header.</summary>
public class AbsentHeadersTests
{
    private const string Id = "CORS107";

    [Theory]
    [InlineData("\"PUT\"", "PUT")]
    [InlineData("\"GET\", \"POST\", \"PUT\"", "POST")]
    [InlineData("\"DELETE\"", "DELETE")]
    public void A_rule_that_writes_needs_headers(string methods, string named) => AdviceAssert.Json(
        Id,
        Rule(methods),
        ("warning", "{", $"The rule allows {named} but has no 'AllowedHeaders', so that a preflight for a header, " +
            "such as content-type, is refused; add \"AllowedHeaders\": [\"content-type\"], or [] if no header is " +
            "meant"));

    [Fact]
    public void So_does_PATCH_in_profile_Web() =>
        AdviceAssert.WebJson(Id, Rule("\"PATCH\""), ("warning", "{", "The rule allows PATCH but …"));

    [Fact]
    public void In_XML_the_element_is_named() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "CORSRule", "The rule allows PUT but has no 'AllowedHeader', so that a preflight for a header, " +
            "such as content-type, is refused; add <AllowedHeader>content-type</AllowedHeader>"));

    [Fact]
    public void Each_rule_is_told() => AdviceAssert.Json(
        Id,
        """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PUT"] },
         { "AllowedOrigins": ["https://b.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-type"] },
         { "AllowedOrigins": ["https://c.example"], "AllowedMethods": ["PUT"] }]
        """,
        ("warning", "{", "…"),
        ("warning", "{", "…"));

    [Theory]
    [InlineData("\"POST\"", "\"authorization\"", "POST")]
    [InlineData("\"DELETE\", \"PUT\"", "\"x-amz-*\", \"Authorization\"", "PUT")]
    [InlineData("\"GET\", \"POST\"", "\"content-length\"", "POST")]
    public void A_list_without_content_type_is_an_info_at_the_list(string methods, string headers, string named) =>
        AdviceAssert.Json(
        Id,
        Rule(methods, $", \"AllowedHeaders\": [{headers}]"),
        ("info", $"[{headers}]", $"The rule allows {named} but not the header content-type, so that a page that " +
        "sends JSON or a file is refused; add \"content-type\" if pages do"));

    [Fact]
    public void In_XML_at_its_first_element() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-a</AllowedHeader></CORSRule></CORSConfiguration>",
        ("info", "AllowedHeader", "…; add <AllowedHeader>content-type</AllowedHeader>"));

    [Theory]
    [InlineData("\"POST\"", "\"Content-Type\"")]
    [InlineData("\"POST\"", "\"content-*\"")]
    [InlineData("\"PUT\"", "\"x-a\", \"*\"")]
    [InlineData("\"PUT\"", "\"*-type\"")]
    [InlineData("\"DELETE\", \"GET\"", "\"authorization\"")]
    public void A_list_that_allows_it_and_a_rule_that_sends_nothing_are_not_reported(string methods, string headers) =>
        AdviceAssert.Json(Id, Rule(methods, $", \"AllowedHeaders\": [{headers}]"));

    [Theory]
    [InlineData("\"GET\", \"HEAD\"", "")]
    [InlineData("\"PUT\"", ", \"AllowedHeaders\": [\"content-type\"]")]
    [InlineData("\"PUT\"", ", \"AllowedHeaders\": []")]
    public void A_rule_that_reads_or_has_a_list_even_an_empty_one_is_not_reported(string methods, string field) =>
        AdviceAssert.Json(Id, Rule(methods, field));

    [Theory]
    [InlineData("\"own\"")]
    [InlineData("\"QUERY\"")]
    public void Other_methods_of_profile_Web_are_not_reported(string methods) =>
        AdviceAssert.WebJson(Id, Rule(methods));

    private static string Rule(string methods, string field = "") =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": [{{methods}}]{{field}} }]""";
}
