using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS002, 007 and 008: strings that should be lists, names or numbers.</summary>
public class ValueFixTests
{
    private const string Shape = "CORS002";
    private const string HeaderName = "CORS007";
    private const string MaxAge = "CORS008";

    [Theory]
    [InlineData("\"*\"", "\"AllowedHeaders\": \"*\"", "\"AllowedHeaders\": [\"*\"]")]
    [InlineData("\"x-a, x-b,\"", "\"ExposeHeaders\": \"x-a, x-b,\"", "\"ExposeHeaders\": [\"x-a\", \"x-b\"]")]
    public Task A_string_becomes_a_list(string under, string before, string after) =>
        VerifyFix(Shape, under, "Make it a list", Rule(before), Rule(after));

    [Fact]
    public Task All_strings_become_lists_laid_out_as_others() => VerifyFixAll(
        Shape,
        "{\n  \"CORSRules\": [\n    {\n      \"AllowedMethods\": [ \"GET\" ],\n      \"AllowedOrigins\": " +
        "\"https://a.example\",\n      \"AllowedHeaders\": \"x-a,x-b\"\n    }\n  ]\n}\n",
        "{\n  \"CORSRules\": [\n    {\n      \"AllowedMethods\": [ \"GET\" ],\n      \"AllowedOrigins\": [ " +
        "\"https://a.example\" ],\n      \"AllowedHeaders\": [ \"x-a\", \"x-b\" ]\n    }\n  ]\n}\n");

    [Fact]
    public Task A_rule_alone_becomes_a_list() => VerifyFix(
        Shape,
        "{",
        "Wrap the rule in [ ]",
        "{\r\n  \"AllowedOrigins\": [\"*\"],\r\n  \"AllowedMethods\": [\"GET\"]\r\n}\r\n",
        "[{\r\n  \"AllowedOrigins\": [\"*\"],\r\n  \"AllowedMethods\": [\"GET\"]\r\n}]\r\n");

    [Theory]
    [InlineData("\"AllowedHeaders\": 5")]
    [InlineData("\"AllowedHeaders\": [5]")]
    [InlineData("\"AllowedHeaders\": \" , \"")]
    public Task What_is_not_a_list_of_strings_is_left(string field) => OffersNothing(Shape, Rule(field));

    [Theory]
    [InlineData("x-a:", "Write 'x-a'", "[\"x-a:\"]", "[\"x-a\"]")]
    [InlineData(" x-a", "Write 'x-a'", "[\"x-b\",\" x-a\"]", "[\"x-b\",\"x-a\"]")]
    [InlineData("x-a, x-b", "Write 'x-a', 'x-b'", "[\"x-a, x-b\", \"x-c\"]", "[\"x-a\", \"x-b\", \"x-c\"]")]
    [InlineData("\"\"", "Remove ''", "[\"x-a\", \"\"]", "[\"x-a\"]")]
    public Task A_header_name_loses_what_does_not_belong_to_it(
        string under, string title, string before, string after) =>
        VerifyFix(HeaderName, under, title, Rule($"\"ExposeHeaders\": {before}"), Rule($"\"ExposeHeaders\": {after}"));

    [Theory]
    [InlineData("[\"x a\"]")]
    [InlineData("[\"x-*\"]")]
    [InlineData("[\"\"]")]
    [InlineData("[\"x-a,x b\"]")]
    public Task What_is_for_the_author_to_say_is_left(string headers) =>
        OffersNothing(HeaderName, Rule($"\"ExposeHeaders\": {headers}"));

    [Fact]
    public Task All_header_names_at_once() => VerifyFixAll(
        HeaderName,
        Rule("\"AllowedHeaders\": [\"x-a:\", \"x-a\", \"x-b,x-c\"], \"ExposeHeaders\": [\" etag \"]"),
        Rule("\"AllowedHeaders\": [\"x-a\", \"x-b\", \"x-c\"], \"ExposeHeaders\": [\"etag\"]"));

    [Fact]
    public Task A_number_loses_its_quotes() =>
        VerifyFix(
            MaxAge, "\"3000\"", "Write 3000", Rule("\"MaxAgeSeconds\": \"3000\""), Rule("\"MaxAgeSeconds\": 3000"));

    [Theory]
    [InlineData("0300", "300")]
    [InlineData("00", "0")]
    public Task A_number_loses_the_zeros_that_JSON_does_not_know(string digits, string number) =>
        VerifyFix(
            MaxAge,
            $"\"{digits}\"",
            $"Write {number}",
            Rule($"\"MaxAgeSeconds\": \"{digits}\""),
            Rule($"\"MaxAgeSeconds\": {number}"));

    [Theory]
    [InlineData("\"1h\"")]
    [InlineData("\"99999999999\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public Task What_is_not_a_number_is_left(string value) =>
        OffersNothing(MaxAge, Rule($"\"MaxAgeSeconds\": {value}"));

    private static string Rule(string field) =>
        $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], {{field}} }]""";
}
