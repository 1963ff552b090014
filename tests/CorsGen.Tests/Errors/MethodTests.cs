using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS005: a method that is not supported.</summary>
public class MethodTests
{
    [Fact]
    public void S3_has_five_methods() => Json(Methods("GET", "PUT", "POST", "DELETE", "HEAD"));

    [Theory]
    [InlineData("OPTIONS", "Preflight requests are answered without a rule for OPTIONS; remove 'OPTIONS'")]
    [InlineData("options", "Preflight requests are answered without a rule for OPTIONS; remove 'options'")]
    [InlineData("get", "Methods are case-sensitive and exact; write 'GET' for 'get'")]
    [InlineData("Delete", "Methods are case-sensitive and exact; write 'DELETE' for 'Delete'")]
    [InlineData(" GET", "Methods are case-sensitive and exact; write 'GET' for ' GET'")]
    [InlineData("POST ", "Methods are case-sensitive and exact; write 'POST' for 'POST '")]
    [InlineData("*", "S3 takes no wildcard for methods; list them: GET, PUT, POST, DELETE and HEAD")]
    [InlineData("PATCH", "S3 has no method 'PATCH', only GET, PUT, POST, DELETE and HEAD; for an API that is no bucket, set CorsProfile to Web, which takes any method")]
    [InlineData("patch", "S3 has no method 'patch', only …")]
    [InlineData("QUERY", "S3 has no method 'QUERY', only …")]
    [InlineData("ALL", "S3 has no method 'ALL', only …")]
    [InlineData("TRACE", "No browser lets a page send 'TRACE'; remove it")]
    [InlineData("CONNECT", "No browser lets a page send 'CONNECT'; remove it")]
    [InlineData("track", "No browser lets a page send 'track'; remove it")]
    [InlineData("GET, PUT", "'GET, PUT' is no method; write an entry for each one")]
    [InlineData("GET PUT", "'GET PUT' is no method; S3 has GET, PUT, POST, DELETE and HEAD")]
    [InlineData("G\u00C9T", "'G\u00C9T' is no method; …")]
    public void S3_has_no_other(string method, string message) => Json(Methods("GET", method), ("CORS005", method, message));

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData(" ", " ")]
    public void A_method_is_not_empty(string method, string under)
    {
        Json(Methods("GET", method), ("CORS005", under, "A method is empty; write one of GET, PUT, POST, DELETE and HEAD, or remove it"));
        WebJson(Methods("GET", method), ("CORS005", under, "A method is empty; write one, such as GET or PATCH, or remove it"));
    }

    [Fact]
    public void The_characters_are_those_of_the_file() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "g\u0065t"] }]""",
        ("CORS005", "g\\u0065t", "…write 'GET' for 'get'"));

    [Fact]
    public void Escapes_are_the_characters_that_they_mean() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["G\u0045T"] }]""");

    [Fact]
    public void A_message_shows_what_cannot_be_seen() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET\u200b"] }]""",
        ("CORS005", "GET\\u200b", "'GET\\u200B' is no method; S3 has GET, PUT, POST, DELETE and HEAD"));

    [Fact]
    public void A_message_cuts_what_is_long() => Json(
        Methods(new string('A', 100)),
        ("CORS005", new string('A', 100), $"S3 has no method '{new string('A', 79)}…', only …"));

    [Theory]
    [InlineData("OPTIONS", "OPTIONS", "Preflight requests…")]
    [InlineData("get", "get", "…write 'GET' for 'get'")]
    [InlineData("PATCH", "PATCH", "S3 has no method 'PATCH'…")]
    [InlineData("*", "*", "S3 takes no wildcard for methods; …")]
    [InlineData("", ">", "A method is empty; …")]
    [InlineData("\n  GET\n", "\n  GET\n", "Methods are case-sensitive and exact; write 'GET' for '\\u000A  GET\\u000A'")]
    [InlineData("&#103;et", "&#103;et", "…write 'GET' for 'get'")]
    public void XML_has_the_same_methods(string method, string under, string message) => Xml(
        $"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>{method}</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS005", under, message));

    [Theory]
    [InlineData("PATCH")]
    [InlineData("patch")]
    [InlineData("QUERY")]
    [InlineData("OPTIONS")]
    [InlineData("my-own!method")]
    public void Profile_Web_takes_any_token(string method) => WebJson(Methods("GET", method));

    [Theory]
    [InlineData("CONNECT", "No browser lets a page send 'CONNECT'; remove it")]
    [InlineData("TRACE", "No browser lets a page send 'TRACE'; remove it")]
    [InlineData("TRACK", "No browser lets a page send 'TRACK'; remove it")]
    [InlineData("trace", "No browser lets a page send 'trace'; remove it")]
    [InlineData("get", "A browser sends 'GET', so 'get' would never match; write 'GET'")]
    [InlineData("Options", "A browser sends 'OPTIONS', so 'Options' would never match; write 'OPTIONS'")]
    [InlineData("GET ", "A browser sends 'GET', so 'GET ' would never match; write 'GET'")]
    [InlineData("*", "There is no wildcard for methods; list them")]
    [InlineData("PATCH,PUT", "'PATCH,PUT' is no method; write an entry for each one")]
    [InlineData("a b", "'a b' is no method; a method is a token, such as GET or PATCH (RFC 9110, section 9.1)")]
    public void Profile_Web_takes_no_other(string method, string message) => WebJson(Methods("GET", method), ("CORS005", method, message));

    [Fact]
    public void Profile_Web_reads_XML_the_same() => WebXml(
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod><AllowedMethod>TRACE</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS005", "TRACE", "…"));

    private static string Methods(params string[] methods) =>
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["{{string.Join("\", \"", methods)}}"] }]""";
}
