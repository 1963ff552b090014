using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// A cure that a piece of advice proposes holds: applied to the file, and built again, the advice is gone, nothing
/// worse has come, and what was evidently meant is allowed.
/// </summary>
public partial class AppliedAdviceTests(ITestOutputHelper output)
{
    private const int RandomCount = 400;

    /// <summary>Entries, and an origin that their author meant.</summary>
    private static readonly (string Entry, string Meant)[] s_meant =
    [
        ("https://a.example/", "https://a.example"),
        ("https://a.example:443", "https://a.example"),
        ("HTTPS://A.example/app", "https://a.example"),
        ("a.example", "https://a.example"),
        ("localhost:3000", "http://localhost:3000"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://a..b.example", "https://a.b.example"),
        ("https://.b.example", "https://x.b.example"),
        ("*.https://a.example/", "https://x.a.example"),
        ("*.https://a.example", "https://x.a.example"),
        ("www.https://a.example", "https://www.a.example"),
        ("https://a.example, https://b.example/", "https://b.example"),
        ("https://(www\\.)?a.example", "https://www.a.example"),
        ("https://(www\\.)?a.example", "https://a.example"),
        ("^https://.*\\.a\\.example$", "https://x.a.example"),
        ("https://[a-z]+\\.a\\.example", "https://x.a.example"),
        ("http://localhost:[0-9]+", "http://localhost:5173"),
        ("http://localhost(:\\d+)?", "http://localhost"),
        ("https?://a\\.example", "https://a.example"),
        ("https://*example.com", "https://example.com"),
        ("https://*example.com", "https://www.example.com"),
        ("*example.com", "https://www.example.com"),
        ("http://localhost*", "http://localhost:3000"),
        ("http://localhost*", "http://localhost"),
        ("http://127.0.0.1*", "http://127.0.0.1:8080"),
        ("https://example.com*", "https://example.com:8443"),
        ("*://a.example", "https://a.example"),
        ("*.a.example.com", "https://x.a.example.com"),
        ("http*://a.example", "https://a.example"),
        ("https://*.x.example", "https://x.example"),
        ("http://localhost:*", "http://localhost"),
    ];

    private static readonly string[] s_otherEntries =
    [
        "https://ok.example", "https://*.ok.example", "https://x.ok.example", "https://a.example",
        "https://*.a.example", "https://app.vercel.app",
        "https://*.vercel.app", "http://localhost:3000", "null", "*", "https", "https://your-domain.com",
        "https://a.example:8443",
    ];

    private static readonly string[] s_headers =
    [
        "content-type", "Content-Type", "authorization", "x-amz-*", "x-amz-date", "*", "range", "x-grpc-web",
        "mcp-session-id", "cookie", "sec-fetch-*",
    ];

    private static readonly string[] s_exposed =
    [
        "ETag", "etag", "x-a", "Content-Type", "Set-Cookie", "Content-Range", "grpc-status",
    ];

    /// <summary>
    /// What a cure may uncover: what is left out beside a wildcard that it writes (CORS112), what that covers
    /// (CORS105); that what never matched, or matched too much, is plain http (CORS104); and, once in a thousand, that
    /// only the mistake kept a rule from what an earlier one takes (CORS106, CORS116), or from requests whose headers
    /// it lacks (CORS107).
    /// </summary>
    private static readonly string[] s_mayCome = ["CORS104", "CORS105", "CORS106", "CORS107", "CORS112", "CORS116"];

    private static readonly JsonSerializerOptions s_json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string, string> Meant => new(s_meant);

    [Theory]
    [MemberData(nameof(Meant))]
    public void What_was_meant_is_allowed(string entry, string meant)
    {
        PolicyCompilation before = Compiled.Of(Write([new([entry], ["GET"], null, null, null)]));
        Assert.False(before.Advice.IsEmpty);
        FixAction action = ActionsFor(before).First().Action;
        PolicyCompilation after = Apply(before, action);

        Assert.True(Allows(after, meant), after.Text.ToString());
        Assert.DoesNotContain(after.Advice, finding => finding.Descriptor == before.Advice[0].Descriptor);
    }

    [Fact]
    public void Every_cure_holds()
    {
        Random random = TestSeed.CreateRandom(output);
        var applied = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < RandomCount; i++)
        {
            CorsProfile profile = random.Chance(0.3) ? CorsProfile.Web : CorsProfile.S3;
            string json = Write(Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomRule(random, profile)));
            PolicyCompilation before = Compiled.Of(json, profile);
            Assert.True(before.Errors.IsEmpty, json);
            foreach ((Finding finding, FixAction action) in ActionsFor(before))
            {
                string id = finding.Descriptor.Id;
                PolicyCompilation after = Apply(before, action);
                bool IsSame(Finding other) =>
                    other.Descriptor == finding.Descriptor && other.Message == finding.Message;
                string about = $"{id} {action.Title}\n{json}\n{after.Text}\n{TestSeed.Hint}";

                applied[id] = applied.GetValueOrDefault(id) + 1;
                Assert.True(after.Errors.IsEmpty, about);
                Assert.True(after.Advice.Count(IsSame) < before.Advice.Count(IsSame), about);

                // A rule that is split has a copy of all advice on what both have.
                Assert.All(
                    after.Advice.Select(other => other.Descriptor.Id).Distinct(),
                    other => Assert.True(
                        Count(after, other) <= Count(before, other) * (id == "CORS117" ? 2 : 1)
                            || s_mayCome.Contains(other),
                        $"{other} has come. {about}"));

                // What the message says to write is what the fix writes.
                Assert.All(
                    Proposals(finding.Message),
                    proposal => Assert.True(Entries(after).Contains(proposal), $"{proposal} is not there. {about}"));
            }
        }

        output.WriteLine(string.Join(", ", applied.Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.Equal(
            [
                "CORS101", "CORS102", "CORS104", "CORS105", "CORS107", "CORS108", "CORS109", "CORS110", "CORS111",
                "CORS112", "CORS117", "CORS118", "CORS119",
            ],
            applied.Keys);
    }

    private static IEnumerable<(Finding Finding, FixAction Action)> ActionsFor(PolicyCompilation compilation)
    {
        var file = new FixContext(compilation);
        return from fix in AllFixes.List
               from action in fix.Find(file)
               let finding = compilation.Advice.First(finding => finding.Descriptor == fix.Descriptor
                   && finding.Span == action.Span)
               select (finding, action);
    }

    private static PolicyCompilation Apply(PolicyCompilation before, FixAction action) =>
        before.WithText(FixApplier.Apply(before, action)?.Text
            ?? throw new InvalidOperationException($"'{action.Title}' breaks {before.Text}"));

    private static int Count(PolicyCompilation compilation, string id) =>
        compilation.Advice.Count(finding => finding.Descriptor.Id == id);

    private static IEnumerable<string> Entries(PolicyCompilation compilation) => compilation.Document!.Rules
        .SelectMany(rule => rule.Entries(RuleField.AllowedOrigins))
        .Select(entry => entry.Value);

    private static bool Allows(PolicyCompilation compilation, string origin) =>
        Entries(compilation).Any(entry => entry.Contains('*') ? Pattern.Parse(entry).Matches(origin) : entry == origin);

    private static IEnumerable<string> Proposals(string message) => message.Contains("write ", StringComparison.Ordinal)
        ? Proposal()
            .Matches(message[message.IndexOf("; write ", StringComparison.Ordinal)..])
            .Select(match => match.Groups["entry"].Value)
        : [];

    private static Rule RandomRule(Random random, CorsProfile profile) => new(
        Some(random, [.. s_meant.Select(pair => pair.Entry), .. s_otherEntries], 1, 4),
        Some(
            random,
            profile == CorsProfile.Web
                ? ["GET", "PUT", "POST", "PATCH", "OPTIONS"]
                : ["GET", "PUT", "POST", "DELETE", "HEAD"],
            1,
            3),
        random.Chance(0.2) ? null : Some(random, s_headers, 0, 5),
        random.Chance(0.3) ? null : Some(random, s_exposed, 0, 4),
        random.Chance(0.3) ? random.Pick([600, 7200, 86400]) : null);

    private static string[] Some(Random random, string[] items, int least, int most) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Pick(items)).Distinct()];

    private static string Write(IEnumerable<Rule> rules) => JsonSerializer.Serialize(rules, s_json);

    [GeneratedRegex("'(?<entry>(?:[a-z*]+://|[*])[^' ]*)'")]
    private static partial Regex Proposal();

    private sealed record Rule(
        string[] AllowedOrigins,
        string[] AllowedMethods,
        string[]? AllowedHeaders,
        string[]? ExposeHeaders,
        int? MaxAgeSeconds);
}
