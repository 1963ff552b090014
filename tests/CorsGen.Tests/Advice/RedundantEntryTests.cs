using System;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>CORS105: an entry that another one covers.</summary>
public class RedundantEntryTests(ITestOutputHelper output)
{
    private const string Id = "CORS105";

    [Fact]
    public void An_origin_is_covered_by_a_wildcard_wherever_it_stands() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https:\\/\\/*.b.example.com", "https://*.example.com", "https://app.example.org"),
        ("info", "https:\\/\\/*.b.example.com", "'https://*.b.example.com' is covered by 'https://*.example.com', " +
            "which is listed too; remove it, or the wildcard if that is too wide"));

    [Fact]
    public void Once_for_all_that_one_covers() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(
            "https://a.x.example",
            "https://*.x.example",
            "https://b.x.example",
            "https://*.y.example",
            "https://a.y.example",
            "https://c.x.example"),
        ("info", "https://a.x.example", "'https://a.x.example', 'https://b.x.example' and 'https://c.x.example' are " +
            "covered by 'https://*.x.example', which is listed too; remove them, or the wildcard if that is too wide"),
        ("info", "https://a.y.example", "'https://a.y.example' is covered by 'https://*.y.example', …"));

    [Theory]
    [InlineData("https://app.vercel.app", "https://*.vercel.app")]
    [InlineData("https://app.example.com", "https://*")]
    [InlineData("https://app.example.com", "https://*example.com")]
    [InlineData("http://localhost:3000", "http://localhost*")]
    public void What_only_a_wildcard_for_strangers_covers_stays(string origin, string wildcard) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(origin, wildcard));

    [Fact]
    public void What_a_better_one_covers_too_does_not() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://*", "https://*.b.example", "https://a.b.example"),
        ("info", "https://a.b.example", "'https://a.b.example' is covered by 'https://*.b.example', …"));

    [Fact]
    public void Of_equal_entries_the_second_is_reported() => AdviceAssert.Json(
        Id,
        """
        [{
          "AllowedOrigins": ["https://a.example", "https://*.b.example", "https://a.example", "https://*.b.example"],
          "AllowedMethods": ["GET", "HEAD", "G\u0045T"],
          "AllowedHeaders": ["Content-Type", "x-*", "X-*", "content-type", "Content-Type"],
          "ExposeHeaders": ["ETag", "etag", "x-a"]
        }]
        """,
        ("info", "https://a.example", "'https://a.example' is listed twice; remove this one"),
        ("info", "https://*.b.example", "'https://*.b.example' is listed twice; remove this one"),
        ("info", "G\\u0045T", "'GET' is listed twice; remove this one"),
        ("info", "X-*", "'X-*' is listed as 'x-*' already, and case does not matter in a header name; remove this one"),
        ("info", "content-type", "'content-type' is listed as 'Content-Type' already, …"),
        ("info", "Content-Type", "'Content-Type' is listed twice; remove this one"),
        ("info", "etag", "'etag' is listed as 'ETag' already, …"));

    [Fact]
    public void A_header_is_covered_whatever_its_case() => AdviceAssert.Json(
        Id,
        """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["X-Amz-Date", "x-amz-*", "range", "*"] }]""",
        ("info", "X-Amz-Date", "'X-Amz-Date', 'x-amz-*' and 'range' are covered by '*', which is listed too; remove " +
            "them, or the wildcard if that is too wide"));

    [Fact]
    public void An_empty_origin_is_a_repetition_too() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://a.example", "", ""),
        ("info", "\"\"", "'' is listed twice; remove this one"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        """
        <CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>
        <AllowedOrigin>https://&#97;.example</AllowedOrigin></CORSRule></CORSConfiguration>
        """,
        ("info", "https://&#97;.example", "'https://a.example' is listed twice; remove this one"));

    // What stands beside '*' is CORS117.
    [Fact]
    public void Beside_the_origin_for_all_only_what_else_is_redundant_is_reported() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://a.example", "*", "https://*.b.example", "*", "https://x.b.example"),
        ("info", "*", "'*' is listed twice; remove this one"),
        ("info", "https://x.b.example", "'https://x.b.example' is covered by 'https://*.b.example', which is listed " +
            "too; remove it, or the wildcard if that is too wide"));

    [Theory]
    [InlineData("https://*.example.com", "https://example.com")]
    [InlineData("https://a*", "https://*a")]
    [InlineData("ab*ba", "aba")]
    [InlineData("https://a.example", "https://A.example")]
    [InlineData("https://*", "https://\u00E9.example")]
    [InlineData("a*", "")]
    public void Origins_that_differ_are_not_reported(string one, string other)
    {
        AdviceAssert.Json(Id, AdviceAssert.Origins(one, other));
        AdviceAssert.Json(Id, AdviceAssert.Origins(other, one));
    }

    [Fact]
    public void A_wildcard_is_none_in_a_method() => AdviceAssert.WebJson(
        Id, """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["P*", "PATCH", "own"] }]""");

    [Fact]
    public void Lists_of_two_rules_are_not_compared() => AdviceAssert.Json(
        Id,
        """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] },
         { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x"], "ExposeHeaders": ["x"] }]
        """);

    [Fact]
    public void Exactly_what_changes_nothing_is_reported()
    {
        Random random = TestSeed.CreateRandom(output);
        int reported = 0;
        for (int i = 0; i < 1000; i++)
        {
            // Headers: of origins, those that strangers have would cover nothing.
            string[] entries =
            [
                .. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Pick(SmallWorld.OriginEntries)),
            ];
            ReferenceRule[] rules = [new(null, ["https://x.example"], ["GET"], entries, [], null, null)];
            var configuration = new SmallConfiguration(rules, IsWeb: false, RandomConfiguration.Write(random, rules));
            PolicyAnalysis policy = Compiled.Of(configuration.Json).Analysis!;

            // Each entry's place in the text, in order, is its place in the list.
            int[] places =
            [
                .. from redundant in RedundantEntryAdvice.In(policy, policy.Rules[0])
                   from entry in redundant.Entries
                   select Array.IndexOf(PlacesOf(configuration.Json, entries), entry.Span.Start),
            ];
            string[] kept = [.. entries.Where((_, index) => !places.Contains(index))];
            reported += places.Length;

            Assert.True(
                SmallWorld.Origins.All(origin => Allows(entries, origin) == Allows(kept, origin)),
                configuration.ToString());
            for (int without = 0; without < kept.Length; without++)
            {
                string[] fewer = [.. kept.Where((_, index) => index != without)];
                Assert.True(
                    SmallWorld.Origins.Any(origin => Allows(fewer, origin) != Allows(kept, origin)),
                    $"{kept[without]} can go.\n{configuration}");
            }
        }

        output.WriteLine($"1000 lists; {reported} entries reported");
        Assert.True(reported > 500);
    }

    private static bool Allows(string[] entries, string origin) =>
        entries.Length > 0
            && SmallWorld.AllowsOrigin(new ReferenceRule(null, entries, ["GET"], [], [], null, null), origin);

    private static int[] PlacesOf(string json, string[] entries)
    {
        int start = json.IndexOf('[', json.IndexOf("AllowedHeaders", StringComparison.Ordinal));
        return
        [
            .. entries.Select(entry => start = json.IndexOf($"\"{entry}\"", start + 1, StringComparison.Ordinal) + 1),
        ];
    }
}
