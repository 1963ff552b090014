using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS014: credentials beside a wildcard; and what AllowCredentials may be (CORS002).</summary>
public class CredentialsTests
{
    [Fact]
    public void No_credentials_for_every_origin() => WebJson(
        """[{ "AllowedOrigins": ["https://app.example", "*"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""",
        ("CORS014", "true", "A browser refuses credentials from a server that answers '*'; list the origins in place " +
            "of '*', or write false"));

    [Fact]
    public void One_origin_that_is_every_origin_is_enough() => WebJson(
        """[{ "AllowedOrigins": ["https://app.example", "*"], "AllowedMethods": ["GET"], "AllowCredentials": true }]""",
        ("CORS014", "true", "…"));

    [Fact]
    public void No_credentials_for_every_origin_in_XML() => WebXml(
        "<CORSConfiguration><CORSRule><AllowCredentials>true</AllowCredentials><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS014", "true", "…"));

    [Theory]
    [InlineData("""["*"]""", "", "'AllowedMethods'")]
    [InlineData("""["GET"]""", """, "ExposeHeaders": ["*"]""", "'ExposeHeaders'")]
    [InlineData("""["*"]""", """, "ExposeHeaders": ["*"]""", "'AllowedMethods' and 'ExposeHeaders'")]
    public void With_credentials_a_star_is_a_name(string methods, string rest, string lists)
    {
        string Rule(string credentials) =>
            $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": {{methods}}{{rest}}, "AllowCredentials": {{credentials}} }]""";

        WebJson(Rule("false"));
        WebJson(
            Rule("true"),
            ("CORS014", "true", $"With credentials, browsers take '*' in {lists} for a name; list what it stands " +
            "for, or write false"));
    }

    [Fact]
    public void With_credentials_a_star_of_XML_is_a_name() => WebXml(
        XmlRule("<ExposeHeader>*</ExposeHeader><AllowCredentials>true</AllowCredentials>"),
        ("CORS014", "true", "With credentials, browsers take '*' in 'ExposeHeader' for a name; …"));

    [Theory]
    [InlineData("*", "false")]
    [InlineData("https://*", "true")]
    [InlineData("https://app.example", "true")]
    [InlineData("https://app.example", "false")]
    public void Any_other_pair_is_fine(string origin, string value) => WebJson(
        $$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"], "AllowCredentials": {{value}} }]""");

    [Fact]
    public void Another_rule_may_list_every_origin() => WebJson(
        """
        [
          { "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], "AllowCredentials": true },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
        ]
        """);

    [Theory]
    [InlineData("\"true\"", "write true without quotes")]
    [InlineData("\"false\"", "write false without quotes")]
    [InlineData("\"yes\"", "this is 'yes'")]
    [InlineData("1", "this is '1'")]
    [InlineData("null", "this is 'null'")]
    public void A_choice_is_true_or_false(string value, string end) => WebJson(
        JsonRule($$""", "AllowCredentials": {{value}}"""),
        ("CORS002", value, "'AllowCredentials' must be true or false; " + end));

    [Theory]
    [InlineData("True")]
    [InlineData(" true ")]
    [InlineData("1")]
    public void A_choice_of_XML_is_true_or_false(string value) => WebXml(
        XmlRule($"<AllowCredentials>{value}</AllowCredentials>"),
        ("CORS002", value, $"'AllowCredentials' must be true or false; this is '{value}'"));

    [Fact]
    public void A_choice_of_XML_is_not_empty() => WebXml(
        XmlRule("<AllowCredentials/>"),
        ("CORS002", "AllowCredentials", "'AllowCredentials' must be true or false; this is ''"));

    [Fact]
    public void A_literal_that_the_syntax_error_fixes_is_not_reported_again() =>
        WebJson(JsonRule(""", "AllowCredentials": True"""), ("CORS001", "True", "…"));
}
