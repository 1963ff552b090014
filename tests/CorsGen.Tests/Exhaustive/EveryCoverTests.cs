using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.Compiler.Reachability;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Exhaustive;

/// <summary>
/// Which entries are covered and which rules are reached, for every pair up to a bound: exactly what the definition
/// says.
/// </summary>
public class EveryCoverTests(ITestOutputHelper output)
{
    // A letter that no pattern has: what a '*' may stand for and no other entry goes on with.
    private const string Letters = "ab";
    private const string Other = "c";

    [Fact]
    public void An_entry_is_covered_exactly_when_all_that_it_matches_is_matched()
    {
        string[] patterns = SmallTexts.Patterns(Letters, 3 + SmallTexts.Extra);
        string[] texts = ["", .. SmallTexts.Texts(Letters + Other, 5 + SmallTexts.Extra)];
        var truth = new TruthTable(patterns, texts);
        foreach (string pattern in patterns)
        {
            var index = new CoverIndex();
            index.Add(pattern, owner: 0);
            foreach (string covered in patterns)
            {
                Assert.True(
                    truth.Covers(pattern, covered) == index.OwnersCovering(covered).Any(),
                    $"'{pattern}' and '{covered}'");
            }
        }

        output.WriteLine($"{patterns.Length * patterns.Length} pairs of entries, {texts.Length} texts each.");
    }

    [Fact]
    public void A_rule_is_unreachable_exactly_when_an_earlier_one_takes_all_its_requests()
    {
        string[] origins = SmallTexts.Patterns(Letters, 2);
        string[] sent = SmallTexts.Texts(Letters + Other, 4);
        string?[] headers =
        [
            null, "*", "a", "b", "a*", "*a", .. SmallTexts.Extra > 0 ? SmallTexts.Patterns(Letters, 2).Skip(3) : [],
        ];
        string[] names = SmallTexts.Texts(Letters + Other, 3);
        SmallRule[] rules = SmallRule.All(origins, headers);

        // One rule evades another by one origin, one method or one header: no request has to name two.
        var originTruth = new TruthTable(origins, sent);
        var headerTruth = new TruthTable(headers.OfType<string>(), names);
        long pairs = 0;
        int unreachable = 0;
        Parallel.ForEach(
            rules,
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            first =>
        {
            foreach (SmallRule second in rules)
            {
                bool isTaken = originTruth.Covers(first.Origin, second.Origin)
                    && second.Methods.All(first.Methods.Contains)
                    && (second.Header is null
                        || (first.Header is not null && headerTruth.Covers(first.Header, second.Header)));
                PolicyCompilation compilation = Compiled.Of(ToJson(first, second), CorsProfile.S3);
                bool isReported = !RuleReachability.CoveringRules(compilation.Document!)[1].IsEmpty;
                if (isTaken != isReported)
                {
                    Assert.Fail($"Expected {isTaken}, not {isReported}, for\n{first}\n{second}");
                }

                Interlocked.Increment(ref pairs);
                Interlocked.Add(ref unreachable, isTaken ? 1 : 0);
            }
        });
        output.WriteLine($"{pairs} pairs of rules, {unreachable} of them with an unreachable one.");
    }

    private static string ToJson(params SmallRule[] rules) => JsonSerializer.Serialize(rules.Select(rule => new
    {
        AllowedOrigins = new[] { rule.Origin },
        AllowedMethods = rule.Methods,
        AllowedHeaders = rule.Header is null ? [] : new[] { rule.Header },
    }));
}
