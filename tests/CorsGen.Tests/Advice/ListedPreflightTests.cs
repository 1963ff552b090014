namespace CorsGen.Tests.Advice;

/// <summary>CORS119: <c>OPTIONS</c> in profile Web.</summary>
public class ListedPreflightTests
{
    private const string Id = "CORS119";

    [Theory]
    [InlineData("\"GET\", \"OPTIONS\"")]
    [InlineData("\"OPTIONS\", \"PATCH\"")]
    public void Beside_other_methods_it_may_go(string methods) => AdviceAssert.WebJson(
        Id,
        Rule(methods),
        ("info", "OPTIONS", "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS themselves; remove it, unless they do"));

    [Fact]
    public void Alone_it_is_not_what_was_meant() => AdviceAssert.WebJson(
        Id,
        Rule("\"OPTIONS\""),
        ("info", "OPTIONS", "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS themselves; list the methods that they call, such as GET"));

    [Theory]
    [InlineData("\"GET\", \"PATCH\"")]
    [InlineData("\"X-OPTIONS\"")]
    public void Other_methods_are_not_reported(string methods) => AdviceAssert.WebJson(Id, Rule(methods));

    private static string Rule(string methods) => $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": [{{methods}}] }]""";
}
