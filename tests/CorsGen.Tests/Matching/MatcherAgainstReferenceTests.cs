using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Matching;

/// <summary>
/// Random configurations, compiled, against the reference, which interprets them. Those of today's framework are also
/// among what <see cref="Runtime.RunTimePolicyTests"/> tries.
/// </summary>
public class MatcherAgainstReferenceTests(ITestOutputHelper output)
{
    private const int PoliciesPerAssembly = 200;

    [Theory]
    [InlineData(false, 100, 500)]
    [InlineData(true, 200, 500)]
    public void A_compiled_policy_decides_every_request_as_the_reference_does(
        bool onNetStandard, int configurationCount, int requestsEach)
    {
        Random random = TestSeed.CreateRandom(output);
        var denials = new Dictionary<CorsDenial, int>();
        var sizes = new SortedDictionary<int, int>();
        var matchedRules = new HashSet<int>();
        int credentials = 0;
        int anyOrigins = 0;

        RandomConfiguration[] configurations =
            [.. Enumerable.Range(0, configurationCount).Select(number => RandomConfiguration.Create(random, number))];
        foreach (RandomConfiguration[] chunk in configurations.Chunk(PoliciesPerAssembly))
        {
            IReadOnlyList<Decide> policies = PolicyBatch.Load(chunk, onNetStandard);
            foreach ((RandomConfiguration configuration, Decide decide) in chunk.Zip(policies))
            {
                sizes[configuration.Rules.Length] = sizes.GetValueOrDefault(configuration.Rules.Length) + 1;
                for (int i = 0; i < requestsEach; i++)
                {
                    ReferenceAnswer answer =
                        Compare(configuration, decide, RandomRequest.Create(random, configuration));
                    denials[answer.Denial] = denials.GetValueOrDefault(answer.Denial) + 1;
                    matchedRules.Add(answer.RuleIndex);
                    credentials += answer.AllowCredentials ? 1 : 0;
                    anyOrigins += answer.AllowOrigin == "*" ? 1 : 0;
                }
            }
        }

        int requests = denials.Values.Sum();
        output.WriteLine(
            $"{configurationCount} configurations, {configurations.Count(configuration => configuration.IsWeb)} of " +
            $"them of profile Web; {requests} requests");
        output.WriteLine(string.Join(
            ", ",
            denials.OrderBy(pair => pair.Key)
                .Select(pair => $"{(pair.Key == CorsDenial.None ? "allowed" : pair.Key)}: {pair.Value}")));
        output.WriteLine(
            $"credentials: {credentials}; any origin: {anyOrigins}; last rule to answer: {matchedRules.Max()}");
        output.WriteLine("configurations by rules: " +
            string.Join(", ", sizes.Select(pair => $"{pair.Key}: {pair.Value}")));

        // A run that meets only one kind of request shows nothing of the others.
        Assert.Equal(configurationCount * requestsEach, requests);
        Assert.All(Enum.GetValues<CorsDenial>(), denial => Assert.InRange(denials[denial], requests / 50, requests));
        Assert.InRange(denials[CorsDenial.None], requests / 5, requests);
        Assert.InRange(credentials, requests / 50, requests);
        Assert.InRange(anyOrigins, requests / 50, requests);
        Assert.All([1, 2, 32, 33, 64, 65, 100, 129, 200], size => Assert.Contains(size, sizes.Keys));
        Assert.All([0, 1, 32, 64], least => Assert.Contains(matchedRules, rule => rule >= least));
    }

    internal static ReferenceAnswer Compare(RandomConfiguration configuration, Decide decide, RandomRequest request)
    {
        (string? origin, string? method, string? headers) = request;
        ReferenceAnswer expected =
            ReferenceEvaluator.Evaluate(configuration.Rules, configuration.IsWeb, origin, method, headers);
        ReferenceRule? rule = expected.RuleIndex < 0 ? null : configuration.Rules[expected.RuleIndex];
        string? difference;
        try
        {
            var actual = decide(origin, method, headers);
            difference = Difference("IsAllowed", rule is not null, actual.IsAllowed)
                ?? Difference("RuleIndex", expected.RuleIndex, actual.RuleIndex)
                ?? Difference("Denial", expected.Denial, (CorsDenial)actual.Denial)
                ?? Difference("AllowOrigin", expected.AllowOrigin, actual.AllowOrigin)
                ?? Difference("AllowCredentials", expected.AllowCredentials, actual.AllowCredentials)
                ?? Difference("AllowHeaders", expected.AllowHeaders, actual.AllowHeaders)
                ?? Difference("AllowMethods", rule?.AllowMethods, actual.AllowMethods)
                ?? Difference("ExposeHeaders", rule?.Expose, actual.ExposeHeaders)
                ?? Difference("MaxAge", rule?.MaxAge, actual.MaxAge)
                ?? (actual.AllowHeaders is null || ReferenceEquals(actual.AllowHeaders, headers)
                    ? null
                    : "AllowHeaders is a copy")
                ?? (actual.AllowOrigin is null or "*" || ReferenceEquals(actual.AllowOrigin, origin)
                    ? null
                    : "AllowOrigin is a copy")
                ?? (actual.IsAllowed && (method is null || string.IsNullOrEmpty(origin))
                    ? "allowed without an origin or a method"
                    : null);
        }
#pragma warning disable CA1031 // Whatever is thrown is a difference.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            difference = exception.ToString();
        }

        if (difference is not null)
        {
            Assert.Fail(
                $"{difference}\n{TestSeed.Hint}\n{request}\nprofile " +
                $"{(configuration.IsWeb ? "Web" : "S3")}\n{configuration.Json}");
        }

        return expected;
    }

    private static string? Difference<T>(string what, T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual)
            ? null
            : $"{what}: expected {expected?.ToString() ?? "null"}, got {actual?.ToString() ?? "null"}";
}
