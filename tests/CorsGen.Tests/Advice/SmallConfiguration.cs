using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>
/// A valid configuration of few letters (<see cref="SmallWorld"/>), in which rules take much from each other: often a
/// whole is parted among several, and then asked for again.
/// </summary>
internal sealed record SmallConfiguration(ReferenceRule[] Rules, bool IsWeb, string Json)
{
    public static SmallConfiguration Create(Random random)
    {
        var rules = new List<ReferenceRule>();
        if (random.Chance(0.6))
        {
            ReferenceRule whole = CreateRule(random);
            rules.AddRange(Part(random, whole));
            rules.Add(Narrow(random, whole));
        }

        for (int count = random.Next(rules.Count == 0 ? 2 : 0, 3); count > 0; count--)
        {
            rules.Insert(
                random.Next(rules.Count + 1),
                random.Chance(0.3) && rules.Count > 0 ? Narrow(random, random.Pick(rules)) : CreateRule(random));
        }

        bool isWeb = random.Chance(0.3);
        ReferenceRule[] complete =
        [
            .. rules.Select(rule => rule with
            {
                AllowCredentials = isWeb && !rule.AllowedOrigins.Contains("*") ? random.Chance(0.7) : null,
            }),
        ];
        return new SmallConfiguration(complete, isWeb, RandomConfiguration.Write(random, complete));
    }

    /// <summary>What one piece of advice says of the configuration, and to which rule: by the index, or -1.</summary>
    public ImmutableArray<(int Rule, Finding Finding)> Findings(FindingDescriptor advice)
    {
        PolicyCompilation compilation = Compiled.Of(Json, IsWeb ? CorsProfile.Web : CorsProfile.S3);
        Assert.Empty(compilation.Errors);
        CorsDocument? document = compilation.Document;
        return
        [
            .. compilation.Advice.Where(finding => finding.Descriptor == advice)
                .Select(finding => (document!.Rules.Select(rule => rule.Place)
                    .ToImmutableArray()
                    .IndexOf(finding.Span), finding)),
        ];
    }

    public override string ToString() => $"{TestSeed.Hint}\nprofile {(IsWeb ? "Web" : "S3")}\n{Json}";

    private static ReferenceRule CreateRule(Random random) => Rule(
        random.Chance(0.2) ? ["*"] : Some(random, SmallWorld.OriginEntries, 1, 3),
        Some(random, SmallWorld.Methods, 1, 2),
        Some(random, SmallWorld.HeaderEntries, 0, 2));

    private static ReferenceRule Rule(string[] origins, string[] methods, string[] headers) =>
        new(null, origins, methods, headers, [], null, null);

    // A piece for each method, or for some of the origins, or for both; now and then one is lost, or allows too few
    // headers.
    private static IEnumerable<ReferenceRule> Part(Random random, ReferenceRule whole)
    {
        bool byMethod = random.Chance(0.7);
        bool byOrigin = !byMethod || random.Chance(0.4);
        foreach (string[] methods in byMethod
            ? whole.AllowedMethods.Distinct().Select(method => new[] { method })
            : [whole.AllowedMethods])
        {
            foreach (string[] origins in byOrigin
                ? whole.AllowedOrigins.Distinct().Select(origin => new[] { origin })
                : [whole.AllowedOrigins])
            {
                if (random.Chance(0.93))
                {
                    yield return Rule(
                        random.Chance(0.1) ? ["*"] : origins,
                        methods,
                        random.Chance(0.1) ? Some(random, SmallWorld.HeaderEntries, 0, 2)
                            : random.Chance(0.3) ? ["*"]
                            : [.. whole.AllowedHeaders, .. Some(random, SmallWorld.HeaderEntries, 0, 1)]);
                }
            }
        }
    }

    private static ReferenceRule Narrow(Random random, ReferenceRule rule) => Rule(
        [.. rule.AllowedOrigins.Select(origin => NarrowEntry(random, origin, SmallWorld.OriginEntries))],
        random.Chance(0.7) ? rule.AllowedMethods : [random.Pick(rule.AllowedMethods)],
        random.Chance(0.2)
            ? []
            : [.. rule.AllowedHeaders.Select(header => NarrowEntry(random, header, SmallWorld.HeaderEntries))]);

    // Something in the place of the wildcard, mostly with another one.
    private static string NarrowEntry(Random random, string entry, string[] entries)
    {
        string[] narrower =
        [
            .. entries.Where(other => other != entry && entry.Contains('*') && FillsWildcard(entry, other)),
        ];
        return narrower.Length == 0 || random.Chance(0.4) ? entry : random.Pick(narrower);
    }

    private static bool FillsWildcard(string entry, string other)
    {
        string[] sides = entry.Split('*');
        return other.Length >= sides[0].Length + sides[1].Length
            && other.StartsWith(sides[0], StringComparison.OrdinalIgnoreCase)
            && other.EndsWith(sides[1], StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Some(Random random, string[] items, int least, int most) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Pick(items))];
}
