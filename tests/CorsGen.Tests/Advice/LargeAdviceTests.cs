using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Advice;

/// <summary>
/// Advice on files far beyond the limits of S3. Nothing is timed: what compares each entry with each other takes
/// long here, and what it allocates grows with the square.
/// </summary>
public class LargeAdviceTests(ITestOutputHelper output)
{
    private const int Small = 1_500;
    private const int Factor = 6;

    public static TheoryData<string> Shapes =>
    [
        "literals", "wildcards", "both", "headers", "rules", "covered rules",
        "origins by methods", "origins by methods behind '*'", "rules of a method each", "rules of a header each",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_a_list_of_entries_takes_grows_with_its_length(string shape)
    {
        // What is made once, for the first document, is not its size.
        CorsDocument few = Document(shape, Small);
        AdviceChecks.Run(new PolicyAnalysis(few));
        long small = BytesFor(few);
        long large = BytesFor(Document(shape, Small * Factor));

        output.WriteLine($"{shape}: {Small} entries {small} bytes, {Small * Factor} entries {large} bytes");
        Assert.InRange(large, small, small * Factor * 2);
    }

    /// <summary>About the most to compare that 64 KB hold: the bound on the work lies beyond.</summary>
    [Fact]
    public void Within_the_limits_of_S3_each_rule_is_judged()
    {
        const string Methods = "GET\",\"PUT\",\"POST\",\"DELETE\",\"HEAD";
        var rules = Enumerable.Range(1, 60)
            .Select(rule => Rule(["*"], Names(rule, "{0:x}"), Methods))
            .Append(Rule(Names(6_000, "{0:x}"), ["0"], Methods))
            .ToList();
        CorsDocument document = Read("[" + string.Join(",", rules) + "]", CorsProfile.S3);
        ImmutableArray<Finding> findings = AdviceChecks.Run(new PolicyAnalysis(document));
        Assert.Equal(
            document.Rules[60].Place, Assert.Single(findings, finding => finding.Descriptor.Id == "CORS106").Span);
    }

    private static long BytesFor(CorsDocument document)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AdviceChecks.Run(new PolicyAnalysis(document));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CorsDocument Document(string shape, int count)
    {
        string json = "[" + shape switch
        {
            "literals" => Rule(Names(count, "https://tenant{0:00000}.example.com"), [], "GET"),
            "wildcards" => Rule(Names(count, "https://*.tenant{0:00000}.example.com"), [], "GET"),
            "both" => Rule(
                [
                    .. Names(count / 2, "https://tenant{0:00000}.example.com"),
                    .. Names(count / 2, "https://*.tenant{0:00000}.example.com"),
                ], [], "GET"),
            "headers" =>
                Rule(
                    ["https://app.example.com"],
                    [.. Names(count / 2, "x-header-{0:00000}"), .. Names(count / 2, "x-{0:00000}-*")],
                    "GET"),
            "rules" => Rules(count, (rule, names) => Rule(names, ["content-type", $"x-{rule % 10}"], "GET")),
            "origins by methods" =>
                Repeat(2, Rule(Names(count, "https://tenant{0:00000}.example.com"), [], List("M{0:00000}", count))),
            "origins by methods behind '*'" => Rule(["*"], [], List("M{0:00000}", count)) + ","
                +
                Rule(
                    Names(count, "https://tenant{0:00000}.example.com"),
                    ["x-a"],
                    List("M{0:00000}", count),
                    ", \"AllowCredentials\": true"),
            "rules of a method each" =>
                string.Join(
                    ",", Names(count, "M{0:00000}").Select(method => Rule(["https://app.example.com"], [], method))),
            "rules of a header each" => string.Join(
                ",", Names(count, "x-{0:00000}").Select(header => Rule(["https://app.example.com"], [header], "GET"))),
            _ =>
                Rules(count / 2, (_, names) => Rule(names, ["*"], "GET")) + "," +
                    Rules(count / 2, (_, names) => Rule(names, ["x-a"], "GET")),
        } + "]";
        return Read(json, CorsProfile.Web);
    }

    private static CorsDocument Read(string json, CorsProfile profile)
    {
        PolicyCompilation compilation = Compiled.Of(json, profile);
        Assert.Empty(compilation.Errors);
        return compilation.Document!;
    }

    // Always a hundred rules: what a rule takes may grow with their number.
    private static string Rules(int count, Func<int, ImmutableArray<string>, string> write) => string.Join(
        ",",
        Names(count, "https://tenant{0:00000}.example.com")
            .Chunk(count / 100)
            .Select((names, rule) => write(rule, [.. names])));

    private static ImmutableArray<string> Names(int count, string format) =>
        [.. Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, format, number))];

    private static string Repeat(int count, string rule) => string.Join(",", Enumerable.Repeat(rule, count));

    // What stands between the quotes of the only method makes several.
    private static string List(string format, int count) => string.Join("\",\"", Names(count, format));

    private static string Rule(
        ImmutableArray<string> origins, ImmutableArray<string> headers, string method, string field = "") =>
        $$"""{ "AllowedOrigins": [{{List(origins)}}], "AllowedMethods": ["{{method}}"], "AllowedHeaders": [{{List(headers)}}]{{field}} }""";

    private static string List(ImmutableArray<string> entries) =>
        string.Join(",", entries.Select(entry => $"\"{entry}\""));
}
