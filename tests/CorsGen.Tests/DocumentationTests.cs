using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests;

/// <summary>The pages of the diagnostics show what a build really prints.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.PathOf("docs", "diagnostics"), "CORS0*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_error_has_a_page() => Assert.Equal(15, Pages.Count);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_print_the_lines_below_them(string page)
    {
        List<(string Section, string Language, string Text)> blocks = [.. BlocksOf(page)];
        string id = Path.GetFileNameWithoutExtension(page);
        for (int i = 0; i < blocks.Count; i++)
        {
            if (!IsConfiguration(blocks[i].Text))
            {
                continue;
            }

            string[] printed = Print(blocks[i].Text, blocks[i].Language, isWeb: id == "CORS014");
            if (i + 1 < blocks.Count && blocks[i + 1].Language == "text")
            {
                Assert.Equal(blocks[i + 1].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), printed);
                Assert.Contains(printed, line => line.Contains($": error {id}: ", StringComparison.Ordinal));
            }
            else
            {
                Assert.Equal("Right", blocks[i].Section);
                Assert.Empty(printed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_is_wrong_what_is_right_and_why(string page)
    {
        string text = Repository.Read("docs", "diagnostics", page);
        Assert.Contains(page == "CORS015.md" ? "\n## What to do\n" : "\n## Right\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## Source of the rule\n", text, StringComparison.Ordinal);
        Assert.Contains("cannot be configured away", text, StringComparison.Ordinal);
    }

    private static string[] Print(string text, string language, bool isWeb)
    {
        var file = new TestFile(language == "xml" ? "cors.xml" : "cors.json", text, ("CorsProfile", isWeb ? "Web" : "S3"));
        return [.. new TestProject { Files = [file] }.Generate().Errors.Select(error => error.ToString())];
    }

    // A snippet of a project file is no configuration.
    private static bool IsConfiguration(string text) =>
        text.StartsWith('[') || text.StartsWith('{') || text.StartsWith("<CORS", StringComparison.Ordinal);

    private static IEnumerable<(string Section, string Language, string Text)> BlocksOf(string page)
    {
        string section = "";
        foreach (Match match in SectionOrBlock().Matches(Repository.Read("docs", "diagnostics", page)))
        {
            section = match.Groups["section"] is { Success: true } heading ? heading.Value : section;
            if (match.Groups["text"].Success)
            {
                yield return (section, match.Groups["language"].Value, match.Groups["text"].Value);
            }
        }
    }

    [GeneratedRegex(@"^## (?<section>[^\n]+)$|^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionOrBlock();
}
