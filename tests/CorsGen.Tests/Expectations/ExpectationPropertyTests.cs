using System.Collections.Generic;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Expectations;

/// <summary>CORS016 and CORS017, property by property: names that were meant, and values of the wrong kind.</summary>
public class ExpectationPropertyTests
{
    private const string Rules = """
        [
          { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "ExposeHeaders": ["*"] },
          {
            "AllowedOrigins": ["https://b.example"],
            "AllowedMethods": ["GET"],
            "ExposeHeaders": ["x-a"],
            "AllowCredentials": true
          }
        ]
        """;

    [Theory]
    [InlineData("allowed", "allow")]
    [InlineData("allows", "allow")]
    [InlineData("Origin", "allow")]
    [InlineData("origins", "allow")]
    [InlineData("ALLOW", "allow")]
    [InlineData("denied", "deny")]
    [InlineData("denies", "deny")]
    [InlineData("forbid", "deny")]
    [InlineData("methods", "method")]
    [InlineData("header", "headers")]
    [InlineData("credential", "credentials")]
    [InlineData("rules", "rule")]
    [InlineData("id", "rule")]
    [InlineData("expose", "exposes")]
    [InlineData("exposed", "exposes")]
    [InlineData("exposeHeaders", "exposes")]
    [InlineData("maxage", "maxAge")]
    [InlineData("MaxAgeSeconds", "maxAge")]
    [InlineData("reason", "because")]
    [InlineData("denial", "because")]
    public void A_property_that_has_another_name_is_named(string written, string meant)
    {
        string origin = meant is "allow" or "deny" ? "" : "\"allow\": \"https://a.example\", ";

        Assert.Contains(
            ("CORS017", written, $"An expectation has no property '{written}'; did you mean '{meant}'?"),
            ErrorsOf($$"""[{ {{origin}}"{{written}}": 0 }]"""));
    }

    [Theory]
    [InlineData("because", "\"Origin\"")]
    public void What_is_said_of_a_denial_is_not_said_of_an_answer(string property, string value) => Assert.Equal(
        [("CORS017", property, $"'{property}' is said of requests that are denied; remove it, or write 'deny'")],
        ErrorsOf($$"""[{ "allow": "https://a.example", "{{property}}": {{value}} }]"""));

    [Theory]
    [InlineData("credentials", "true")]
    [InlineData("rule", "0")]
    [InlineData("exposes", "[\"x-a\"]")]
    [InlineData("maxAge", "60")]
    public void What_is_said_of_an_answer_is_not_said_of_a_denial(string property, string value) => Assert.Equal(
        [("CORS017", property, $"'{property}' is said of requests that are allowed; remove it, or write 'allow'")],
        ErrorsOf($$"""[{ "deny": "https://c.example", "{{property}}": {{value}} }]"""));

    [Theory]
    [InlineData("method", "[1]", "1", "This must be a method, in quotes")]
    [InlineData("method", "[]", "[]", "'method' is empty; add a method")]
    [InlineData("method", "1", "1", "'method' must be a method in quotes, or a list of them")]
    [InlineData("headers", "[1]", "1", "This must be a header name, in quotes")]
    [InlineData("headers", "[]", "[]", "'headers' is empty; add a header name, or remove it")]
    [InlineData("headers", "1", "1", "'headers' must be a list, each a header name in quotes")]
    [InlineData("exposes", "\"x-a\"", "\"x-a\"", "'exposes' is a list; wrap 'x-a' in [ ]")]
    [InlineData("exposes", "[true]", "true", "This must be a header name, in quotes")]
    [InlineData("exposes", "[]", "[]", "'exposes' is empty; add a header name, or remove it")]
    [InlineData("exposes", "{}", "{}", "'exposes' must be a list, each a header name in quotes")]
    [InlineData("credentials", "null", "null", "'credentials' must be true or false, without quotes")]
    [InlineData("credentials", "1", "1", "'credentials' must be true or false, without quotes")]
    [InlineData("rule", "true", "true", "'rule' must be the ID of a rule, in quotes, or its index, from 0")]
    [InlineData("maxAge", "1.5", "1.5", "'maxAge' must be a whole number of seconds, without quotes")]
    [InlineData("maxAge", "[60]", "[60]", "'maxAge' must be a whole number of seconds, without quotes")]
    public void A_value_of_the_wrong_kind_is_an_error_that_says_what_to_write(
        string property, string value, string span, string message) =>
        Assert.Equal(
            [("CORS017", span, message)],
            ErrorsOf($$"""[{ "allow": "https://a.example", "{{property}}": {{value}} }]"""));

    [Theory]
    [InlineData("\"Credentials\"", "Credentials", "")]
    [InlineData("\"method\"", "method", "; write 'Method'")]
    [InlineData("1", "1", "")]
    public void A_reason_is_one_of_four(string value, string span, string advice) => Assert.Equal(
        [("CORS017", span, $"'because' must be NoOrigin, Origin, Method or Headers{advice}")],
        ErrorsOf($$"""[{ "deny": "https://c.example", "because": {{value}} }]"""));

    [Theory]
    [InlineData("\"allow\"")]
    [InlineData("12")]
    [InlineData("null")]
    public void A_value_by_itself_is_no_list(string text) => Assert.Equal(
        [("CORS017", text.Trim('"'), "Expectations are a list, [ { \"allow\": \"https://app.example.com\" } ]")],
        ErrorsOf(text).Select(error => (error.Id, error.Span.Trim('"'), error.Message)));

    [Fact]
    public void What_is_broken_is_told_once()
    {
        Assert.Single(ErrorsOf("[{ \"allow\": \"https://a.example\" }"));
        Assert.Single(ErrorsOf("[{ \"allow\": [ }]"));
        Assert.Single(ErrorsOf("oops"));
        Assert.Single(ErrorsOf("["));
    }

    [Fact]
    public void A_wildcard_exposes_what_is_named_but_with_credentials_only_itself()
    {
        Assert.Empty(ErrorsOf("""[{ "allow": "https://a.example", "exposes": ["x-any", "ETag"] }]"""));
        Assert.Empty(ErrorsOf("""[{ "allow": "https://b.example", "exposes": ["X-A"] }]"""));
        Assert.Equal(
            [
                (
                    "CORS016",
                    "https://b.example",
                    "'https://b.example' with 'GET' should be able to read '*', but 'Rules[1]' doesn't expose it; add " +
                        "it to ExposeHeaders"),
            ],
            ErrorsOf("""[{ "allow": "https://b.example", "exposes": ["*"] }]"""));
    }

    [Fact]
    public void A_rule_without_a_time_is_said_to_have_none() => Assert.Equal(
        [
            (
                "CORS016",
                "https://a.example",
                "'https://a.example' with 'GET' should be answered for 60 seconds, but 'Rules[0]' has no MaxAgeSeconds"),
        ],
        ErrorsOf("""[{ "allow": "https://a.example", "maxAge": 60 }]"""));

    private static IEnumerable<(string Id, string Span, string Message)> ErrorsOf(string expectations)
    {
        var project = new TestProject
        {
            Files =
            [
                new TestFile("/app/cors.json", Rules, ("CorsProfile", "Web")),
                new TestFile("/app/cors.expect.json", expectations),
            ],
        };
        return
        [
            .. project.Generate().Errors.Select((Diagnostic error) =>
                (error.Id, project.TextUnder(error), error.GetMessage(null))),
        ];
    }
}
