using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>One cause is one error, which names the thing and a cure that keeps the rules.</summary>
public class OneCauseTests
{
    private const string Rule = """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }""";
    private const string Xml =
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";

    [Theory]
    [InlineData("[" + Xml + "]", "[", "A CORS file in XML starts with '<'; remove '[' before it, and ']' after it")]
    [InlineData("[\n  " + Xml + "\n]\n", "[", "…remove '[' before it, and ']' after it")]
    [InlineData("{ \"cors\": " + Xml + " }", "{ \"cors\":", "…remove '{ \"cors\":' before it, and '}' after it")]
    [InlineData("My rules:\n" + Xml, "My rules:", "…remove 'My rules:' before it")]
    [InlineData("[<?xml version=\"1.0\"?>" + Xml + "]", "[", "…remove '[' before it…")]
    [InlineData(
        "<!DOCTYPE CORSConfiguration SYSTEM \"a.dtd\">\n" + Xml,
        "<!DOCTYPE",
        "A document type definition (DTD) is not allowed here; remove it")]
    public void XML_after_something_else(string text, string under, string message) =>
        Json(text, ("CORS001", under, message));

    [Theory]
    [InlineData("<<<<<<< HEAD\n[" + Rule + "]\n=======\n[]\n>>>>>>> branch\n", "<<<<<<< HEAD")]
    [InlineData("[\n<<<<<<< HEAD\n" + Rule + "\n=======\n" + Rule + "\n>>>>>>> branch\n]\n", "<<<<<<< HEAD")]
    [InlineData("[\n" + Rule + "\n>>>>>>> branch\n]\n", ">>>>>>> branch")]
    [InlineData("<CORSConfiguration>\n<<<<<<< HEAD\n</CORSConfiguration>", "<<<<<<< HEAD")]
    public void Markers_of_a_merge_conflict(string text, string under) => Json(
        text,
        ("CORS001", under, "This is the marker of a merge conflict; keep one side of the conflict, and remove the " +
            "lines with markers"));

    [Theory]
    [InlineData("```json\n[" + Rule + "]\n```\n", "```json")]
    [InlineData("Put this into cors.json:\n\n```\n[" + Rule + "]\n```\n", "```")]
    [InlineData("~~~\n[" + Rule + "]\n~~~", "~~~")]
    public void Markdown(string text, string under) =>
        Json(
            text,
            ("CORS001", under, $"This is Markdown around the rules; remove the lines with '{under[..3]}', and all " +
                "that stands outside of them"));

    [Theory]
    [InlineData("CORSRules:\n  - AllowedOrigins:\n      - \"*\"\n    AllowedMethods:\n      - GET\n", "CORSRules:")]
    [InlineData("- AllowedOrigins: [\"*\"]\n  AllowedMethods: [GET]\n", "- AllowedOrigins:")]
    [InlineData("---\n# uploads\ncors:\n  origins: \"*\"\n", "cors:")]
    [InlineData("-\n  AllowedOrigins: ['*']\n", "-\n  AllowedOrigins:")]
    public void YAML(string text, string under) =>
        Json(text, ("CORS001", under, "This is YAML, and a CORS file is JSON or XML; …"));

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>404</body></html>", "<!DOCTYPE html")]
    [InlineData("<html><head></head></html>", "<html")]
    [InlineData("<!-- error -->\n<HTML>", "<HTML")]
    public void HTML(string text, string under) =>
        Json(
            text,
            ("CORS001", under, "This is an HTML page, not a CORS file; write the rules in its place, as JSON or XML"));

    [Theory]
    [InlineData(
        "resource \"aws_s3_bucket\" \"b\" {\n  cors_rule {\n    allowed_methods = [\"GET\"]\n  }\n}\n", "resource \"")]
    [InlineData("cors_rule {\n  allowed_origins = [\"*\"]\n}\n", "cors_rule {")]
    public void Terraform(string text, string under) =>
        Json(text, ("CORS001", under, "This is Terraform's language, not JSON; …"));

    [Theory]
    [InlineData("Here are the rules:\n[" + Rule + "]", "Here are the rules:")]
    [InlineData("cors.json\n[" + Rule + "]", "cors.json")]
    [InlineData("See [docs] for more.\n[" + Rule + "]", "See [docs] for more.")]
    [InlineData("module.exports = [" + Rule + "]", "module.exports =")]
    [InlineData("\"CORSRules\": [" + Rule + "]", "\"CORSRules\":")]
    public void Text_before_the_rules(string text, string under) => Json(
        text,
        ("CORS001", under, $"A CORS file in JSON starts with '[' or '{{'; remove '{under}' before it"));

    [Fact]
    public void A_program_s_semicolon_goes_too() => Json(
        "const cors = [" + Rule + "];",
        ("CORS001", "const cors =", "…remove 'const cors =' before it, and ';' after it"));

    [Theory]
    [InlineData("cat > cors.json <<EOF\n[" + Rule + "]\nEOF\n", "cat > cors.json <<EOF", "EOF")]
    [InlineData("callback([" + Rule + "])", "callback(", ")")]
    public void Text_around_the_rules(string text, string under, string after) => Json(
        text,
        ("CORS001", under, $"A CORS file in JSON starts with '[' or '{{'; remove '{under}' before it, and '{after}' " +
            "after it"));

    [Fact]
    public void A_rule_without_braces() => Json(
        """ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] """,
        ("CORS001", "\"AllowedOrigins\"", "A rule stands in braces, in a list; put '[ {' before \"AllowedOrigins\", " +
            "and '} ]' at the end"));

    [Theory]
    [InlineData("[[rules]]\nAllowedOrigins = [\"*\"]\n", "[[rules]]")]
    [InlineData("[cors]\norigins = *\n", "[cors]")]
    public void TOML_and_INI(string text, string under) =>
        Json(text, ("CORS001", under, "This is TOML or INI, and a CORS file is JSON or XML; …"));

    [Theory]
    [InlineData(Rule + "\n" + Rule)]
    [InlineData(Rule + ",\n" + Rule + ",\n" + Rule)]
    [InlineData(Rule + "\n" + Rule + "\n" + Rule + "\n")]
    public void Rules_without_a_list(string text) => Json(
        text,
        ("CORS001", "{", "A second rule starts here, and rules stand in one list; put '[' before the first rule, ',' " +
            "between rules and ']' at the end"));

    [Theory]
    [InlineData("[" + Rule + "]\n[" + Rule + "]")]
    [InlineData("[" + Rule + "],\n[" + Rule + "]")]
    public void A_second_list(string text) => Json(
        text,
        ("CORS001", "[", "A second list starts here, and a CORS file has one; put all rules into the first list"));

    [Fact]
    public void Text_between_two_lists_does_not_cost_the_second() => Json(
        "[" + Rule + "]\nand\n[" + Rule + "]",
        ("CORS001", "and\n[" + Rule + "]", "…put the rules in it into the list, and remove the rest"));

    [Theory]
    [InlineData("[{ 'AllowedOrigins': ['*'], 'AllowedMethods': ['GET'] }]", "'AllowedOrigins'")]
    [InlineData(
        "[{ \u201CAllowedOrigins\u201D: [\u201C*\u201D], \u201CAllowedMethods\u201D: [\u201CGET\u201D] }]",
        "\u201CAllowedOrigins\u201D")]
    [InlineData("[{ `AllowedOrigins`: [`*`], `AllowedMethods`: [`GET`] }]", "`AllowedOrigins`")]
    public void Wrong_quotes_throughout(string text, string under) => Json(
        text,
        ("CORS001", under, "Strings of JSON stand in straight double quotes; replace the quotes of all 4 strings " +
        "with '\"'"));

    [Fact]
    public void Names_without_quotes_throughout() => Json(
        """[{ AllowedOrigins: ["*"], AllowedMethods: ["GET"], MaxAgeSeconds: 5 }]""",
        ("CORS001", "AllowedOrigins", "Names of properties stand in double quotes in JSON; put them around all 3 " +
            "names"));

    [Theory]
    [InlineData("# uploads\n[" + Rule + "]", "# uploads", "JSON, and so Amazon S3, doesn't allow comments; remove it")]
    [InlineData(
        "# a\n# b: \"c\"\n[" + Rule + "] # d",
        "# a",
        "JSON, and so Amazon S3, doesn't allow comments; remove all 3 comments of the file")]
    [InlineData(
        "// a\n[" + Rule + "] /* b */",
        "// a",
        "JSON, and so Amazon S3, doesn't allow comments; remove all 2 comments of the file")]
    public void Comments(string text, string under, string message) => Json(text, ("CORS001", under, message));

    [Theory]
    [InlineData("""{ "name": "app", "version": "1.0.0", "scripts": { "build": "tsc" } }""", "name")]
    [InlineData("""{ "family": "web", "containerDefinitions": [{ "name": "web", "portMappings": [] }] }""", "family")]
    [InlineData("""[{ "name": "a" }, { "name": "b", "value": 1 }]""", "name")]
    public void A_file_without_a_CORS_configuration(string text, string under) =>
        Json(text, ("CORS011", under, "There is no CORS configuration in this file: …"));

    [Theory]
    [InlineData(
        """[{ "CORSRules": [""" + Rule + "] }]",
        "CORS002",
        "[",
        "'CORSRules' doesn't stand in a list; remove the outer [ ]")]
    [InlineData(
        """[{ "CORSConfiguration": { "CORSRules": [""" + Rule + "] } }]",
        "CORS002",
        "[",
        "'CORSConfiguration' doesn't stand…")]
    [InlineData(
        """{ "CorsSettings": { "CORSRules": [""" + Rule + "] } }",
        "CORS003",
        "CorsSettings",
        "Unknown property 'CorsSettings'; the rules are inside it: keep only the list of rules, [ { … } ]")]
    [InlineData(
        """{ "Settings": { "Cors": { "CORSRules": [""" + Rule + "] } } }",
        "CORS003",
        "Settings",
        "Unknown property 'Settings'; the rules are inside it: …")]
    [InlineData(
        """{ "a": { "Resources": [{ "CorsRules": [""" + Rule + "] }] } }",
        "CORS003",
        "a",
        "Unknown property 'a'; the rules are inside it: …")]
    public void Rules_inside_of_something(string text, string id, string under, string message) =>
        Json(text, (id, under, message));

    [Theory]
    [InlineData("None")]
    [InlineData("nil")]
    [InlineData("undefined")]
    [InlineData("NaN")]
    public void What_is_no_value(string word) => Json(
        JsonRule($$""", "MaxAgeSeconds": {{word}}"""),
        ("CORS001", word, $"JSON has no '{word}'; remove the property, or give it a value"));

    [Fact]
    public void A_tab_in_a_string() => Json(
        "[{ \"AllowedOrigins\": [\"https://a.example\t\"], \"AllowedMethods\": [\"GET\"] }]",
        ("CORS001", "\t", "A tab stands here; remove it"));

    [Fact]
    public void Five_mistakes_are_five_errors() => Json(
        """[{ 'AllowedOrigins': ["https://a.example",], "AllowedMethods": ["get"] "MaxAgeSeconds": None, "Note": 1, }] // end""",
        ("CORS001", "'AllowedOrigins'", "…"),
        ("CORS001", ",", "…"),
        ("CORS005", "get", "…"),
        ("CORS001", "\"MaxAgeSeconds\"", "…"),
        ("CORS001", "None", "…"),
        ("CORS003", "Note", "…"),
        ("CORS001", ",", "…"),
        ("CORS001", "// end", "…"));
}
