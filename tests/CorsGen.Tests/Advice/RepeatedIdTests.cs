namespace CorsGen.Tests.Advice;

/// <summary>CORS115: two rules share an ID.</summary>
public class RepeatedIdTests
{
    private const string Id = "CORS115";

    [Fact]
    public void The_second_rule_of_an_ID_is_told_which_is_the_first() => AdviceAssert.Json(
        Id,
        Rules("\"ID\": \"uploads\"", "\"ID\": \"other\"", "\"ID\": \"u\\u0070loads\"", "\"ID\": \"uploads\""),
        ("warning", "u\\u0070loads", "Rules[0] (uploads) has the ID 'uploads' too; give this rule one of its own, so " +
            "that a log can distinguish them"),
        ("warning", "uploads", "Rules[0] (uploads) has the ID 'uploads' too; …"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        $"<CORSConfiguration>{XmlRule("a")}{XmlRule("b")}{XmlRule("b")}</CORSConfiguration>",
        ("warning", "b", "Rules[1] (b) has the ID 'b' too; …"));

    [Theory]
    [InlineData("\"ID\": \"a\"", "\"ID\": \"b\"")]
    [InlineData("\"ID\": \"a\"", "\"ID\": \"A\"")]
    [InlineData("\"ID\": \"\"", "\"ID\": \"\"")]
    [InlineData("\"MaxAgeSeconds\": 1", "\"MaxAgeSeconds\": 1")]
    public void IDs_that_differ_or_are_absent_are_not_reported(string first, string second) =>
        AdviceAssert.Json(Id, Rules(first, second));

    private static string Rules(params string[] fields) =>
        "[" + string.Join(", ", System.Array.ConvertAll(fields, field =>
        $$"""{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], {{field}} }""")) + "]";

    private static string XmlRule(string id) =>
        $"<CORSRule><ID>{id}</ID><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
}
