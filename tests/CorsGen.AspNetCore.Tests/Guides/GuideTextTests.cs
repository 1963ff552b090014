using System.Text.RegularExpressions;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>The code of a page is what its tests run.</summary>
public partial class GuideTextTests
{
    [Theory]
    [InlineData("docs/migrating.md", "MigrationGuideTests.cs", "TenantGuideTests.cs", "../Names/YarpTests.cs")]
    [InlineData("docs/tenants.md", "TenantGuideTests.cs")]
    [InlineData("docs/aspnetcore.md", "AspNetCoreGuideTests.cs")]
    [InlineData("docs/run-time.md", "RunTimeGuideTests.cs")]
    [InlineData("docs/testing.md", "TestingGuideTests.cs")]
    public void Each_paragraph_of_code_is_in_the_tests(string page, params string[] tests)
    {
        string[] sources =
        [
            .. tests.Select(test =>
                Packed(File.ReadLines(Repository.PathOf("tests/CorsGen.AspNetCore.Tests/Guides/" + test)))),
        ];

        int paragraphs = 0;
        foreach (string[] paragraph in Paragraphs(Lines(Repository.PathOf(page))).Where(
            paragraph => !IsImports(paragraph)))
        {
            paragraphs++;
            Assert.True(
                sources.Any(source => Pattern(paragraph).IsMatch(source)),
                $"{page} has code that no test runs:\n{string.Join('\n', paragraph)}");
        }

        Assert.True(paragraphs > 2);
    }

    // Without white space and comments: a page and a test break lines where each has room.
    private static string Packed(IEnumerable<string> lines) =>
        string.Concat(lines.SelectMany(line => Comment().Replace(line, "")).Where(
            character => !char.IsWhiteSpace(character)));

    // What a page leaves out is anything.
    private static Regex Pattern(IEnumerable<string> paragraph) => new(
        Regex.Escape(Packed(paragraph)).Replace("…", ".*", StringComparison.Ordinal));

    // What a test imports, the compiler knows.
    private static bool IsImports(IEnumerable<string> paragraph) =>
        paragraph.All(line => line.StartsWith("using ", StringComparison.Ordinal));

    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex Comment();

    private static IEnumerable<string[]> Paragraphs(string[] page)
    {
        bool isCode = false;
        var paragraph = new List<string>();
        foreach (string line in page)
        {
            if (line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal))
            {
                paragraph.Add(line);
                continue;
            }

            if (isCode && paragraph.Count > 0)
            {
                yield return [.. paragraph];
            }

            paragraph.Clear();
            isCode = line.Length == 0 ? isCode : line == "```csharp";
        }
    }

    private static string[] Lines(string path) => [.. File.ReadLines(path).Select(line => line.Trim())];
}
