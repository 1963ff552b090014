using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Matching;

/// <summary>
/// Values of a megabyte. Nothing is timed: what takes the square of their length, or recurses, does not come to an end.
/// </summary>
public class LinearTimeTests
{
    private static readonly string s_long = RandomText.Megabyte("a");

    // A matcher of one rule, of a few, and of several pages, each with every kind of entry.
    private static readonly ReferenceRule[] s_rules =
    [
        Rule(["https://a.example", "a*a", "aa*"], ["content-type", "a*", "*b", "a*b"]),
        Rule(["https://*", "*b", "a*b"], ["x-*"]),
        Rule(["*"], ["*"]),
    ];

    public static TheoryData<int, bool> Shapes => new() { { 1, false }, { 3, false }, { 70, false }, { 3, true } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_of_a_megabyte_are_decided_as_any_others(int ruleCount, bool onNetStandard)
    {
        ReferenceRule[] rules = [.. Enumerable.Range(0, ruleCount).Select(n => s_rules[n % s_rules.Length])];
        var configuration = new RandomConfiguration(
            "Long", IsWeb: false, rules, RandomConfiguration.Write(new Random(1), rules));
        Decide decide = Assert.Single(PolicyBatch.Load([configuration], onNetStandard));

        foreach (RandomRequest request in Requests())
        {
            MatcherAgainstReferenceTests.Compare(configuration, decide, request);
        }
    }

    private static IEnumerable<RandomRequest> Requests()
    {
        foreach (string origin in new[]
        {
            s_long,
            "https://" + s_long,
            s_long + "b",
            s_long + "\u00E9",
            RandomText.Megabyte("*"),
            RandomText.Megabyte(" "),
        })
        {
            yield return new RandomRequest(origin, "GET", null);
        }

        foreach (string method in new[] { s_long, RandomText.Megabyte("GET"), RandomText.Megabyte("\0") })
        {
            yield return new RandomRequest("https://a.example", method, null);
        }

        string[] parts =
        [
            "a", ",", "a,", ", ", " ", "\t", " \t,", "ab, ", "content-type,", "x-a,,", "a ", "\u212A", "a,\u00E9,", "*",
        ];
        foreach (string part in parts)
        {
            string value = RandomText.Megabyte(part);
            yield return new RandomRequest("https://a.example", "GET", value);
            yield return new RandomRequest("x", "GET", value + ",b");
        }

        yield return new RandomRequest("x", "GET", "a" + RandomText.Megabyte(" ") + "b");
        yield return new RandomRequest("x", "GET", RandomText.Megabyte(" ") + "b" + RandomText.Megabyte("\t"));
    }

    private static ReferenceRule Rule(string[] origins, string[] headers) =>
        new(null, origins, ["GET"], headers, [], null, null);
}
