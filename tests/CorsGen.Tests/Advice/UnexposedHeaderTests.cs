namespace CorsGen.Tests.Advice;

/// <summary>CORS118: a response header that pages of a kind need, and that the rule does not expose.</summary>
public class UnexposedHeaderTests
{
    private const string Id = "CORS118";

    [Theory]
    [InlineData(
        "GET",
        "Range",
        "",
        "a page that reads a part of a file cannot read 'Content-Range' of the response; add \"Content-Range\" to " +
        "\"ExposeHeaders\"")]
    [InlineData(
        "GET",
        "range",
        "\"ETag\"",
        "a page that reads a part of a file cannot read 'Content-Range' of the response; add \"Content-Range\" to " +
        "\"ExposeHeaders\"")]
    [InlineData(
        "POST",
        "x-grpc-web",
        "",
        "a client of gRPC-Web cannot read 'grpc-status' and 'grpc-message' of the response; add \"grpc-status\" and " +
        "\"grpc-message\" to \"ExposeHeaders\"")]
    [InlineData(
        "POST",
        "X-Grpc-Web",
        "\"Grpc-Status\"",
        "a client of gRPC-Web cannot read 'grpc-message' of the response; add \"grpc-message\" to \"ExposeHeaders\"")]
    [InlineData(
        "POST",
        "mcp-session-id",
        "",
        "a client of MCP cannot read 'Mcp-Session-Id' of the response; add \"Mcp-Session-Id\" to \"ExposeHeaders\"")]
    public void What_the_allowed_header_is_for_is_told_at_it(
        string method, string header, string exposed, string message) => AdviceAssert.Json(
        Id,
        Rule(method, $"\"{header}\", \"content-type\"", exposed),
        ("info", header, $"The rule allows '{header}', but {message}"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>range</AllowedHeader></CORSRule></CORSConfiguration>",
        ("info", "range", "…; add <ExposeHeader>Content-Range</ExposeHeader>"));

    [Fact]
    public void It_is_said_once_for_a_header_that_is_listed_twice() =>
        AdviceAssert.Json(Id, Rule("GET", "\"range\", \"Range\"", ""), ("info", "range", "…"));

    [Theory]
    [InlineData("GET", "\"range\"", "\"content-range\"")]
    [InlineData("PUT", "\"range\"", "")]
    [InlineData("GET", "\"*\"", "")]
    [InlineData("GET", "\"r*\"", "")]
    [InlineData("GET", "\"x-range\"", "")]
    [InlineData("POST", "\"x-grpc-web\"", "\"grpc-message\", \"grpc-status\"")]
    [InlineData("GET", "\"x-grpc-web\"", "")]
    [InlineData("POST", "\"mcp-session-id\"", "\"Mcp-Session-Id\"")]
    public void Others_are_not_reported(string method, string headers, string exposed) =>
        AdviceAssert.Json(Id, Rule(method, headers, exposed));

    private static string Rule(string method, string headers, string exposed) =>
        $$"""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["{{method}}"], "AllowedHeaders": [{{headers}}], "ExposeHeaders": [{{exposed}}] }]""";
}
