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
    [InlineData("*", "S3 doesn't accept a wildcard for methods; list them: GET, PUT, POST, DELETE and HEAD")]
    [InlineData(
        "PATCH",
        "S3 has no method 'PATCH', only GET, PUT, POST, DELETE and HEAD; for an API that isn't a bucket, use profile " +
        "Web (CorsProfile), which takes any method")]
    [InlineData("patch", "…for an API that isn't a bucket, use profile Web (CorsProfile) and write 'PATCH'")]
    [InlineData("Propfind", "…for an API that isn't a bucket, use profile Web (CorsProfile) and write 'PROPFIND'")]
    [InlineData(" QUERY", "…for an API that isn't a bucket, use profile Web (CorsProfile) and write 'QUERY'")]
    [InlineData("QUERY", "S3 has no method 'QUERY', only …")]
    [InlineData("ALL", "S3 doesn't accept a wildcard for methods; list them: GET, PUT, POST, DELETE and HEAD")]
    [InlineData("any", "S3 doesn't accept a wildcard for methods; list them: GET, PUT, POST, DELETE and HEAD")]
    [InlineData("P*", "S3 doesn't accept a wildcard for methods; list them: GET, PUT, POST, DELETE and HEAD")]
    [InlineData("TRACE", "No browser lets a page send 'TRACE'; remove it")]
    [InlineData("CONNECT", "No browser lets a page send 'CONNECT'; remove it")]
    [InlineData("track", "No browser lets a page send 'track'; remove it")]
    [InlineData("GET, PUT", "'GET, PUT' isn't a method; write 'GET' and 'PUT', each as an entry of its own")]
    [InlineData("GET PUT", "'GET PUT' isn't a method; write 'GET' and 'PUT', each as an entry of its own")]
    [InlineData("get|put", "'get|put' isn't a method; write 'GET' and 'PUT', each as an entry of its own")]
    [InlineData("GET/POST", "'GET/POST' isn't a method; write 'GET' and 'POST', each as an entry of its own")]
    [InlineData(
        "GET, PATCH",
        "'GET, PATCH' isn't a method, and S3 has no 'PATCH'; write 'GET', or, for an API that isn't a bucket, use " +
        "profile Web (CorsProfile) and write 'GET' and 'PATCH', each as an entry of its own")]
    [InlineData("GET it", "'GET it' isn't a method; S3 has GET, PUT, POST, DELETE and HEAD")]
    [InlineData("G\u00C9T", "'G\u00C9T' isn't a method; …")]
    public void S3_has_no_other(string method, string message) =>
        Json(Methods("GET", method), ("CORS005", method, message));

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData(" ", " ")]
    public void A_method_is_not_empty(string method, string under)
    {
        Json(Methods("GET", method), ("CORS005", under, "A method is empty; remove it"));
        WebJson(Methods("GET", method), ("CORS005", under, "A method is empty; remove it"));
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
        ("CORS005", "GET\\u200b", "'GET\\u200B' isn't a method; S3 has GET, PUT, POST, DELETE and HEAD"));

    [Fact]
    public void A_message_cuts_what_is_long() => Json(
        Methods(new string('A', 100)),
        ("CORS005", new string('A', 100), $"S3 has no method '{new string('A', 79)}…', only …"));

    [Theory]
    [InlineData("OPTIONS", "OPTIONS", "Preflight requests are answered without a rule for OPTIONS; list…")]
    [InlineData("get", "get", "…write 'GET' for 'get'")]
    [InlineData("PATCH", "PATCH", "S3 has no method 'PATCH'…")]
    [InlineData("*", "*", "S3 doesn't accept a wildcard for methods; …")]
    [InlineData("", ">", "A method is empty; …")]
    [InlineData("\n  GET\n", "\n  GET\n", "Methods are case-sensitive and exact; write 'GET' for '   GET '")]
    [InlineData("&#103;et", "&#103;et", "…write 'GET' for 'get'")]
    public void XML_has_the_same_methods(string method, string under, string message) => Xml(
        $"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>{method}</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS005", under, message));

    [Theory]
    [InlineData("PATCH")]
    [InlineData("QUERY")]
    [InlineData("OPTIONS")]
    [InlineData("my-own!method")]
    [InlineData("own-method")]
    [InlineData("anything")]
    [InlineData("P*")]
    public void Profile_Web_takes_any_token(string method) => WebJson(Methods("GET", method));

    [Theory]
    [InlineData("CONNECT", "No browser lets a page send 'CONNECT'; remove it")]
    [InlineData("TRACE", "No browser lets a page send 'TRACE'; remove it")]
    [InlineData("TRACK", "No browser lets a page send 'TRACK'; remove it")]
    [InlineData("trace", "No browser lets a page send 'trace'; remove it")]
    [InlineData("get", "A browser sends 'GET', so 'get' would never match; write 'GET'")]
    [InlineData("Options", "A browser sends 'OPTIONS', so 'Options' would never match; write 'OPTIONS'")]
    [InlineData("GET ", "A browser sends 'GET', so 'GET ' would never match; write 'GET'")]
    [InlineData("*", "'*' is any method, and must be alone in its list; remove the other entries")]
    [InlineData("patch", "Methods are case-sensitive, and 'patch' is another method than PATCH; write 'PATCH'")]
    [InlineData("Query", "Methods are case-sensitive, and 'Query' is another method than QUERY; write 'QUERY'")]
    [InlineData("mkcol ", "Methods are case-sensitive, and 'mkcol ' is another method than MKCOL; write 'MKCOL'")]
    [InlineData(
        "ANY", "'ANY' isn't a wildcard here, but a method of that name; write '*' alone in the list, or remove it")]
    [InlineData(
        "all", "'all' isn't a wildcard here, but a method of that name; write '*' alone in the list, or remove it")]
    [InlineData("PATCH,PUT", "'PATCH,PUT' isn't a method; write 'PATCH' and 'PUT', each as an entry of its own")]
    [InlineData("patch|put", "'patch|put' isn't a method; write 'PATCH' and 'PUT', each as an entry of its own")]
    [InlineData("PATCH ", "A browser sends 'PATCH', so 'PATCH ' would never match; write 'PATCH'")]
    [InlineData(" own", "' own' has white space, so it would never match; write 'own'")]
    [InlineData("a b", "'a b' isn't a method; a method is a token, such as GET or PATCH (RFC 9110, section 9.1)")]
    public void Profile_Web_takes_no_other(string method, string message) =>
        WebJson(Methods("GET", method), ("CORS005", method, message));

    [Fact]
    public void Any_method_of_profile_Web_is_alone_in_its_list()
    {
        WebJson(Methods("*"));
        WebJson(Methods("*", "*", "GET", "*"), ("CORS005", "*", "'*' is any method, and must be alone…"));
        WebJson(Methods(" *"), ("CORS005", " *", "' *' has white space, so it isn't any method; write '*'"));
        WebXml(
            "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>*</AllowedMethod></CORSRule></CORSConfiguration>");
    }

    [Theory]
    [InlineData("ANY")]
    [InlineData("ALL")]
    [InlineData("Any")]
    [InlineData("all")]
    public void Another_system_s_wildcard_is_a_star(string wildcard) => WebJson(
        Methods(wildcard),
        ("CORS005", wildcard, $"'{wildcard}' isn't a wildcard here, but a method of that name; write '*', or list " +
        "the methods"));

    [Fact]
    public void With_credentials_there_is_no_wildcard()
    {
        static string Rule(string methods) =>
            $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": {{methods}}, "AllowCredentials": true }]""";

        WebJson(
            Rule("""["ANY"]"""),
            ("CORS005", "ANY", "'ANY' isn't a wildcard here, but a method of that name; list the methods in its " +
                "place"));
        WebJson(
            Rule("""["GET", "*"]"""),
            ("CORS005", "*", "With credentials, browsers take '*' for a method of that name; remove it"));
    }

    [Theory]
    [InlineData(
        "OPTIONS",
        "Preflight requests are answered without a rule for OPTIONS; list the methods that pages use, such as GET, " +
        "in its place")]
    [InlineData(
        "TRACE", "No browser lets a page send 'TRACE'; list the methods that pages use, such as GET, in its place")]
    [InlineData(
        "connect", "No browser lets a page send 'connect'; list the methods that pages use, such as GET, in its place")]
    public void What_would_leave_the_list_empty_is_not_just_removed(string method, string message) =>
        Json(Methods(method), ("CORS005", method, message));

    [Fact]
    public void Profile_Web_reads_XML_the_same() => WebXml(
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod><AllowedMethod>TRACE</AllowedMethod></CORSRule></CORSConfiguration>",
        ("CORS005", "TRACE", "…"));

    private static string Methods(params string[] methods) =>
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["{{string.Join("\", \"", methods)}}"] }]""";
}
