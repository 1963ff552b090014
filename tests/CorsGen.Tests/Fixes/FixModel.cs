using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Fixes;

/// <summary>A rule to write down, in S3's form or another, rightly or not.</summary>
internal sealed record FixRule(
    string? Id,
    ImmutableArray<string> Origins,
    ImmutableArray<string> Methods,
    ImmutableArray<string>? Headers,
    ImmutableArray<string>? Exposed,
    int? MaxAge)
{
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    /// <summary>Rules without a fault, of which no entry covers another.</summary>
    public static ImmutableArray<FixRule> CreateAll(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(index => Create(random, index))];

    /// <summary>The rule as members in their customary order.</summary>
    /// <param name="names">The names of ID, origins, methods, headers, exposed headers and max age.</param>
    public IEnumerable<(string Name, object Value)> ToMembers(params string[] names)
    {
        (string, object?)[] members =
        [
            (names[0], Id), (names[1], Origins), (names[2], Methods), (names[3], Headers), (names[4], Exposed),
            (names[5], MaxAge),
        ];
        return members.Where(member => member.Item2 is not null).Select(member => (member.Item1, member.Item2!));
    }

    public IEnumerable<(string Name, object Value)> ToS3() =>
        ToMembers("ID", "AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds");

    /// <summary>S3's form: a list of rules, or one of its wrappers.</summary>
    public static object Wrap(IEnumerable<FixRule> rules, int wrapper)
    {
        object[] list = [.. rules.Select(rule => rule.ToS3())];
        return wrapper switch
        {
            0 => list,
            1 => new (string, object)[] { ("CORSRules", list) },
            _ => new (string, object)[] { ("CORSConfiguration", new (string, object)[] { ("CORSRules", list) }) },
        };
    }

    private static FixRule Create(Random random, int index) => new(
        random.Chance(0.5) ? $"rule{index}" : null,
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(number =>
            random.Chance(0.3) ? $"https://*.x{number}.example" : $"https://y{number}.example:8{index}43")],
        [.. s_methods.Where(_ => random.Chance(0.5)).DefaultIfEmpty("GET")],
        random.Chance(0.6) ? [.. Enumerable.Range(0, random.Next(0, 3)).Select(number => $"x-{number}-*")] : null,
        random.Chance(0.4) ? [.. Enumerable.Range(0, random.Next(0, 3)).Select(number => $"x-e{number}")] : null,
        random.Chance(0.5) ? random.Next(0, 7200) : null);
}
