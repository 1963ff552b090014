namespace CorsGen.Tests.Advice;

/// <summary>CORS109: an exposed header that is always readable, or never.</summary>
public class ExposedHeaderTests
{
    private const string Id = "CORS109";

    [Theory]
    [InlineData("Cache-Control")]
    [InlineData("Content-Language")]
    [InlineData("Content-Length")]
    [InlineData("Content-Type")]
    [InlineData("Expires")]
    [InlineData("Last-Modified")]
    [InlineData("Pragma")]
    [InlineData("content-TYPE")]
    public void What_every_page_can_read_is_told(string name) =>
        AdviceAssert.Json(Id, Rule(name), ("info", name, $"A page can read '{name}' without this; remove it"));

    [Theory]
    [InlineData("Access-Control-Allow-Origin")]
    [InlineData("access-control-max-age")]
    public void So_is_what_tells_a_page_nothing(string name) =>
        AdviceAssert.Json(
            Id, Rule(name), ("info", name, $"'{name}' is for the browser, and no page has a use for it; remove it"));

    [Theory]
    [InlineData("Set-Cookie")]
    [InlineData("set-cookie2")]
    public void What_no_page_can_read_is_a_warning(string name) =>
        AdviceAssert.Json(Id, Rule(name), ("warning", name, $"No page can read '{name}', exposed or not; remove it"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ExposeHeader>Pragma</ExposeHeader></CORSRule></CORSConfiguration>",
        ("info", "Pragma", "…"));

    [Theory]
    [InlineData("ETag")]
    [InlineData("Date")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie3")]
    [InlineData("x-amz-request-id")]
    [InlineData("Content-Encoding")]
    public void What_a_page_can_read_by_this_alone_is_not_reported(string name) => AdviceAssert.Json(Id, Rule(name));

    [Fact]
    public void Another_list_is_not_looked_at() => AdviceAssert.Json(
        Id,
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["Content-Type", "Set-Cookie"] }]""");

    private static string Rule(string name) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "ExposeHeaders": ["{{name}}"] }]""";
}
