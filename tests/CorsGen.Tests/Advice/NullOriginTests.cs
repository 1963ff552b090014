namespace CorsGen.Tests.Advice;

/// <summary>CORS103: the origin <c>null</c>, or a pattern that matches it.</summary>
public class NullOriginTests
{
    private const string Id = "CORS103";

    [Fact]
    public void Null_is_anybodys() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://example.com", "null"),
        ("warning", "null", "Any site can send 'null', from a sandboxed frame; list the origins that you mean, and " +
            "serve local pages from http://localhost"));

    [Theory]
    [InlineData("n*")]
    [InlineData("nu*l")]
    [InlineData("*null")]
    [InlineData("null*")]
    [InlineData("*l")]
    public void So_is_a_pattern_that_matches_it(string pattern) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"'{pattern}' matches the origin 'null': any site can send 'null', …"));

    [Theory]
    [InlineData("*")]
    [InlineData("nul*ll")]
    [InlineData("nul")]
    [InlineData("Null")]
    [InlineData("*.null")]
    [InlineData("https://null")]
    [InlineData("https://*")]
    public void Others_are_not_reported(string origin) => AdviceAssert.Json(Id, AdviceAssert.Origins(origin));
}
