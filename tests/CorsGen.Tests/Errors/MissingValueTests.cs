using System.Collections.Immutable;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS004: no origins, no methods, or no rule.</summary>
public class MissingValueTests
{
    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("{ \"CORSRules\": [ ] }", "[ ]")]
    [InlineData("{ \"CORSConfiguration\": { } }", "{ }")]
    [InlineData("{ \"$schema\": \"x\" }", "{ \"$schema\": \"x\" }")]
    public void A_file_has_a_rule(string text, string under) => Json(
        text,
        ("CORS004", under, "There is no rule, so that every request would be denied; add one with 'AllowedOrigins' " +
            "and 'AllowedMethods'"));

    [Theory]
    [InlineData("<CORSConfiguration/>")]
    [InlineData("<CORSConfiguration></CORSConfiguration>")]
    [InlineData("<CORSConfiguration>\r\n\t<!-- none -->\r\n</CORSConfiguration>")]
    public void A_file_in_XML_has_a_rule(string text) => Xml(
        text,
        ("CORS004", "CORSConfiguration", "There is no rule, so that every request would be denied; add one with " +
            "'AllowedOrigin' and 'AllowedMethod'"));

    [Fact]
    public void A_rule_has_origins() => Json(
        """[{ "AllowedMethods": ["GET"] }]""",
        ("CORS004", "{", "The rule has no 'AllowedOrigins', without which it can match no request; add " +
            "\"AllowedOrigins\": [\"https://www.example.com\"]"));

    [Fact]
    public void A_rule_has_methods() => Json(
        """[{ "AllowedOrigins": ["*"] }]""",
        ("CORS004", "{", "The rule has no 'AllowedMethods', without which it can match no request; add " +
            "\"AllowedMethods\": [\"GET\"]"));

    [Fact]
    public void An_empty_rule_misses_both() => Json(
        "[{}]",
        ("CORS004", "{", "…'AllowedOrigins'…"),
        ("CORS004", "{", "…'AllowedMethods'…"));

    [Fact]
    public void Profile_Web_asks_for_both_too() => WebJson(
        "[{}]",
        ("CORS004", "{", "…'AllowedOrigins'…"),
        ("CORS004", "{", "…'AllowedMethods'…"));

    [Fact]
    public void A_rule_of_XML_has_both() => Xml(
        "<CORSConfiguration><CORSRule/></CORSConfiguration>",
        ("CORS004", "CORSRule", "The rule has no 'AllowedOrigin', without which it can match no request; add " +
            "<AllowedOrigin>https://www.example.com</AllowedOrigin>"),
        ("CORS004", "CORSRule", "The rule has no 'AllowedMethod', without which it can match no request; add " +
            "<AllowedMethod>GET</AllowedMethod>"));

    [Fact]
    public void A_required_list_has_an_entry() => Json(
        """[{ "AllowedOrigins": [], "AllowedMethods": [ ] }]""",
        ("CORS004", "[]", "'AllowedOrigins' is empty, so that the rule can match no request; add an entry, such as " +
            "\"https://www.example.com\""),
        ("CORS004", "[ ]", "'AllowedMethods' is empty, so that the rule can match no request; add an entry, such as " +
            "\"GET\""));

    [Fact]
    public void Other_lists_may_be_empty() => Json(JsonRule(""", "AllowedHeaders": [], "ExposeHeaders": []"""));

    [Fact]
    public void Each_rule_is_reported_at_its_own_place() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["*"], "ID": "b" }]""",
        ("CORS004", "{", "The rule has no 'AllowedMethods'…"));

    [Fact]
    public void One_rule_split_up_is_reported_once() => Json(
        """
        [
          { "AllowedOrigins": ["*"] },
          { "AllowedMethods": ["GET"] },
          { "AllowedHeaders": ["*"] },
          { "ExposeHeaders": ["ETag"] },
          { "MaxAgeSeconds": 3000 }
        ]
        """,
        ("CORS004", "{", "Each of these 5 rules has one field; they look like one rule split up: put all fields into " +
            "one rule"));

    [Fact]
    public void A_name_may_be_a_part_of_a_split_rule() => Json(
        """[{ "AllowedOrigins": ["*"] }, { "AllowedMethods": ["GET"] }, { "ID": "a" }]""",
        ("CORS004", "{", "Each of these 3 rules…"));

    [Fact]
    public void Credentials_may_be_a_part_of_a_split_rule() => WebJson(
        """[{ "AllowedOrigins": ["https://a.example"] }, { "AllowedMethods": ["GET"] }, { "AllowCredentials": true }]""",
        ("CORS004", "{", "Each of these 3 rules…"));

    [Fact]
    public void Rules_of_several_fields_are_not_a_split_rule() => Json(
        """[{ "AllowedOrigins": ["*"] }, { "AllowedMethods": ["GET"], "MaxAgeSeconds": 5 }]""",
        ("CORS004", "{", "The rule has no 'AllowedMethods'…"),
        ("CORS004", "{", "The rule has no 'AllowedOrigins'…"));

    [Fact]
    public void One_rule_of_XML_split_up_is_reported_once() => Xml(
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS004", "CORSRule", "Each of these 2 rules has one field; …"));

    [Fact]
    public void What_the_parts_of_a_split_rule_hold_is_checked_too() => Json(
        """[{ "AllowedOrigins": ["*"] }, { "allowedMethods": ["get"] }]""",
        ("CORS004", "{", "Each of these 2 rules…"),
        ("CORS003", "allowedMethods", "…"),
        ("CORS005", "get", "…"));

    [Fact]
    public void Two_rules_with_the_same_field_alone_are_not_a_split_rule() => Json(
        """[{ "AllowedOrigins": ["https://a.example"] }, { "AllowedOrigins": ["https://b.example"] }]""",
        ("CORS004", "{", "The rule has no 'AllowedMethods'…"),
        ("CORS004", "{", "The rule has no 'AllowedMethods'…"));

    [Theory]
    [InlineData("""[{ "AllowedMethods": ["GET"], "AllowedOrigins": }]""")]
    [InlineData("""[{ "AllowedMethods": ["GET"], : ["*"] }]""")]
    [InlineData("""[{ "AllowedMethods": ["GET"], "AllowedOrigins": [ }]""")]
    [InlineData("""[{ "AllowedMethods": ["GET"], "AllowedOrigins": ["\q"] }]""")]
    [InlineData("""[{ "AllowedMethods": ["GET"], "AllowedOrigins": "\q" }]""")]
    [InlineData("""{ "CORSRules": }""")]
    [InlineData("""{ "CORSConfiguration": }""")]
    public void What_a_syntax_error_may_hide_is_not_missing(string text)
    {
        ImmutableArray<Diagnostic> errors = TestProject.WithJson(text).Generate().Errors;
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("CORS001", error.Id));
    }

    [Fact]
    public void What_is_nested_is_not_missing() => Xml(
        "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin><a/></AllowedOrigin></CORSRule></CORSConfiguration>",
        ("CORS002", "a", "…"));
}
