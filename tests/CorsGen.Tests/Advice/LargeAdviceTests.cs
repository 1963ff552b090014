using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Generator;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Advice;

/// <summary>
/// Advice on files far beyond the limits of S3. Nothing is timed: what compares each entry with each other takes minutes
/// here, and what it allocates grows with the square.
/// </summary>
public class LargeAdviceTests(ITestOutputHelper output)
{
    private const int Small = 8_000;
    private const int Factor = 6;

    public static TheoryData<string> Shapes => ["literals", "wildcards", "both", "headers", "rules", "covered rules"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_a_list_of_entries_takes_grows_with_its_length(string shape)
    {
        long small = BytesFor(Document(shape, Small));
        long large = BytesFor(Document(shape, Small * Factor));

        output.WriteLine($"{shape}: {Small} entries {small} bytes, {Small * Factor} entries {large} bytes");
        Assert.InRange(large, small, small * Factor * 2);
    }

    private static long BytesFor(CorsDocument document)
    {
        AdviceChecks.Run(document, new FindingList());
        long before = GC.GetAllocatedBytesForCurrentThread();
        AdviceChecks.Run(document, new FindingList());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CorsDocument Document(string shape, int count)
    {
        string json = "[" + shape switch
        {
            "literals" => Rule(Names(count, "https://tenant{0:00000}.example.com"), [], "GET"),
            "wildcards" => Rule(Names(count, "https://*.tenant{0:00000}.example.com"), [], "GET"),
            "both" => Rule(
                [.. Names(count / 2, "https://tenant{0:00000}.example.com"), .. Names(count / 2, "https://*.tenant{0:00000}.example.com")], [], "GET"),
            "headers" => Rule(["https://app.example.com"], [.. Names(count / 2, "x-header-{0:00000}"), .. Names(count / 2, "x-{0:00000}-*")], "GET"),
            "rules" => Rules(count, (rule, names) => Rule(names, ["content-type", $"x-{rule % 10}"], "GET")),
            _ => Rules(count / 2, (_, names) => Rule(names, ["*"], "GET")) + "," + Rules(count / 2, (_, names) => Rule(names, ["x-a"], "GET")),
        } + "]";
        var errors = new FindingList();
        CorsDocument? document = DocumentReader.Read(SourceText.From(json), CorsProfile.Web, errors);
        Assert.Equal(0, errors.Count);
        return document!;
    }

    // Always a hundred rules: what a rule takes may grow with their number.
    private static string Rules(int count, Func<int, ImmutableArray<string>, string> write) => string.Join(
        ",", Names(count, "https://tenant{0:00000}.example.com").Chunk(count / 100).Select((names, rule) => write(rule, [.. names])));

    private static ImmutableArray<string> Names(int count, string format) =>
        [.. Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, format, number))];

    private static string Rule(ImmutableArray<string> origins, ImmutableArray<string> headers, string method) =>
        $$"""{ "AllowedOrigins": [{{List(origins)}}], "AllowedMethods": ["{{method}}"], "AllowedHeaders": [{{List(headers)}}] }""";

    private static string List(ImmutableArray<string> entries) => string.Join(",", entries.Select(entry => $"\"{entry}\""));
}
