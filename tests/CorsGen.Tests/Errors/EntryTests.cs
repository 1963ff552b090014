using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS006, more than one wildcard, and CORS007, no header name.</summary>
public class EntryTests
{
    [Fact]
    public void An_origin_has_one_wildcard() => Json(
        """[{ "AllowedOrigins": ["https://*.*.example"], "AllowedMethods": ["GET"] }]""",
        ("CORS006", "*", "'https://*.*.example' has more than one '*'; an origin takes one, which stands for any " +
            "characters: write an entry for each case"));

    [Fact]
    public void An_allowed_header_has_one_wildcard() => Json(
        JsonRule(""", "AllowedHeaders": ["*-meta-*"]"""),
        ("CORS006", "*", "'*-meta-*' has more than one '*'; a header takes one, which stands for any characters: " +
            "write an entry for each case"));

    [Theory]
    [InlineData("https://*.*.example", 10)]
    [InlineData("**", 1)]
    [InlineData("***", 1)]
    [InlineData("*://*", 4)]
    [InlineData("h*s://*:*", 6)]
    public void The_place_is_that_of_the_second(string origin, int second)
    {
        string text = $$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"] }]""";
        Diagnostic error = Assert.Single(TestProject.WithJson(text).Generate().Errors);
        Assert.Equal(text.IndexOf(origin, System.StringComparison.Ordinal) + second, error.Location.SourceSpan.Start);
        Assert.Equal(1, error.Location.SourceSpan.Length);
    }

    [Theory]
    [InlineData("""https://*.\u002a.example""", "\\u002a")]
    [InlineData("""\u002A:\/\/*.example""", "*")]
    [InlineData("""\u2028\u00e9*\u002A""", "\\u002A")]
    public void An_escaped_wildcard_is_one_too(string origin, string under) => Json(
        $$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"] }]""",
        ("CORS006", under, "…"));

    [Theory]
    [InlineData("https://*.&#42;.example", "&#42;")]
    [InlineData("&#x2A;&amp;*", "*")]
    [InlineData("*<!-- -->*", "*")]
    [InlineData("*<![CDATA[*]]>", "*")]
    public void An_entity_of_XML_may_be_one_too(string origin, string under) => Xml(
        $"<CORSConfiguration><CORSRule><AllowedOrigin>{origin}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS006", under, "…"));

    [Fact]
    public void A_header_of_XML_has_one_wildcard() =>
        Xml(XmlRule("<AllowedHeader>x-*-*</AllowedHeader>"), ("CORS006", "*", "'x-*-*'…"));

    [Fact]
    public void Profile_Web_has_one_wildcard_too() => WebJson(
        """[{ "AllowedOrigins": ["*.*"], "AllowedMethods": ["GET"] }]""",
        ("CORS006", "*", "…"));

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.app.example")]
    [InlineData("")]
    public void One_wildcard_or_none_is_fine(string origin) =>
        Json($$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"] }]""");

    [Theory]
    [InlineData("Content-Type:", "write 'Content-Type'")]
    [InlineData("ETag ", "write 'ETag'")]
    [InlineData(" ETag", "write 'ETag', without white space")]
    [InlineData("ETag, Date", "write an entry for each header")]
    [InlineData("x id", "a name has letters, digits and !#$%&'*+-.^_`|~ alone (RFC 9110, section 5.1)")]
    [InlineData("Gr\u00F6\u00DFe", "a name has letters, …")]
    [InlineData("Authorization: Bearer", "a name has letters, …")]
    public void A_header_name_is_a_token(string name, string cure)
    {
        string message = $"'{name}' isn't a header name; {cure}";
        Json(JsonRule($$""", "AllowedHeaders": ["x-a", "{{name}}"]"""), ("CORS007", name, message));
        WebJson(JsonRule($$""", "AllowedHeaders": ["{{name}}"]"""), ("CORS007", name, message));
        Json(JsonRule($$""", "ExposeHeaders": ["{{name}}"]"""), ("CORS007", name, message));
        Xml(XmlRule($"<AllowedHeader>{name}</AllowedHeader>"), ("CORS007", name, message));
        Xml(XmlRule($"<ExposeHeader>{name}</ExposeHeader>"), ("CORS007", name, message));
    }

    [Fact]
    public void A_header_name_is_not_empty()
    {
        const string Message = "'' isn't a header name; it is empty, remove it";
        Json(
            JsonRule(""", "AllowedHeaders": [""], "ExposeHeaders": [ "" ]"""),
            ("CORS007", "\"\"", Message),
            ("CORS007", "\"\"", Message));
        Xml(
            XmlRule("<AllowedHeader></AllowedHeader><ExposeHeader/>"),
            ("CORS007", ">", Message),
            ("CORS007", ">", Message));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("x-amz-meta-*")]
    public void An_exposed_header_has_no_wildcard(string name)
    {
        Json(
            JsonRule($$""", "ExposeHeaders": ["ETag", "{{name}}"]"""),
            ("CORS007", name, $"S3 doesn't accept a wildcard in 'ExposeHeaders', but '{name}' has one; list each " +
                "header that a page may read"));
        Xml(
            XmlRule($"<ExposeHeader>{name}</ExposeHeader>"),
            ("CORS007", name, $"S3 doesn't accept a wildcard in 'ExposeHeader', but '{name}' has one; list each " +
                "header that a page may read"));
    }

    [Theory]
    [InlineData("x-amz-meta-*")]
    [InlineData("**")]
    public void An_exposed_header_of_profile_Web_has_no_wildcard_in_its_name(string name)
    {
        string message =
            $"'ExposeHeaders' doesn't accept a wildcard in a name, but '{name}' has one; list each header that a " +
            "page may read";
        WebJson(
            JsonRule($$""", "ExposeHeaders": ["ETag", "{{name}}"]"""),
            ("CORS007", name, message + ", or write '*' alone for every header"));
        WebJson(
            JsonRule($$""", "ExposeHeaders": ["{{name}}"], "AllowCredentials": true"""), ("CORS007", name, message));
    }

    [Fact]
    public void Every_exposed_header_of_profile_Web_is_alone_in_its_list()
    {
        WebJson(JsonRule(""", "ExposeHeaders": ["*"]"""));
        WebXml(XmlRule("<ExposeHeader>*</ExposeHeader>"));
        WebJson(
            JsonRule(""", "ExposeHeaders": ["ETag", "*", "*"]"""),
            ("CORS007", "*", "'*' is every header, and must be alone in its list; remove the other entries"));
        WebJson(
            JsonRule(""", "ExposeHeaders": ["ETag", "*"], "AllowCredentials": true"""),
            ("CORS007", "*", "With credentials, browsers take '*' for a header of that name; remove it"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("x-amz-*")]
    [InlineData("!#$%&'+-.^_`|~09azAZ")]
    public void Any_token_is_a_header_name(string name) => Json(JsonRule($$""", "AllowedHeaders": ["{{name}}"]"""));

    [Fact]
    public void Each_wrong_entry_is_reported() => Json(
        JsonRule(""", "AllowedHeaders": ["a b", "c", "d e"], "ExposeHeaders": ["*"]"""),
        ("CORS007", "a b", "…'a b'…"),
        ("CORS007", "d e", "…'d e'…"),
        ("CORS007", "*", "…'*'…"));
}
