using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.Compiler.Emit;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Exhaustive;

/// <summary>
/// Every policy of one rule and of two, over a few letters, with every request: the answers are those of the
/// definition, not only where random input happens to look.
/// </summary>
public class EveryPolicyTests(ITestOutputHelper output)
{
    private const string HeaderLetters = "ab";

    [Fact]
    public void Of_one_rule()
    {
        int longest = 3 + SmallTexts.Extra;
        World world = World.Create("ab.", originPattern: longest, header: 2);
        Search(world, world.Rules.Select(rule => new[] { rule }));
    }

    [Fact]
    public void Of_two_rules()
    {
        string letters = SmallTexts.Extra > 0 ? "ab." : "ab";
        World world = World.Create(letters, originPattern: 2, header: 1 + SmallTexts.Extra);
        Search(world, from first in world.Rules from second in world.Rules select new[] { first, second });
    }

    [Fact]
    public void Generated_of_one_rule_and_of_two()
    {
        World one = World.Create("ab.", originPattern: 2, header: 1);
        World two = World.Create("ab.", originPattern: 1 + SmallTexts.Extra, header: 1);
        SmallRule[][] policies =
        [
            .. one.Rules.Select(rule => new[] { rule }),
            .. from first in two.Rules from second in two.Rules select new[] { first, second },
        ];
        RandomConfiguration[] configurations =
        [
            .. policies.Select((
                rules,
                number) => new RandomConfiguration(
                    $"P{number}", IsWeb: false, [.. rules.Select(rule => rule.ToReference())], "")),
        ];
        string[] sources =
        [
            .. policies.Select((rules, number) =>
            {
                var policy = SmallRule.ToPolicy(rules);
                return PolicyEmitter.Emit(PolicyPlan.Create(policy with
                {
                    Class = policy.Class with { Name = $"P{number}" },
                }));
            }),
        ];

        long requests = 0;
        foreach ((SmallRule[] rules, Decide decide) in policies.Zip(PolicyBatch.Load(configurations, sources)))
        {
            foreach (SmallRequest request in one.Requests)
            {
                var answer = decide(request.Origin, request.Method, request.Headers);
                int given = answer.IsAllowed ? answer.RuleIndex : -answer.Denial - 1;
                AssertEqual(one.Answers.Answer(rules, request), given, rules, request);
            }

            requests += one.Requests.Length;
        }

        output.WriteLine($"{policies.Length} generated policies, {requests} requests.");
    }

    private void Search(World world, IEnumerable<SmallRule[]> policies)
    {
        long count = 0;
        Parallel.ForEach(
            policies,
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            rules =>
        {
            var policy = ExecutablePolicy.Create(SmallRule.ToPolicy(rules));
            foreach (SmallRequest request in world.Requests)
            {
                int given = SmallAnswers.Of(policy.Evaluate(request.Origin, request.Method, request.Headers));
                AssertEqual(world.Answers.Answer(rules, request), given, rules, request);
            }

            Interlocked.Increment(ref count);
        });
        output.WriteLine($"{count} policies, {count * world.Requests.Length} requests.");
    }

    private static void AssertEqual(int expected, int given, SmallRule[] rules, SmallRequest request)
    {
        if (expected != given)
        {
            Assert.Fail(
                $"Expected {expected}, not {given}, for {request} from\n{string.Join('\n', rules.AsEnumerable())}");
        }
    }

    private sealed record World(SmallRule[] Rules, SmallRequest[] Requests, SmallAnswers Answers)
    {
        /// <summary>The world of patterns up to a length; requests are longer by one character.</summary>
        public static World Create(string originLetters, int originPattern, int header)
        {
            string[] origins = SmallTexts.Patterns(originLetters, originPattern);
            string[] headers = SmallTexts.Patterns(HeaderLetters, header);
            string[] sent = SmallTexts.Texts(originLetters, originPattern + 1);
            string[] names = SmallTexts.Texts(HeaderLetters + "c", Math.Min(header + 1, 3));
            return new World(
                SmallRule.All(origins, [null, .. headers]),
                SmallRequest.All([null, "", .. sent], names),
                new SmallAnswers(new TruthTable(origins, sent), new TruthTable(headers, names)));
        }
    }
}
