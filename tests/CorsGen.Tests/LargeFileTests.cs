using System;
using System.Globalization;
using System.Linq;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests;

/// <summary>
/// Files far beyond the limits of S3, which don't apply in profile Web. The tests only show that they are read in time.
/// </summary>
public class LargeFileTests
{
    private const int Count = 20_000;

    [Fact]
    public void Thousands_of_origins_in_XML_are_a_policy()
    {
        string origins = string.Concat(Enumerable.Range(0, Count)
            .Select(n => $"<AllowedOrigin>https://tenant{n}.example.com</AllowedOrigin>"));
        string wildcards = string.Concat(Enumerable.Range(0, Count / 10)
            .Select(n => $"<AllowedOrigin>https://*.tenant{n}.example.com</AllowedOrigin>"));

        ICorsPolicy policy = TestProject.WithXml(
            $"<CORSConfiguration><CORSRule>{origins}{wildcards}<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            ("CorsProfile", "Web")).Generate().LoadPolicy();

        Assert.True(policy.Evaluate($"https://tenant{Count - 1}.example.com", "GET").IsAllowed);
        Assert.True(policy.Evaluate($"https://a.tenant{(Count / 10) - 1}.example.com", "GET").IsAllowed);
        Assert.False(policy.Evaluate($"https://tenant{Count}.example.com", "GET").IsAllowed);
        Assert.False(policy.Evaluate($"https://a.tenant{Count}.example.com", "GET").IsAllowed);
    }

    // As cases of a switch they would cost the compiler a quarter of a minute.
    [Theory]
    [InlineData("https://app.example.com", "M{0}", 1)]
    [InlineData("*", "M{0}", 1)]
    [InlineData("*", "M{0}", 2)]
    [InlineData("*", "{0}-M", 100)]
    public void Thousands_of_methods_are_a_policy_without_a_switch(string origin, string format, int ruleCount)
    {
        string[] methods =
            [.. Enumerable.Range(0, 5_000).Select(n => string.Format(CultureInfo.InvariantCulture, format, n))];
        string[][] byRule = [.. methods.Chunk(methods.Length / ruleCount)];

        string rules = PolicySamples.Rules(byRule.Select(own => PolicySamples.Rule([origin], own, [])));
        GeneratorResult result = TestProject.WithJson(rules, ("CorsProfile", "Web")).Generate();
        ICorsPolicy policy = result.LoadPolicy();

        Assert.DoesNotContain("switch (method)", result.Source, StringComparison.Ordinal);
        Assert.Equal(ruleCount, policy.Rules.Count);
        for (int n = 0; n < methods.Length; n++)
        {
            int rule = n * ruleCount / methods.Length;
            Assert.Equal(rule, policy.Evaluate("https://app.example.com", methods[n]).RuleIndex);
        }

        foreach (string? other in (string?[])[null, "", "M", "-M", methods[^1] + "0", "0" + methods[^1], "m1", "GET"])
        {
            Assert.Equal(CorsDenial.Method, policy.Evaluate("https://app.example.com", other).Denial);
        }
    }

    [Fact]
    public void A_document_of_lists_that_could_be_rules_has_an_error_for_each()
    {
        string empty = string.Concat(Enumerable.Repeat("{},", Count));
        string names = string.Concat(Enumerable.Range(0, Count).Select(n => $",\"a{n}\":1"));

        GeneratorResult result = TestProject.WithJson(
            $$"""{"x":[{{empty}}{"AllowedOrigins":[]}]{{names}}}""", ("CorsProfile", "Web")).Generate();

        Assert.True(result.Errors.Length > Count);
        result.AssertDeniesEverything();
    }
}
