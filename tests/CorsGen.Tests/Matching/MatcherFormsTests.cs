using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Emit;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Matching;

/// <summary>Every form that a plan can choose, forced upon configurations that would not have got it.</summary>
public class MatcherFormsTests(ITestOutputHelper output)
{
    private static readonly int s_configurationsPerForm = TestSize.Of(60);
    private const int RequestsEach = 500;

    private static readonly PlanForms s_flat = new(int.MaxValue, int.MaxValue, int.MaxValue, RulesPerPage: 128);

    internal static readonly Dictionary<string, PlanForms> s_forms = new()
    {
        ["cases and tests"] = s_flat,
        ["literal trees"] = s_flat with { MostCases = 0 },
        ["trees of suffixes"] = s_flat with { MostTests = 0 },
        ["trees of prefixes and suffixes"] = s_flat with { MostTests = 0, MostPrefixes = 0 },
        ["pages of one rule"] = s_flat with { RulesPerPage = 1 },
        ["pages of 33 rules"] = s_flat with { RulesPerPage = 33 },
        ["pages of 65 rules, all trees"] = new(0, 0, 0, RulesPerPage: 65),
    };

    // By what a source calls one can tell what the plan has chosen.
    private static readonly (string Form, string Code)[] s_marks =
    [
        ("one rule", "bool AllowsMethod("),
        ("a set of 32", "uint RulesForMethod"),
        ("a set of 64", "ulong RulesForMethod"),
        ("a set of 128", "WideRuleSet RulesForMethod"),
        ("pages", "FirstOfRules"),
        ("a leading rule", "if (requestHeaders is null)"),
        ("cases of origins", "switch (origin)"),
        ("a tree of origins", "FindWhole(origin"),
        ("cases of methods", "RulesForMethod(string? method)\n        {\n            switch (method)"),
        ("a tree of methods", "FindWhole(method"),
        ("tests of origins", "OriginPattern.IsMatch("),
        ("trees of suffixes of origins", "OriginWildcardNodes"),
        ("a tree of prefixes of origins", "AsSpan(origin), OriginWildcard"),
        ("cases of headers", "HeaderName.AreEqual("),
        ("a tree of headers", "FindWholeIgnoringCase("),
        ("tests of headers", "HeaderName.IsMatch(name"),
        ("trees of suffixes of headers", "HeaderWildcardNodes"),
        ("a tree of prefixes of headers", "PrefixWalk(name"),
        ("any header", "RequestedHeaders.AreTokens("),
    ];

    public static TheoryData<string> Forms => [.. s_forms.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_decides_as_the_reference_does(string form)
    {
        Random random = TestSeed.CreateRandom(output);
        RandomConfiguration[] configurations =
            [
                .. Enumerable.Range(0, s_configurationsPerForm)
                    .Select(number => RandomConfiguration.Create(random, number)),
            ];
        string[] sources = [.. configurations.Select(configuration => Compile(configuration, s_forms[form]))];

        int allowed = 0;
        foreach ((RandomConfiguration configuration, Decide decide) in configurations.Zip(PolicyBatch.Load(
            configurations, sources)))
        {
            for (int i = 0; i < RequestsEach; i++)
            {
                RandomRequest request = RandomRequest.Create(random, configuration);
                allowed += MatcherAgainstReferenceTests.Compare(configuration, decide, request).RuleIndex < 0 ? 0 : 1;
            }
        }

        output.WriteLine(
            $"{form}: {configurations.Length * RequestsEach} requests, {allowed} of them allowed; sources with");
        WriteCounts(sources);
        Assert.InRange(allowed, configurations.Length * RequestsEach / 10, configurations.Length * RequestsEach);
    }

    [Fact]
    public void Random_configurations_have_every_form_by_themselves()
    {
        Random random = TestSeed.CreateRandom(output);
        string[] sources =
        [
            .. Enumerable.Range(0, 2_000)
                .Select(number => Compile(RandomConfiguration.Create(random, number), PlanForms.Cheapest)),
        ];

        WriteCounts(sources);
        Assert.All(
            s_marks, mark => Assert.Contains(sources, source => source.Contains(mark.Code, StringComparison.Ordinal)));
    }

    private void WriteCounts(string[] sources)
    {
        foreach ((string form, string code) in s_marks)
        {
            output.WriteLine($"  {form}: {sources.Count(source => source.Contains(code, StringComparison.Ordinal))}");
        }
    }

    private static string Compile(RandomConfiguration configuration, PlanForms forms)
    {
        CorsProfile profile = configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3;
        PolicyCompilation compilation = Compiled.Of(configuration.Json, profile);
        var policy = new Policy(
            "cors.json",
            new PolicyClass("App", configuration.ClassName, IsPublic: false),
            profile,
            RuleBuilder.Build(compilation.Document!));
        Assert.Empty(compilation.Errors);
        return PolicyEmitter.Emit(PolicyPlan.Create(policy, forms));
    }
}
