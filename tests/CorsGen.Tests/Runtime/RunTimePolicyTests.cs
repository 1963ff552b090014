using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Runtime;

/// <summary>A policy at run time against the class that a build generates, and against the reference.</summary>
public class RunTimePolicyTests(ITestOutputHelper output)
{
    private const int PoliciesPerAssembly = 200;
    private const int RequestsEach = 500;

    [Fact]
    public void A_policy_answers_every_request_as_the_class_and_the_reference_do()
    {
        const int Requests = 2_000;
        Random random = TestSeed.CreateRandom(output);
        int count = TestSize.Of(500);
        RandomConfiguration[] configurations =
            [.. Enumerable.Range(0, count).Select(number => RandomConfiguration.Create(random, number))];
        int allowed = 0;
        foreach (RandomConfiguration[] chunk in configurations.Chunk(PoliciesPerAssembly))
        {
            foreach ((RandomConfiguration configuration, Decide decide) in chunk.Zip(PolicyBatch.Load(
                chunk, onNetStandard: false)))
            {
                ICorsPolicy policy = Compile(configuration);
                for (int i = 0; i < Requests; i++)
                {
                    RandomRequest request = RandomRequest.Create(random, configuration);
                    MatcherAgainstReferenceTests.Compare(configuration, decide, request);
                    allowed += MatcherAgainstReferenceTests.Compare(
                        configuration, Decide(policy), request).RuleIndex < 0 ? 0 : 1;
                }
            }
        }

        output.WriteLine($"{count} configurations, {count * Requests} requests, {allowed} of them allowed");
        Assert.InRange(allowed, count * Requests / 5, count * Requests);
    }

    [Theory]
    [MemberData(nameof(MatcherFormsTests.Forms), MemberType = typeof(MatcherFormsTests))]
    public void Every_form_answers_as_the_reference_does(string form)
    {
        Random random = TestSeed.CreateRandom(output);
        PlanForms forms = MatcherFormsTests.s_forms[form];
        forms = forms with { RulesPerPage = Math.Min(forms.RulesPerPage, ExecutablePolicy.Forms.RulesPerPage) };
        int allowed = 0;
        int count = TestSize.Of(200);
        for (int number = 0; number < count; number++)
        {
            RandomConfiguration configuration = RandomConfiguration.Create(random, number);
            Policy policy =
                Compiled.Of(configuration.Json, configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3).ToPolicy()!;
            Decide decide = Decide(ExecutablePolicy.Create(policy, forms));
            for (int i = 0; i < RequestsEach; i++)
            {
                RandomRequest request = RandomRequest.Create(random, configuration);
                allowed += MatcherAgainstReferenceTests.Compare(configuration, decide, request).RuleIndex < 0 ? 0 : 1;
            }
        }

        output.WriteLine($"{form}: {count * RequestsEach} requests, {allowed} of them allowed");
        Assert.InRange(allowed, count * RequestsEach / 10, count * RequestsEach);
    }

    [Fact]
    public void Three_hundred_rules_answer_as_the_reference_does()
    {
        Random random = TestSeed.CreateRandom(output);
        ReferenceRule[] rules = [.. Enumerable.Range(0, 300).Select(number => new ReferenceRule(
            Id: null,
            [
                number % 7 == 0 ? $"https://*.{number}.example" : $"https://{number}.example",
                $"https://{number % 40}.shared.example",
            ],
            [number % 2 == 0 ? "GET" : "PUT"],
            number % 3 == 0 ? [] : [$"x-{number}", "x-shared-*"],
            [],
            MaxAgeSeconds: null,
            AllowCredentials: number % 5 == 0))];
        var configuration = new RandomConfiguration(
            "Policy", IsWeb: true, rules, RandomConfiguration.Write(random, rules));
        Decide decide = Decide(Compile(configuration));
        var matched = new HashSet<int>();
        for (int i = 0; i < 20_000; i++)
        {
            RandomRequest request = RandomRequest.Create(random, configuration);
            matched.Add(MatcherAgainstReferenceTests.Compare(configuration, decide, request).RuleIndex / 64);
        }

        // Rules of every page have answered.
        Assert.Equal([0, 1, 2, 3, 4], matched.Order());
    }

    [Fact]
    public void A_hundred_threads_get_the_answers_that_one_gets()
    {
        Random random = TestSeed.CreateRandom(output);
        RandomConfiguration configuration = RandomConfiguration.Create(random, 1);
        Decide decide = Decide(Compile(configuration));
        RandomRequest[] requests =
            [.. Enumerable.Range(0, 500).Select(_ => RandomRequest.Create(random, configuration))];
        var failures = new ConcurrentQueue<Exception>();
        using var together = new Barrier(100);
        Thread[] threads =
        [
            .. Enumerable.Range(0, together.ParticipantCount).Select(first => new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    for (int i = 0; i < requests.Length; i++)
                    {
                        MatcherAgainstReferenceTests.Compare(
                            configuration, decide, requests[(first + i) % requests.Length]);
                    }
                }
                catch (Exception failure)
                {
                    failures.Enqueue(failure);
                }
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Empty(failures);
    }

    [Fact]
    public void The_rules_are_those_of_the_file()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int number = 0; number < 100; number++)
        {
            RandomConfiguration configuration = RandomConfiguration.Create(random, number);
            ICorsPolicy policy = Compile(configuration);
            Assert.Equal(configuration.Rules.Length, policy.Rules.Count);
            foreach ((ReferenceRule expected, CorsRule actual) in configuration.Rules.Zip(policy.Rules))
            {
                Assert.Equal(expected.Id, actual.Id);
                Assert.Equal(expected.AllowedOrigins, actual.AllowedOrigins);
                Assert.Equal(expected.AllowedMethods, actual.AllowedMethods);
                Assert.Equal(expected.AllowedHeaders, actual.AllowedHeaders);
                Assert.Equal(expected.ExposeHeaders, actual.ExposeHeaders);
                Assert.Equal(expected.MaxAgeSeconds, actual.MaxAgeSeconds);
            }

            Assert.Equal(Enumerable.Range(0, policy.Rules.Count), policy.Rules.Select(rule => rule.Index));
        }
    }

    private static ICorsPolicy Compile(RandomConfiguration configuration) => CorsCompiler.Compile(
        configuration.Json,
        new CorsCompilerOptions { Profile = configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3 }).GetPolicy();

    private static Decide Decide(ICorsPolicy policy) => (origin, method, headers) =>
    {
        CorsResult result = policy.Evaluate(origin, method, headers);
        Assert.Same(result.RuleIndex < 0 ? null : policy.Rules[result.RuleIndex], result.Rule);
        return (result.IsAllowed, result.RuleIndex, (int)result.Denial, result.AllowOrigin, result.AllowCredentials,
            result.AllowMethods, result.AllowHeaders, result.ExposeHeaders, result.MaxAge);
    };
}
