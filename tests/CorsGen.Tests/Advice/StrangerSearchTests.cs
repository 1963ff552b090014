using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;
using CorsGen.Tests.PublicSuffixes;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Advice;

/// <summary>
/// CORS102 over random patterns: what is shown really matches and is a stranger's, and no pattern of one owner's
/// subdomains is reported. The reference evaluator and the rules of the list, one by one, are the judges.
/// </summary>
public partial class StrangerSearchTests(ITestOutputHelper output)
{
    private const int Patterns = 4_000;

    private static readonly string[] s_local = ["localhost", "local", "test", "internal"];

    /// <summary>What a stranger would try for the wildcard.</summary>
    private static readonly string[] s_fillings =
    [
        "evil", "a.evil", "-evil", "evil.net", ".evil.net", "evil.", "evil.x", "evil.x.", ".evil.net:8", "evil.net:",
        "evil.com.", ".evil.com.",
        "https://evil", "ttps://evil", "s://evil.", "://evil", "/evil", "https://evil.net", "s://evil.net",
        "//evil.com", "https://evil.net:8",
    ];

    [Fact]
    public void What_is_shown_matches_and_is_a_strangers_and_nothing_is_missed()
    {
        Random random = TestSeed.CreateRandom(output);
        string[] patterns =
        [
            .. Enumerable.Range(0, Patterns)
                .Select(_ => RandomPattern(random))
                .Where(pattern => pattern != "*")
                .Distinct(),
        ];
        Dictionary<string, string> shown = Analyze(patterns);
        foreach (string pattern in patterns)
        {
            if (shown.TryGetValue(pattern, out string? origin))
            {
                Assert.True(Matches(pattern, origin), $"{pattern} does not match {origin}. {TestSeed.Hint}");
                Assert.True(
                    IsStrangers(pattern, origin),
                    $"{origin}, which {pattern} matches, isn't a stranger's. {TestSeed.Hint}");
            }
            else
            {
                int star = pattern.IndexOf('*', StringComparison.Ordinal);
                string? missed = PunycodeWithWildcard().IsMatch(pattern)
                    ? null
                    : s_fillings.Select(filling => pattern[..star] + filling + pattern[(star + 1)..])
                        .FirstOrDefault(origin => IsStrangers(pattern, origin));
                Assert.True(missed is null, $"{pattern} isn't reported, but {missed} matches. {TestSeed.Hint}");
            }
        }

        output.WriteLine($"{shown.Count} of {patterns.Length} patterns let strangers in.");
        Assert.InRange(shown.Count, patterns.Length / 10, patterns.Length * 9 / 10);
    }

    [Fact]
    public void Subdomains_of_one_owner_are_not_reported()
    {
        Random random = TestSeed.CreateRandom(output);
        var patterns = new HashSet<string>();
        while (patterns.Count < Patterns)
        {
            string owner = random.Pick(["example", "my-shop", "x", "xn--80ak6aa92e"]) + "." + RandomSuffix(random);
            if (PlainPublicSuffixes.RegistrableDomain(owner) == owner && !PlainPublicSuffixes.HasRuleBelow(owner))
            {
                patterns.Add(RandomStart(random) + "*" + random.Pick(["", "-app", "x", ".www", "-x.a.b"]) + "." +
                    owner + RandomEnd(random));
            }
        }

        Assert.True(
            Analyze([.. patterns]) is { Count: 0 } shown,
            $"{string.Join(", ", Analyze([.. patterns]))} {TestSeed.Hint}");
    }

    [Fact]
    public void Names_right_below_a_public_suffix_are_all_reported()
    {
        Random random = TestSeed.CreateRandom(output);
        string[] patterns = [.. Enumerable.Range(0, Patterns)
            .Select(_ => RandomStart(random) + "*" + random.Pick(["", "-app", "x"]) + "." + RandomSuffix(random) +
                RandomEnd(random)).Distinct()];
        Dictionary<string, string> shown = Analyze(patterns);
        Assert.True(
            patterns.All(shown.ContainsKey),
            $"{patterns.FirstOrDefault(pattern => !shown.ContainsKey(pattern))} {TestSeed.Hint}");
    }

    /// <summary>The origin that is shown for each pattern that is reported.</summary>
    private static Dictionary<string, string> Analyze(string[] patterns)
    {
        TestProject project = TestProject.WithJson(AdviceAssert.Origins(patterns), ("CorsProfile", "Web"));
        Assert.Empty(project.Generate().Errors);
        ImmutableArray<Diagnostic> advice = [.. project.Analyze().Where(finding => finding.Id == "CORS102")];
        return advice.ToDictionary(
            project.TextUnder,
            finding => ShownOrigin().Match(finding.GetMessage(CultureInfo.InvariantCulture)).Groups["origin"].Value);
    }

    private static bool Matches(string pattern, string origin) => ReferenceEvaluator
        .Evaluate(
            [new ReferenceRule(null, [pattern], ["GET"], [], [], null, null)],
            isWeb: false,
            origin,
            "GET",
            null).RuleIndex == 0;

    /// <summary>
    /// Whether an origin is one that a browser sends, and its owner is not of the pattern's choice: what stands for the
    /// wildcard has a part in the registrable domain, or the host is a public address.
    /// </summary>
    private static bool IsStrangers(string pattern, string origin)
    {
        Match match = WebOrigin().Match(origin);
        if (!match.Success
            || !Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
            || uri.GetLeftPart(UriPartial.Authority) != origin)
        {
            return false;
        }

        Group host = match.Groups["host"];
        string lastLabel = host.Value.Split('.')[^1];
        if (lastLabel.All(char.IsAsciiDigit))
        {
            return IPAddress.TryParse(host.Value, out IPAddress? address) && address.ToString() == host.Value
                && !PrivateAddress().IsMatch(host.Value);
        }

        string? domain = PlainPublicSuffixes.RegistrableDomain(host.Value);
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        int domainStart = host.Index + host.Length - (domain?.Length ?? 0);
        int fillingEnd = origin.Length - (pattern.Length - star - 1);
        bool isExempt = s_local.Contains(lastLabel) || EndsInLocalhost().IsMatch(pattern);
        return domain is not null
            && !isExempt
            && Math.Max(star, domainStart) < Math.Min(fillingEnd, host.Index + host.Length);
    }

    /// <summary>An origin near a boundary, any part of which is given to the wildcard.</summary>
    private static string RandomPattern(Random random)
    {
        string host = random.Next(10) switch
        {
            0 => random.Pick(["localhost", "a.localhost", "app.local", "x.test", "a.internal", "a.unlisted"]),
            1 =>
                $"{random.Pick([8, 10, 127, 192, 172])}.{random.Pick([0, 8, 16, 168])}." +
                $"{random.Next(256)}.{random.Next(256)}",
            2 or 3 => RandomSuffix(random),
            _ => random.Pick(["example", "www.example", "a.b", "x-y", "city"]) + "." + RandomSuffix(random),
        };
        string origin = random.Pick(["https://", "https://", "http://"]) + host +
            random.Pick(["", "", "", ".", ":8443", ":443", ":8080"]);
        int start =
            random.Chance(0.7) ? origin.IndexOf("//", StringComparison.Ordinal) + 2 : random.Next(origin.Length + 1);
        int end = start + random.Next(Math.Min(12, origin.Length - start) + 1);
        return origin[..start] + "*" + origin[end..];
    }

    private static string RandomSuffix(Random random) =>
        random.Pick(PlainPublicSuffixes.Rules).Replace(
            "*", random.Pick(["any", "x"]), StringComparison.Ordinal) is var rule && rule[0] == '!'
            ? "co.uk"
            : rule;

    private static string RandomStart(Random random) =>
        random.Pick(["https://", "http://", "https://app-", "https://www.", "https://a.b", "http", "http:", ""]);

    private static string RandomEnd(Random random) => random.Pick(["", "", "", ":8443", ".", ".:8443"]);

    // Nearly nothing that stands for this wildcard makes punycode of it.
    [GeneratedRegex(@"xn--[^.]*\*")]
    private static partial Regex PunycodeWithWildcard();

    [GeneratedRegex("and '(?<origin>[^']+)' matches; ")]
    private static partial Regex ShownOrigin();

    [GeneratedRegex(@"\*localhost\.?(:[0-9]+)?$")]
    private static partial Regex EndsInLocalhost();

    [GeneratedRegex(@"^https?://(?<host>[a-z0-9-]+(\.[a-z0-9-]+)*)\.?(:[1-9][0-9]*)?$")]
    private static partial Regex WebOrigin();

    [GeneratedRegex(@"^(0|10|127|22[4-9]|2[345]\d)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.")]
    private static partial Regex PrivateAddress();
}
