using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS005: methods that are not supported.</summary>
public class MethodFixTests
{
    private const string Id = "CORS005";

    [Theory]
    [InlineData("get", "Write 'GET'", "[\"get\"]", "[\"GET\"]")]
    [InlineData(" Put", "Write 'PUT'", "[\"GET\", \" Put\"]", "[\"GET\", \"PUT\"]")]
    [InlineData("\\u0067et", "Write 'GET'", "[\"\\u0067et\"]", "[\"GET\"]")]
    [InlineData("get", "Remove 'get'", "[\"get\", \"GET\"]", "[\"GET\"]")]
    [InlineData("OPTIONS", "Remove 'OPTIONS'", "[\"GET\", \"OPTIONS\"]", "[\"GET\"]")]
    [InlineData("OPTIONS", "Remove 'OPTIONS'", "[\"OPTIONS\", \"GET\"]", "[\"GET\"]")]
    [InlineData("options", "Remove 'options'", "[\"GET\",\"options\",\"PUT\"]", "[\"GET\",\"PUT\"]")]
    [InlineData("\"\"", "Remove ''", "[\"GET\", \"\"]", "[\"GET\"]")]
    [InlineData("TRACE", "Remove 'TRACE'", "[ \"TRACE\", \"GET\" ]", "[ \"GET\" ]")]
    [InlineData("GET, PUT", "Write 'GET', 'PUT'", "[\"GET, PUT\"]", "[\"GET\", \"PUT\"]")]
    [InlineData("get,put", "Write 'GET', 'PUT'", "[ \"get,put\", \"HEAD\" ]", "[ \"GET\", \"PUT\", \"HEAD\" ]")]
    [InlineData("GET,HEAD,OPTIONS", "Write 'HEAD'", "[\"GET\", \"GET,HEAD,OPTIONS\"]", "[\"GET\", \"HEAD\"]")]
    public Task A_method_is_written_as_it_is_sent(string under, string title, string before, string after) =>
        VerifyFix(Id, under, title, Rule(before), Rule(after));

    [Theory]
    [InlineData("patch", "[\"PATCH\", \"patch\"]")]
    [InlineData("OPTIONS", "[\"OPTIONS\"]")]
    [InlineData("GET, LOCK", "[\"GET, LOCK\"]")]
    [InlineData("get it", "[\"get it\"]")]
    public Task What_is_for_the_author_to_say_is_left(string under, string methods)
    {
        Assert.Contains(under, methods, System.StringComparison.Ordinal);
        return OffersNothing(Id, Rule(methods));
    }

    [Theory]
    [InlineData(
        "*",
        "Write 'GET', 'PUT', 'POST', 'DELETE', 'HEAD'",
        "[\"*\"]",
        "[\"GET\", \"PUT\", \"POST\", \"DELETE\", \"HEAD\"]")]
    [InlineData(
        "ANY",
        "Write 'PUT', 'POST', 'DELETE', 'HEAD'",
        "[\"GET\", \"ANY\"]",
        "[\"GET\", \"PUT\", \"POST\", \"DELETE\", \"HEAD\"]")]
    [InlineData("GET|HEAD", "Write 'GET', 'HEAD'", "[\"GET|HEAD\"]", "[\"GET\", \"HEAD\"]")]
    public Task A_wildcard_is_the_list_of_methods(string under, string title, string before, string after) =>
        VerifyFix(Id, under, title, Rule(before), Rule(after));

    [Theory]
    [InlineData("patch", "Write 'PATCH'", "[\"patch\"]", "[\"PATCH\"]")]
    [InlineData("ALL", "Write '*'", "[\"ALL\"]", "[\"*\"]")]
    [InlineData("options", "Write 'OPTIONS'", "[\"options\"]", "[\"OPTIONS\"]")]
    [InlineData("get, options", "Write 'GET', 'OPTIONS'", "[\"get, options\"]", "[\"GET\", \"OPTIONS\"]")]
    [InlineData("CONNECT", "Remove 'CONNECT'", "[\"PATCH\", \"CONNECT\"]", "[\"PATCH\"]")]
    public Task Profile_Web_takes_OPTIONS(string under, string title, string before, string after) =>
        VerifyFix(Id, under, title, Rule(before), Rule(after), profile: "Web");

    [Fact]
    public Task Profile_Web_takes_OPTIONS_in_the_whole_file() => VerifyFixAll(
        Id,
        Rule("[\"get\", \"options\", \"PATCH\"]"),
        Rule("[\"GET\", \"OPTIONS\", \"PATCH\"]"),
        profile: "Web");

    [Fact]
    public Task Entries_keep_their_lines_and_a_removed_one_takes_its_own_along() => VerifyFixAll(
        Id,
        """
        [
          {
            "AllowedOrigins": ["https://app.example"],
            "AllowedMethods": [
              "OPTIONS",
              "get",
              "options",
              "Get",
              "put", "trace",
              "HEAD", "Options"
            ]
          }
        ]
        """,
        """
        [
          {
            "AllowedOrigins": ["https://app.example"],
            "AllowedMethods": [
              "GET",
              "PUT",
              "HEAD"
            ]
          }
        ]
        """);

    [Fact]
    public Task The_entries_of_one_become_lines_where_lines_are_the_custom() => VerifyFix(
        Id,
        "get,put",
        "Write 'GET', 'PUT'",
        "[{\r\n\t\"AllowedOrigins\": [\"https://app.example\"],\r\n\t\"AllowedMethods\": " +
        "[\r\n\t\t\"get,put\"\r\n\t]\r\n}]\r\n",
        "[{\r\n\t\"AllowedOrigins\": [\"https://app.example\"],\r\n\t\"AllowedMethods\": " +
        "[\r\n\t\t\"GET\",\r\n\t\t\"PUT\"\r\n\t]\r\n}]\r\n");

    [Fact]
    public Task A_list_is_not_emptied() => OffersNothing(Id, Rule("[\"OPTIONS\", \"options\", \"TRACE\"]"));

    [Fact]
    public Task XML_has_an_element_for_each() => VerifyFixAll(
        Id,
        "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example</AllowedOrigin>\n    " +
        "<AllowedMethod>get, put</AllowedMethod>\n" +
        "    <AllowedMethod>OPTIONS</AllowedMethod>\n    <AllowedMethod><![CDATA[head]]></AllowedMethod>\n    " +
        "<AllowedMethod></AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>\n",
        "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example</AllowedOrigin>\n    " +
        "<AllowedMethod>GET</AllowedMethod>\n" +
        "    <AllowedMethod>PUT</AllowedMethod>\n    <AllowedMethod><![CDATA[head]]></AllowedMethod>\n  " +
        "</CORSRule>\n</CORSConfiguration>\n",
        fileName: "cors.xml");

    private static string Rule(string methods) =>
        $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": {{methods}} }]""";
}
