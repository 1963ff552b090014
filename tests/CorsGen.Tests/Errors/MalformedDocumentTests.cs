using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Errors;

/// <summary>
/// CORS001: what the readers of JSON and XML refuse becomes an error at its place. The readers have tests of their own.
/// </summary>
public class MalformedDocumentTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("[", "")]
    [InlineData("[{ \"AllowedOrigins\": [\"*\",], \"AllowedMethods\": [\"GET\"] }]", ",")]
    [InlineData("[{ \"AllowedOrigins\": [\"*\"], /* all */ \"AllowedMethods\": [\"GET\"] }]", "/* all */")]
    [InlineData("[{ 'AllowedOrigins': [\"*\"], \"AllowedMethods\": [\"GET\"] }]", "'AllowedOrigins'")]
    public void JSON_is_JSON(string text, string under)
    {
        GeneratorResult result = TestProject.WithJson(text).Generate();
        Diagnostic error = Assert.Single(result.Errors, error => error.Id == "CORS001");
        Assert.Equal(under, result.TextUnder(error));
        result.AssertDeniesEverything();
    }

    [Fact]
    public void All_syntax_errors_of_JSON_are_reported()
    {
        GeneratorResult result = TestProject.WithJson(
            "[{ \"AllowedOrigins\": [\"*\"] \"AllowedMethods\": ['GET', \"PUT\",] }] // end").Generate();
        Assert.Equal(["\"AllowedMethods\"", "'GET'", ",", "// end"], result.Errors.Select(result.TextUnder));
        Assert.All(result.Errors, error => Assert.Equal("CORS001", error.Id));
    }

    [Theory]
    [InlineData("cors.json\n[{ \"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"] }]")]
    [InlineData("CORSRules:\n  - AllowedOrigins: [\"*\"]")]
    public void What_is_not_JSON_is_not_called_the_wrong_type_as_well(string text) =>
        Assert.All(TestProject.WithJson(text).Generate().Errors, error => Assert.Equal("CORS001", error.Id));

    [Theory]
    [InlineData("<CORSConfiguration>")]
    [InlineData("<CORSConfiguration><CORSRule></CORSConfiguration>")]
    [InlineData("<CORSConfiguration a=b/>")]
    [InlineData("<!DOCTYPE html><html/>")]
    [InlineData("<CORSConfiguration>&nbsp;</CORSConfiguration>")]
    [InlineData("<")]
    public void XML_is_XML(string text)
    {
        GeneratorResult result = TestProject.WithXml(text).Generate();
        Assert.Equal("CORS001", Assert.Single(result.Errors).Id);
        result.AssertDeniesEverything();
    }
}
