namespace CorsGen.Tests.Advice;

/// <summary>CORS110: a max age that most browsers cut short.</summary>
public class LongMaxAgeTests
{
    private const string Id = "CORS110";

    [Theory]
    [InlineData("7201")]
    [InlineData("86400")]
    [InlineData("2147483647")]
    public void More_than_two_hours_are_told(string seconds) => AdviceAssert.Json(
        Id,
        Rule(seconds),
        ("info", seconds, $"{seconds} seconds are more than browsers keep a preflight: Chromium 7200, WebKit 600, " +
            "Firefox 86400; write 7200, which makes a difference only in Firefox"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>9000</MaxAgeSeconds></CORSRule></CORSConfiguration>",
        ("info", "9000", "9000 seconds …"));

    [Theory]
    [InlineData("7200")]
    [InlineData("3000")]
    [InlineData("0")]
    public void Up_to_two_hours_are_not_reported(string seconds) => AdviceAssert.Json(Id, Rule(seconds));

    [Fact]
    public void So_does_none() => AdviceAssert.Json(Id, AdviceAssert.Origins("https://a.example"));

    private static string Rule(string seconds) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "MaxAgeSeconds": {{seconds}} }]""";
}
