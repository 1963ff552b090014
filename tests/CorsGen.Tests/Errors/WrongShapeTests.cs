using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS002: a value of the wrong type.</summary>
public class WrongShapeTests
{
    [Theory]
    [InlineData("3", "a number")]
    [InlineData("\"*\"", "a string")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    public void A_document_is_a_list_or_an_object(string text, string kind) => Json(
        text,
        ("CORS002", text, "A CORS file is a list of rules, [ { … } ], or { \"CORSRules\": [ { … } ] }; this is " +
            kind));

    [Theory]
    [InlineData("AllowedOrigins", "https://app.example", "AllowedMethods", "GET")]
    [InlineData("AllowedMethods", "GET", "AllowedOrigins", "https://app.example")]
    public void A_bare_string_is_to_be_wrapped_and_counts_as_the_entry(
        string bare, string value, string other, string otherValue) => Json(
        $$"""[{ "{{bare}}": "{{value}}", "{{other}}": ["{{otherValue}}"] }]""",
        ("CORS002", $"\"{value}\"", $"'{bare}' must be a list of strings; wrap it in [ ]"));

    [Theory]
    [InlineData("AllowedHeaders")]
    [InlineData("ExposeHeaders")]
    public void A_bare_header_is_to_be_wrapped(string name) => Json(
        JsonRule($$""", "{{name}}": "etag" """),
        ("CORS002", "\"etag\"", $"'{name}' must be a list of strings; wrap it in [ ]"));

    [Fact]
    public void What_a_bare_string_holds_is_checked_in_the_same_build() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": "get" }]""",
        ("CORS002", "\"get\"", "…wrap it in [ ]"),
        ("CORS005", "get", "…write 'GET' for 'get'"));

    [Fact]
    public void Several_entries_in_one_string_are_to_be_parted() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": "GET, PUT" }]""",
        ("CORS002", "\"GET, PUT\"", "'AllowedMethods' must be a list of strings; wrap it in [ ], each entry in " +
        "quotes of its own"));

    [Theory]
    [InlineData("5", "a number")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("{}", "an object")]
    [InlineData("[]", "a list")]
    public void An_entry_is_a_string(string entry, string kind) => Json(
        $$"""[{ "AllowedOrigins": ["https://app.example", {{entry}}], "AllowedMethods": ["GET"] }]""",
        ("CORS002", entry, "An entry of 'AllowedOrigins' must be a string in double quotes; this is " + kind));

    [Fact]
    public void A_list_whose_entries_are_not_strings_is_not_called_empty() => Json(
        """[{ "AllowedOrigins": [1], "AllowedMethods": ["GET"] }]""",
        ("CORS002", "1", "…this is a number"));

    [Theory]
    [InlineData("{ \"GET\": true }", "an object")]
    [InlineData("null", "null")]
    [InlineData("false", "false")]
    [InlineData("1", "a number")]
    public void A_list_is_a_list(string value, string kind) => Json(
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": {{value}} }]""",
        ("CORS002", value, "'AllowedMethods' must be a list of strings, [ \"…\" ]; this is " + kind));

    [Theory]
    [InlineData("5", "a number")]
    [InlineData("[ \"a\" ]", "a list")]
    [InlineData("null", "null")]
    public void An_ID_is_a_string(string value, string kind) => Json(
        JsonRule($$""", "ID": {{value}}"""),
        ("CORS002", value, "'ID' must be a string in double quotes; this is " + kind));

    [Theory]
    [InlineData("\"https://app.example\"", "a string")]
    [InlineData("[]", "a list")]
    [InlineData("null", "null")]
    public void A_rule_is_an_object(string rule, string kind) => Json(
        $"[{rule}]",
        ("CORS002", rule, "A rule must be an object, { \"AllowedOrigins\": [ … ], … }; this is " + kind));

    [Fact]
    public void A_rule_at_the_root_is_to_be_wrapped() => Json(
        """{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }""",
        ("CORS002", "{", "A rule must stand in a list; wrap it in [ ]"));

    [Fact]
    public void A_rule_at_the_root_is_checked_in_the_same_build() => Json(
        """{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"], "note": "" }""",
        ("CORS002", "{", "…wrap it in [ ]"),
        ("CORS005", "get", "…write 'GET'…"),
        ("CORS003", "note", "A rule has no property 'note'; remove it…"));

    [Fact]
    public void A_rule_in_place_of_the_rules_is_to_be_wrapped() => Json(
        """{ "CORSRules": { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] } }""",
        ("CORS002", "{", "'CORSRules' is a list of rules; wrap the rule in [ ]"));

    [Theory]
    [InlineData("\"*\"", "a string")]
    [InlineData("{}", "an object")]
    [InlineData("null", "null")]
    [InlineData("7", "a number")]
    public void The_rules_are_a_list(string value, string kind) => Json(
        $$"""{ "CORSRules": {{value}} }""",
        ("CORS002", value, "'CORSRules' must be a list of rules, [ { … } ]; this is " + kind));

    [Fact]
    public void A_configuration_is_an_object_and_no_list() => Json(
        """{ "CORSConfiguration": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }""",
        ("CORS002", "[", "'CORSConfiguration' must be an object, { \"CORSRules\": [ { … } ] }; this is a list"));

    [Fact]
    public void A_configuration_is_an_object_and_no_string() => Json(
        """{ "CORSConfiguration": "*" }""",
        ("CORS002", "\"*\"", "'CORSConfiguration' must be an object, { \"CORSRules\": [ { … } ] }; this is a string"));

    [Fact]
    public void A_configuration_is_not_a_rule() => Json(
        """{ "CORSConfiguration": { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] } }""",
        ("CORS002", "{", "'CORSConfiguration' holds { \"CORSRules\": [ { … } ] }; put the rule into such a list"));

    [Fact]
    public void An_XML_field_holds_no_element() => Xml(
        "<CORSConfiguration><CORSRule><AllowedOrigin><Value>*</Value></AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS002", "Value", "<AllowedOrigin> holds a value, not the element 'Value'; repeat <AllowedOrigin> for " +
        "each value"));

    [Fact]
    public void An_XML_field_that_is_not_a_list_is_not_to_be_repeated() => Xml(
        XmlRule("<ID><Name>a</Name></ID>"),
        ("CORS002", "Name", "<ID> holds a value, not the element 'Name'"));

    [Fact]
    public void An_XML_rule_holds_no_text() => Xml(
        XmlRule("\n  https://other.example\n"),
        ("CORS002", "https://other.example", "<CORSRule> holds elements, no text; remove the text, or put it into an " +
            "element of its own"));

    [Fact]
    public void A_rule_that_holds_only_text_is_not_said_to_miss_fields_as_well() => Xml(
        "<CORSConfiguration><CORSRule>GET</CORSRule></CORSConfiguration>",
        ("CORS002", "GET", "<CORSRule> holds elements, no text; …"));

    [Fact]
    public void An_XML_configuration_holds_no_text() => Xml(
        "<CORSConfiguration> [ ] </CORSConfiguration>",
        ("CORS002", "[ ]", "<CORSConfiguration> holds elements, no text; …"));

    [Fact]
    public void A_root_of_another_name_is_not_a_configuration() => Xml(
        "<Policy><CORSRule/></Policy>",
        ("CORS002", "Policy", "A CORS file in XML is <CORSConfiguration> with <CORSRule> elements; this is 'Policy'"));

    [Fact]
    public void A_rule_at_the_root_of_XML_is_to_be_wrapped_and_is_checked() => Xml(
        "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>get</AllowedMethod></CORSRule>",
        ("CORS002", "CORSRule", "A rule must stand in a configuration; wrap it in <CORSConfiguration>"),
        ("CORS005", "get", "…write 'GET'…"));
}
