using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests;

/// <summary>The pages of the diagnostics show what a build really prints.</summary>
public partial class DocumentationTests
{
    /// <summary>Reported by MSBuild, not by a compiler; see the build tests.</summary>
    private const string ByMSBuild = "CORS114.md";

    /// <summary>
    /// The policy that the pages about expectations show, indented, as it is only part of the example.
    /// </summary>
    private const string PolicyOfExpectations =
        """[ { "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"], "AllowedHeaders": [] } ]""";

    public static TheoryData<string> Pages =>
        [
            .. Directory.GetFiles(Repository.PathOf("docs", "diagnostics"), "CORS*.md")
                .Select(path => Path.GetFileName(path))
                .Where(page => page != ByMSBuild)
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void There_are_pages() => Assert.True(Pages.Count >= 15);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_print_the_lines_below_them(string page)
    {
        List<(string Section, string Language, string Text)> blocks = [.. BlocksOf(page)];
        var outputs = new List<(string Quoted, string Printed)>();
        string id = Path.GetFileNameWithoutExtension(page);
        for (int i = 0; i < blocks.Count; i++)
        {
            if (!IsConfiguration(blocks[i].Text))
            {
                continue;
            }

            string[] printed = Print(
                blocks[i].Text,
                blocks[i].Language,
                isWeb: blocks[i].Section.Contains("`Web`", StringComparison.Ordinal));
            if (i + 1 < blocks.Count && blocks[i + 1].Language == "text")
            {
                outputs.Add((blocks[i + 1].Text, string.Concat(printed.Select(line => line + "\n"))));
                Assert.Contains(printed, line => line.Contains($" {id}: ", StringComparison.Ordinal));
            }
            else
            {
                Assert.StartsWith("Right", blocks[i].Section, StringComparison.Ordinal);
                Assert.Empty(printed);
            }
        }

        QuotedOutput.Verify($"docs/diagnostics/{page}", [.. outputs]);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_is_wrong_what_is_right_and_why(string page)
    {
        string text = Repository.Read("docs", "diagnostics", page);
        Assert.Contains(page == "CORS015.md" ? "\n## What to do\n" : "\n## Right", text, StringComparison.Ordinal);
        Assert.Contains("\n## Source of the rule\n", text, StringComparison.Ordinal);
        Assert.Contains(
            page.StartsWith("CORS0", StringComparison.Ordinal) ? "cannot be configured away" : "CorsNoWarn",
            text,
            StringComparison.Ordinal);
    }

    private static string[] Print(string text, string language, bool isWeb)
    {
        if (IsExpectations(text))
        {
            return
            [
                .. new TestProject
                {
                    Files = [new TestFile("cors.json", PolicyOfExpectations), new TestFile("cors.expect.json", text)],
                }
                    .Generate().Errors.Select(error => error.ToString()),
            ];
        }

        var file = new TestFile(
            language == "xml" ? "cors.xml" : "cors.json", text, ("CorsProfile", isWeb ? "Web" : "S3"));
        var project = new TestProject { Files = [file] };
        ImmutableArray<Diagnostic> errors = project.Generate().Errors;

        // A build stops at an error, before there is any advice.
        return [.. (errors.IsEmpty ? project.Analyze() : errors).Select(finding => finding.ToString())];
    }

    private static bool IsExpectations(string text) =>
        text.Contains("\"allow\"", StringComparison.OrdinalIgnoreCase)
            && text.Contains("\"deny\"", StringComparison.Ordinal);

    // A snippet of a project file isn't a configuration.
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

    [GeneratedRegex(
        @"^## (?<section>[^\n]+)$|^```(?<language>\w+)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionOrBlock();
}
