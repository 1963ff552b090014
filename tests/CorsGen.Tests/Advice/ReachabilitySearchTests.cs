using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Reachability;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>Cover and reachability against all requests of a small world, each decided by the reference.</summary>
public class ReachabilitySearchTests(ITestOutputHelper output)
{
    private const int ConfigurationCount = 3000;

    [Fact]
    public void A_rule_is_reported_exactly_when_no_request_reaches_it()
    {
        Random random = TestSeed.CreateRandom(output);
        int rules = 0;
        int alone = 0;
        int together = 0;
        int movable = 0;
        var missed = new List<string>();
        for (int i = 0; i < ConfigurationCount; i++)
        {
            SmallConfiguration configuration = SmallConfiguration.Create(random);
            Dictionary<int, string> reported = configuration.Findings(Descriptors.UnreachableRule)
                .ToDictionary(pair => pair.Rule, pair => pair.Finding.Message);

            rules += configuration.Rules.Length;
            foreach (int rule in Enumerable.Range(0, configuration.Rules.Length))
            {
                bool isReached = SmallWorld.IsReached(configuration.Rules, rule);
                if (reported.TryGetValue(rule, out string? message))
                {
                    if (isReached)
                    {
                        Assert.Fail($"A request reaches rule {rule + 1}.\n{configuration}");
                    }

                    int[] covering = RulesIn(message);
                    alone += covering.Length == 1 ? 1 : 0;
                    together += covering.Length > 1 ? 1 : 0;
                    bool isCut = message.Contains(" more before it", StringComparison.Ordinal);
                    AssertCover(configuration, isCut ? [.. Enumerable.Range(0, rule)] : covering, rule);

                    // Where the message says to put it, it is reached, and so are all that were.
                    List<ReferenceRule> moved = [.. configuration.Rules];
                    moved.RemoveAt(rule);
                    moved.Insert(covering[0], configuration.Rules[rule]);
                    bool[] reachedBefore =
                    [
                        .. configuration.Rules.Select((_, index) => SmallWorld.IsReached(configuration.Rules, index)),
                    ];
                    bool[] reachedAfter = [.. moved.Select((_, index) => SmallWorld.IsReached([.. moved], index))];
                    bool mayMove =
                        reachedAfter[covering[0]] && reachedAfter.Count(one => one) > reachedBefore.Count(one => one);
                    bool isAdvised = message.Contains(
                        $"; put it before Rules[{covering[0]}], or remove it", StringComparison.Ordinal);
                    Assert.True(mayMove == isAdvised, $"{message}\n{configuration}");
                    movable += isAdvised ? 1 : 0;
                }
                else if (!isReached)
                {
                    missed.Add($"Nothing reaches rule {rule + 1}.\n{configuration}");
                }
            }
        }

        output.WriteLine(
            $"{ConfigurationCount} configurations of {rules} rules; {SmallWorld.Origins.Length} origins, " +
            $"{SmallWorld.Methods.Length} methods, {SmallWorld.HeaderLists.Length} sets of headers each; {alone} " +
            $"rules covered by one rule, {together} by several; {missed.Count} neither reported nor reached");
        missed.ForEach(output.WriteLine);

        // Each list has a letter that no entry has, so there is none of what the advice leaves out.
        Assert.Empty(missed);
        Assert.InRange(alone, ConfigurationCount / 10, rules);
        Assert.InRange(together, ConfigurationCount / 20, rules);
        Assert.InRange(movable, ConfigurationCount / 20, alone + together - (ConfigurationCount / 20));
    }

    [Fact]
    public void An_entry_covers_another_when_it_matches_all_that_the_other_does()
    {
        Dictionary<string, HashSet<string>> matched = TextsMatched([.. SmallWorld.Texts("abx", 5)]);
        int covers = 0;
        foreach (string wider in SmallWorld.OriginEntries)
        {
            var index = new CoverIndex();
            index.Add(wider, 7);
            foreach (string narrower in SmallWorld.OriginEntries)
            {
                bool isCovered = matched[narrower].IsSubsetOf(matched[wider]);
                covers += isCovered ? 1 : 0;
                Assert.True(
                    isCovered == index.OwnersCovering(narrower).SequenceEqual([7]),
                    $"{wider} covers {narrower}: {isCovered}");
            }
        }

        output.WriteLine($"{SmallWorld.OriginEntries.Length} entries; {covers} of all pairs cover");
    }

    [Fact]
    public void The_owners_of_all_entries_that_cover_one_are_found_the_widest_first()
    {
        Random random = TestSeed.CreateRandom(output);
        Dictionary<string, HashSet<string>> matched = TextsMatched(SmallWorld.Origins);
        for (int i = 0; i < 2000; i++)
        {
            string[] entries =
            [
                .. Enumerable.Range(0, random.Next(1, 12))
                    .Select(_ => random.Pick(SmallWorld.OriginEntries))
                    .Distinct(),
            ];
            var index = new CoverIndex();
            foreach ((int owner, string entry) in entries.Index())
            {
                index.Add(entry, owner);
            }

            foreach (string entry in SmallWorld.OriginEntries)
            {
                string[] found = [.. index.OwnersCovering(entry).Select(owner => entries[owner])];
                Assert.Equal(
                    entries.Where(wider => matched[entry].IsSubsetOf(matched[wider])).Order(StringComparer.Ordinal),
                    found.Order(StringComparer.Ordinal));
                if (found.Length > 0)
                {
                    Assert.DoesNotContain(found[1..], wider => matched[found[0]].IsSubsetOf(matched[wider]));
                }

                // A text is in a union when it is in one of them; for a wildcard that is so too, which all the rest
                // builds on.
                bool isCovered = matched[entry].All(text => entries.Any(wider => matched[wider].Contains(text)));
                Assert.True(
                    isCovered == found.Length > 0,
                    $"{string.Join(", ", entries)} cover {entry}: {isCovered}. {TestSeed.Hint}");
            }
        }
    }

    // The rules that are named allow, between them, whatever the rule does.
    private static void AssertCover(SmallConfiguration configuration, int[] covering, int rule)
    {
        Assert.All(covering, earlier => Assert.InRange(earlier, 0, rule - 1));
        string[] origins =
        [
            .. SmallWorld.Origins.Where(origin => SmallWorld.AllowsOrigin(configuration.Rules[rule], origin)),
        ];
        foreach (string method in configuration.Rules[rule].AllowedMethods.Distinct())
        {
            string widest = SmallWorld.HeaderLists.Where(headers => SmallWorld.Allows(
                configuration.Rules[rule], origins[0], method, headers)).MaxBy(headers => headers.Length)!;
            foreach (string origin in origins)
            {
                Assert.True(
                    covering.Any(earlier => SmallWorld.Allows(configuration.Rules[earlier], origin, method, widest)),
                    $"{origin} {method} {widest} of rule {rule + 1} is not covered.\n{configuration}");
            }
        }
    }

    // "…: Rules[0] and Rules[2] before it …", as indexes.
    private static int[] RulesIn(string message) =>
        [.. message.Split(": ")[1].Split(" before ")[0].Split("Rules[").Skip(1)
            .Select(rule => int.Parse(rule.Split(']')[0], System.Globalization.CultureInfo.InvariantCulture))];

    private static Dictionary<string, HashSet<string>> TextsMatched(string[] texts) =>
        SmallWorld.OriginEntries.ToDictionary(
        entry => entry,
        entry => texts.Where(text => SmallWorld.AllowsOrigin(
            new ReferenceRule(null, [entry], ["GET"], [], [], null, null), text)).ToHashSet());
}
