using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS003: a property or element that S3 does not know.</summary>
public class UnknownNameTests
{
    [Theory]
    [InlineData("allowedHeaders", "AllowedHeaders")]
    [InlineData("ALLOWEDHEADERS", "AllowedHeaders")]
    [InlineData("AllowedHeader", "AllowedHeaders")]
    [InlineData("allowed_headers", "AllowedHeaders")]
    [InlineData("Allowed-Headers", "AllowedHeaders")]
    [InlineData("AlowedHeaders", "AllowedHeaders")]
    [InlineData("Headers", "AllowedHeaders")]
    [InlineData("AllowHeaders", "AllowedHeaders")]
    [InlineData("Access-Control-Allow-Headers", "AllowedHeaders")]
    [InlineData("ExposedHeaders", "ExposeHeaders")]
    [InlineData("ExposeHeader", "ExposeHeaders")]
    [InlineData("expose_headers", "ExposeHeaders")]
    [InlineData("Access-Control-Expose-Headers", "ExposeHeaders")]
    [InlineData("responseHeaders", "ExposeHeaders")]
    [InlineData("responseHeader", "ExposeHeaders")]
    [InlineData("exposed", "ExposeHeaders")]

    // Two letters too many, of the plural alone.
    [InlineData("AllowedHeadersX1", "AllowedHeaders")]
    public void A_list_has_one_right_name(string name, string meant) => Json(
        JsonRule($$""", "{{name}}": ["x-id"]"""),
        ("CORS003", name, $"A rule has no property '{name}'; did you mean '{meant}'?"));

    [Theory]
    [InlineData("allowedOrigins")]
    [InlineData("AllowedOrigin")]
    [InlineData("allowed_origins")]
    [InlineData("Origins")]
    [InlineData("AllowOrigin")]
    public void A_misspelt_required_list_is_not_said_to_be_missing(string name) => Json(
        $$"""[{ "{{name}}": ["*"], "AllowedMethods": ["GET"] }]""",
        ("CORS003", name, $"A rule has no property '{name}'; did you mean 'AllowedOrigins'?"));

    [Theory]
    [InlineData("MaxAge", "3000")]
    [InlineData("maxAgeSeconds", "3000")]
    [InlineData("max_age_seconds", "3000")]
    [InlineData("MaxAgeSecond", "3000")]
    public void A_max_age_has_one_right_name(string name, string value) => Json(
        JsonRule($$""", "{{name}}": {{value}}"""),
        ("CORS003", name, $"…did you mean 'MaxAgeSeconds'?"));

    [Theory]
    [InlineData("Id")]
    [InlineData("id")]
    [InlineData("RuleId")]
    public void An_ID_has_one_right_name(string name) => Json(
        JsonRule($$""", "{{name}}": "a" """),
        ("CORS003", name, "…did you mean 'ID'?"));

    [Theory]
    [InlineData("note")]
    [InlineData("Comment")]
    [InlineData("_comment")]

    // Three letters wrong, the last one among them.
    [InlineData("AllxwxdHeadersx")]
    [InlineData("")]
    public void What_is_meant_for_no_field_is_to_be_removed(string name) => Json(
        JsonRule($$""", "{{name}}": "uploads" """),
        ("CORS003", name, $"A rule has no property '{name}'; remove it (a rule may have ID, AllowedOrigins, " +
        "AllowedMethods, AllowedHeaders, ExposeHeaders, MaxAgeSeconds)"));

    [Fact]
    public void Profile_Web_knows_one_property_more() => WebJson(
        JsonRule(""", "note": "" """),
        ("CORS003", "note", "…(a rule may have ID, AllowedOrigins, AllowedMethods, AllowedHeaders, ExposeHeaders, " +
            "MaxAgeSeconds, AllowCredentials)"));

    [Fact]
    public void What_a_misspelt_property_holds_is_checked_in_the_same_build() => Json(
        """[{ "allowedOrigins": ["*"], "allowedMethods": ["GET", "PATCH"], "maxAge": -1 }]""",
        ("CORS003", "allowedOrigins", "…'AllowedOrigins'?"),
        ("CORS003", "allowedMethods", "…'AllowedMethods'?"),
        ("CORS005", "PATCH", "S3 has no method 'PATCH'…"),
        ("CORS003", "maxAge", "…'MaxAgeSeconds'?"),
        ("CORS008", "-1", "…"));

    [Fact]
    public void A_misspelt_property_may_be_a_repetition_too() => Json(
        JsonRule(""", "allowedMethods": ["PUT"]"""),
        ("CORS003", "allowedMethods", "A rule has no property 'allowedMethods'; did you mean 'AllowedMethods'? But " +
        "the rule has 'AllowedMethods' already, in line 1, column 48: put all entries into one list"));

    [Theory]
    [InlineData("AllowCredentials")]
    [InlineData("allowCredentials")]
    [InlineData("AllowedCredentials")]
    [InlineData("SupportsCredentials")]
    public void Credentials_follow_from_the_origins_in_S3(string name) => Json(
        JsonRule($$""", "{{name}}": true"""),
        ("CORS003", name, $"S3 has no '{name}': whether credentials are allowed follows from the origins (yes, " +
        "unless the rule lists '*'); remove it, or, for a choice, use profile Web (CorsProfile)"));

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Beside_every_origin_no_profile_has_them(string value) => Json(
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": {{value}} }]""",
        ("CORS003", "AllowCredentials", "S3 has no 'AllowCredentials': whether credentials are allowed follows from " +
        "the origins (yes, unless the rule lists '*'); remove it, and, if pages need credentials, list their origins " +
        "in place of '*'"));

    [Theory]
    [InlineData("allowCredentials")]
    [InlineData("AllowedCredentials")]
    [InlineData("credentials")]
    public void Credentials_have_one_right_name_in_profile_Web(string name) => WebJson(
        JsonRule($$""", "{{name}}": true"""),
        ("CORS003", name, $"A rule has no property '{name}'; did you mean 'AllowCredentials'?"));

    [Theory]
    [InlineData("rules")]
    [InlineData("Rules")]
    [InlineData("CorsRules")]
    [InlineData("CORSRule")]
    [InlineData("cors_rules")]
    [InlineData("cors")]
    [InlineData("policies")]
    public void The_rules_have_one_right_name(string name) => Json(
        $$"""{ "{{name}}": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"] }] }""",
        ("CORS003", name, $"Unknown property '{name}'; did you mean 'CORSRules'?"),
        ("CORS005", "get", "…"));

    [Theory]
    [InlineData("corsConfiguration")]
    [InlineData("CORSConfig uration")]
    public void The_configuration_has_one_right_name(string name) => Json(
        $$"""{ "{{name}}": { "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] } }""",
        ("CORS003", name, $"Unknown property '{name}'; did you mean 'CORSConfiguration'?"));

    [Theory]
    [InlineData("rules")]
    [InlineData("rule")]
    [InlineData("cors")]
    public void An_empty_list_is_known_by_its_name(string name) => Json(
        $$"""{ "{{name}}": [] }""",
        ("CORS003", name, $"Unknown property '{name}'; did you mean 'CORSRules'?"),
        ("CORS004", "[]", "…"));

    [Fact]
    public void Beside_the_configuration_there_can_be_nothing() => Json(
        """{ "CORSConfiguration": { "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }, "note": "" }""",
        ("CORS003", "note", "Unknown property 'note'; beside 'CORSConfiguration' there can be nothing, remove it"));

    [Fact]
    public void Beside_the_rules_there_can_be_nothing() => Json(
        """{ "note": "", "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }], "AllowedHeaders": ["*"] }""",
        ("CORS003", "note", "Unknown property 'note'; beside 'CORSRules' there can be nothing, remove it"),
        ("CORS003", "AllowedHeaders", "Unknown property 'AllowedHeaders'; beside 'CORSRules' there can be nothing, " +
            "remove it"));

    [Theory]
    [InlineData("rules")]
    [InlineData("CORSConfiguration")]
    public void Of_two_lists_of_rules_none_is_dropped_without_a_word(string other)
    {
        const string Message = "…beside 'CORSRules' there can be nothing, put all rules into one list";
        string rules = """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""";
        Json($$"""{ "CORSRules": {{rules}}, "{{other}}": {{rules}} }""", ("CORS003", other, Message));
        if (other == "rules")
        {
            Json($$"""{ "{{other}}": {{rules}}, "CORSRules": {{rules}} }""", ("CORS003", other, Message));
        }
    }

    [Fact]
    public void Only_the_top_of_a_document_has_a_schema() => Json(
        """{ "CORSConfiguration": { "$schema": "x", "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] } }""",
        ("CORS003", "$schema", "Unknown property '$schema'; …"));

    [Theory]
    [InlineData("AllowedHeaders", "AllowedHeader", "x-id")]
    [InlineData("allowedHeader", "AllowedHeader", "x-id")]
    [InlineData("ExposeHeaders", "ExposeHeader", "x-id")]
    [InlineData("ExposedHeader", "ExposeHeader", "x-id")]
    [InlineData("MaxAge", "MaxAgeSeconds", "1")]
    [InlineData("Id", "ID", "a")]
    public void XML_has_singular_names(string name, string meant, string value) => Xml(
        XmlRule($"<{name}>{value}</{name}>"),
        ("CORS003", name, $"A rule has no element '{name}'; did you mean '{meant}'?"));

    [Fact]
    public void An_element_that_is_meant_for_nothing_is_to_be_removed() => Xml(
        XmlRule("<Note/>"),
        ("CORS003", "Note", "A rule has no element 'Note'; remove it (a rule may have ID, AllowedOrigin, " +
        "AllowedMethod, AllowedHeader, ExposeHeader, MaxAgeSeconds)"));

    [Fact]
    public void Credentials_follow_from_the_origins_in_XML_too() => Xml(
        XmlRule("<AllowCredentials>true</AllowCredentials>"),
        ("CORS003", "AllowCredentials", "S3 has no 'AllowCredentials': …"));

    [Theory]
    [InlineData("CorsConfiguration")]
    [InlineData("CORSConfigurations")]
    public void The_root_of_XML_has_one_right_name(string name) => Xml(
        $"<{name}><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>get</AllowedMethod></CORSRule></{name}>",
        ("CORS003", name, $"Unknown element '{name}'; did you mean 'CORSConfiguration'?"),
        ("CORS005", "get", "…"));

    [Theory]
    [InlineData("CorsRule")]
    [InlineData("CORSRules")]
    [InlineData("Rule")]
    [InlineData("rules")]
    public void A_rule_of_XML_has_one_right_name(string name) => Xml(
        $"<CORSConfiguration><{name}><AllowedOrigin>*</AllowedOrigin><AllowedMethod>get</AllowedMethod></{name}></CORSConfiguration>",
        ("CORS003", name, $"Unknown element '{name}'; did you mean 'CORSRule'?"),
        ("CORS005", "get", "…"));

    [Fact]
    public void Rules_of_XML_have_no_wrapper() => Xml(
        "<CORSConfiguration><CORSRules><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>get</AllowedMethod></CORSRule></CORSRules></CORSConfiguration>",
        ("CORS003", "CORSRules", "Unknown element 'CORSRules'; <CORSRule> elements stand directly in " +
            "<CORSConfiguration>, remove what is between"),
        ("CORS005", "get", "…"));

    [Fact]
    public void A_configuration_of_XML_has_rules_alone() => Xml(
        "<CORSConfiguration><Version>1</Version><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS003", "Version", "Unknown element 'Version'; <CORSConfiguration> has only <CORSRule> elements, remove " +
            "it"));

    [Fact]
    public void Elements_have_no_attributes() => Xml(
        "<CORSConfiguration version=\"1\"><CORSRule xmlns:x=\"urn:x\" x:id=\"a\"><AllowedOrigin>*</AllowedOrigin>" +
        "<AllowedMethod name=\"b\">GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS003", "version", "<CORSConfiguration> has no attribute 'version'; remove it"),
        ("CORS003", "x:id", "<CORSRule> has no attribute 'id'; remove it"),
        ("CORS003", "name", "<AllowedMethod> has no attribute 'name'; remove it"));

    [Fact]
    public void Another_namespace_is_reported_where_it_is_declared() => Xml(
        "<CORSConfiguration " +
        "xmlns=\"https://s3.amazonaws.com/doc/2006-03-01/\"><CORSRule><AllowedOrigin>*</AllowedOrigin>" +
        "<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS003", "CORSConfiguration", "<CORSConfiguration> stands in the namespace " +
        "'https://s3.amazonaws.com/doc/2006-03-01/'; remove its declaration, or write S3's, " +
        "'http://s3.amazonaws.com/doc/2006-03-01/'"));

    [Fact]
    public void A_namespace_within_is_reported_within() => Xml(
        "<CORSConfiguration><CORSRule><AllowedOrigin " +
        "xmlns=\"urn:a\">*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS003", "AllowedOrigin", "<AllowedOrigin> stands in the namespace 'urn:a'; …"));
}
