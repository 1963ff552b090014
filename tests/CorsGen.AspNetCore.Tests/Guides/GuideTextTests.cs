namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>The code of a page is what its tests run.</summary>
public class GuideTextTests
{
    [Theory]
    [InlineData("docs/migrating.md", "MigrationGuideTests.cs", "TenantGuideTests.cs", "../Names/YarpTests.cs")]
    [InlineData("docs/tenants.md", "TenantGuideTests.cs")]
    public void Each_paragraph_of_code_is_in_the_tests(string page, params string[] tests)
    {
        string[] sources =
        [
            .. tests.Select(test =>
                Packed(File.ReadLines(Repository.PathOf("tests/CorsGen.AspNetCore.Tests/Guides/" + test)))),
        ];

        int paragraphs = 0;
        foreach (string[] paragraph in Paragraphs(Lines(Repository.PathOf(page))))
        {
            paragraphs++;
            Assert.True(
                sources.Any(source => source.Contains(Packed(paragraph), StringComparison.Ordinal)),
                $"{page} has code that no test runs:\n{string.Join('\n', paragraph)}");
        }

        Assert.True(paragraphs > 3);
    }

    // Without white space: a page and a test break lines where each has room.
    private static string Packed(IEnumerable<string> lines) =>
        string.Concat(lines.SelectMany(line => line).Where(character => !char.IsWhiteSpace(character)));

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
