using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS008: a max age that isn't a whole number of seconds.</summary>
public class MaxAgeTests
{
    private const string Must = "'MaxAgeSeconds' must be a whole number from 0 to 2147483647, written in digits; ";

    [Fact]
    public void Null_is_no_max_age() =>
        Json(
            JsonRule(""", "MaxAgeSeconds": null"""),
            ("CORS008", "null", Must + "remove the property, or give a number in place of null"));

    [Theory]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("1.5")]
    [InlineData("3000.0")]
    [InlineData("1e3")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("true")]
    [InlineData("[3000]")]
    public void A_max_age_is_a_whole_number(string value)
    {
        Json(JsonRule($$""", "MaxAgeSeconds": {{value}}"""), ("CORS008", value, $"{Must}'{value}' is not"));
        WebJson(JsonRule($$""", "MaxAgeSeconds": {{value}}"""), ("CORS008", value, $"{Must}'{value}' is not"));
    }

    [Theory]
    [InlineData("3000", "3000")]
    [InlineData("0300", "300")]
    public void A_number_in_quotes_is_to_lose_them(string digits, string number) => Json(
        JsonRule($$""", "MaxAgeSeconds": "{{digits}}" """),
        ("CORS008", $"\"{digits}\"", $"{Must}write {number} without quotes"));

    [Theory]
    [InlineData("")]
    [InlineData("1h")]
    [InlineData("3000 ")]
    public void A_string_is_not_a_number(string value) => Json(
        JsonRule($$""", "MaxAgeSeconds": "{{value}}" """),
        ("CORS008", $"\"{value}\"", $"{Must}'{value}' is not"));

    [Theory]
    [InlineData("abc")]
    [InlineData(" 5 ")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("2147483648")]
    public void A_max_age_of_XML_is_digits_alone(string value) => Xml(
        XmlRule($"<MaxAgeSeconds>{value}</MaxAgeSeconds>"),
        ("CORS008", value, $"{Must}'{value}' is not"));

    [Theory]
    [InlineData("<MaxAgeSeconds/>")]
    [InlineData("<MaxAgeSeconds></MaxAgeSeconds>")]
    public void A_max_age_of_XML_is_not_empty(string element) =>
        Xml(XmlRule(element), ("CORS008", "MaxAgeSeconds", Must + "'' is not"));

    [Theory]
    [InlineData("0")]
    [InlineData("3000")]
    [InlineData("2147483647")]
    public void Its_limits_are_fine(string value)
    {
        Json(JsonRule($$""", "MaxAgeSeconds": {{value}}"""));
        Xml(XmlRule($"<MaxAgeSeconds>{value}</MaxAgeSeconds>"));
    }

    [Theory]
    [InlineData("+5")]
    [InlineData("007")]
    [InlineData("0x10")]
    public void A_number_that_the_syntax_error_fixes_is_not_reported_again(string value) =>
        Json(JsonRule($$""", "MaxAgeSeconds": {{value}}"""), ("CORS001", value, "…"));
}
