using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Explanations;

/// <summary>An explanation never says anything else than the decision.</summary>
public class ExplainAgainstEvaluateTests(ITestOutputHelper output)
{
    private const int PoliciesPerAssembly = 200;

    [Fact]
    public void An_explanation_agrees_with_the_compiled_policy_and_each_rule_with_the_reference()
    {
        const int Requests = 1000;
        Random random = TestSeed.CreateRandom(output);
        RandomConfiguration[] configurations =
            [.. Enumerable.Range(0, TestSize.Of(300)).Select(number => RandomConfiguration.Create(random, number))];
        var denials = new Dictionary<CorsDenial, int>();
        int nearMisses = 0;
        foreach (RandomConfiguration[] chunk in configurations.Chunk(PoliciesPerAssembly))
        {
            foreach ((RandomConfiguration configuration, Decide decide) in
                chunk.Zip(PolicyBatch.Load(chunk, onNetStandard: false)))
            {
                var policy = (ICorsPolicy)decide.Target!;
                for (int i = 0; i < Requests; i++)
                {
                    var request = RandomRequest.Create(random, configuration);
                    CorsExplanation explanation = policy.Explain(request.Origin, request.Method, request.Headers);
                    Compare(policy, configuration, request, explanation);
                    denials[explanation.Result.Denial] = denials.GetValueOrDefault(explanation.Result.Denial) + 1;

                    // Sentences are for people: a part of them is enough to see that none fails.
                    if (i % 20 == 0)
                    {
                        nearMisses += explanation.Rules.Count(rule => rule.NearMiss is not null);
                        Assert.DoesNotContain(explanation.ToString(), c => c is < ' ' or > '~');
                    }
                }
            }
        }

        output.WriteLine(
            $"{configurations.Length} policies, {denials.Values.Sum()} requests, {nearMisses} near misses; "
            + string.Join(", ", denials.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.All(Enum.GetValues<CorsDenial>(), denial => Assert.InRange(denials[denial], 1, int.MaxValue));
        Assert.InRange(nearMisses, configurations.Length, int.MaxValue);
    }

    [Fact]
    public void On_the_other_framework_the_sentences_are_the_same()
    {
        Random random = TestSeed.CreateRandom(output);
        RandomConfiguration[] configurations =
            [.. Enumerable.Range(0, 100).Select(number => RandomConfiguration.Create(random, number))];
        IReadOnlyList<Decide> here = PolicyBatch.Load(configurations, onNetStandard: false);
        IReadOnlyList<Decide> there = PolicyBatch.Load(configurations, onNetStandard: true);
        for (int i = 0; i < configurations.Length; i++)
        {
            object other = there[i].Target!;
            Type[] interfaces = other.GetType().GetInterfaces();
            Assembly library = interfaces.Single(type => type.FullName == typeof(ICorsPolicy).FullName).Assembly;
            MethodInfo explain = library.GetType(typeof(CorsPolicyExtensions).FullName!, throwOnError: true)!
                .GetMethod(nameof(CorsPolicyExtensions.Explain))!;
            Assert.NotEqual(typeof(CorsPolicyExtensions).Assembly, library);
            for (int j = 0; j < 100; j++)
            {
                (string? origin, string? method, string? headers) = RandomRequest.Create(random, configurations[i]);

                Assert.Equal(
                    ((ICorsPolicy)here[i].Target!).Explain(origin, method, headers).ToString(),
                    explain.Invoke(null, [other, origin, method, headers])!.ToString());
            }
        }
    }

    private static void Compare(
        ICorsPolicy policy, RandomConfiguration configuration, RandomRequest request, CorsExplanation explanation)
    {
        (string? origin, string? method, string? headers) = request;
        CorsResult result = policy.Evaluate(origin, method, headers);
        CorsRuleExplanation[] allowing = [.. explanation.Rules.Where(rule => rule.Denial == CorsDenial.None)];
        CorsDenial furthest = explanation.Rules.Max(rule => rule.Denial);
        bool agrees = explanation.Result.Denial == result.Denial
            && explanation.Result.Rule == result.Rule
            && allowing.FirstOrDefault()?.Rule == result.Rule
            && (allowing.Length > 0 || furthest == result.Denial);
        int differing = agrees ? DifferingRule(configuration, request, explanation) : -1;
        if (!agrees || differing >= 0)
        {
            Assert.Fail(
                $"{(agrees ? $"Rules[{differing}]" : "the policy")} is explained wrongly: {explanation}, {result}\n"
                + $"{TestSeed.Hint}\n{request}\n{configuration.Json}");
        }
    }

    // Each rule alone, by the plain evaluator that shares nothing with the library. Of many rules, a few.
    private static int DifferingRule(
        RandomConfiguration configuration, RandomRequest request, CorsExplanation explanation)
    {
        int step = Math.Max(1, configuration.Rules.Length / 4);
        for (int i = 0; i < configuration.Rules.Length; i += step)
        {
            ReferenceAnswer answer = ReferenceEvaluator.Evaluate(
                [configuration.Rules[i]], configuration.IsWeb, request.Origin, request.Method, request.Headers);
            if (explanation.Rules[i].Denial != answer.Denial)
            {
                return i;
            }
        }

        return -1;
    }
}
