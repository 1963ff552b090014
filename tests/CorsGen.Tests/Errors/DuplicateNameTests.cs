using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS010: the same property twice.</summary>
public class DuplicateNameTests
{
    [Fact]
    public void A_list_is_given_once() => Json(
        """
        [
          {
            "AllowedOrigins": ["https://a.example"],
            "AllowedMethods": ["GET"],
            "AllowedOrigins": ["https://b.example"]
          }
        ]
        """,
        ("CORS010", "AllowedOrigins", "The rule has 'AllowedOrigins' already, in line 3, column 6: put all entries " +
            "into one list"));

    [Theory]
    [InlineData("AllowedHeaders", "[]")]
    [InlineData("ExposeHeaders", "[\"ETag\"]")]
    public void Any_list_is_given_once(string name, string value) => Json(
        JsonRule($$""", "{{name}}": {{value}}, "{{name}}": {{value}}"""),
        ("CORS010", name, $"…'{name}' already, in line 1, column 75: put all entries into one list"));

    [Theory]
    [InlineData("MaxAgeSeconds", "5")]
    [InlineData("ID", "\"a\"")]
    public void A_value_is_given_once(string name, string value) => Json(
        JsonRule($$""", "{{name}}": {{value}}, "{{name}}": {{value}}"""),
        ("CORS010", name, $"The rule has '{name}' already, in line 1, column 75: keep one of the two"));

    [Fact]
    public void Credentials_are_given_once() => WebJson(
        JsonRule(""", "AllowCredentials": true, "AllowCredentials": false"""),
        ("CORS010", "AllowCredentials", "…keep one of the two"));

    // It goes, whatever it is.
    [Fact]
    public void The_second_value_is_not_checked() => Json(
        JsonRule(""", "MaxAgeSeconds": 5, "MaxAgeSeconds": -1"""),
        ("CORS010", "MaxAgeSeconds", "…keep one of the two"));

    [Fact]
    public void The_third_is_reported_like_the_second() => Json(
        JsonRule(""", "ID": "a", "ID": "b", "ID": "c" """),
        ("CORS010", "ID", "…line 1, column 75…"),
        ("CORS010", "ID", "…line 1, column 75…"));

    [Fact]
    public void Escapes_make_no_other_name() => Json(
        JsonRule(""", "ID": "a", "\u0049D": "b" """),
        ("CORS010", "\\u0049D", "The rule has 'ID' already…"));

    [Fact]
    public void Both_lists_are_checked() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"], "AllowedMethods": ["put"] }]""",
        ("CORS005", "get", "…"),
        ("CORS010", "AllowedMethods", "…"),
        ("CORS005", "put", "…"));

    [Fact]
    public void The_rules_are_given_once() => Json(
        """
        {
          "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }],
          "CORSRules": []
        }
        """,
        ("CORS010", "CORSRules", "'CORSRules' stands already in line 2, column 4; put all rules into one list"));

    [Theory]
    [InlineData("MaxAgeSeconds", "5")]
    [InlineData("ID", "a")]
    public void A_value_of_XML_is_given_once(string name, string value) => Xml(
        XmlRule($"\n<{name}>{value}</{name}>\n<{name}>{value}</{name}>"),
        ("CORS010", name, $"The rule has '{name}' already, in line 2, column 2: keep one of the two"));

    [Fact]
    public void A_list_of_XML_is_repeated() => Xml(XmlRule(
        "<AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://b.example</AllowedOrigin><AllowedHeader>a</AllowedHeader><AllowedHeader>b</AllowedHeader>"));

    [Fact]
    public void Two_rules_may_have_the_same_fields() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["*"], "AllowedMethods": ["PUT"] }]""");
}
