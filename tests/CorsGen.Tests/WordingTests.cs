using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Tests;

/// <summary>
/// Docs, comments and messages are understood at first reading: some idioms that aren't are listed here.
/// </summary>
public partial class WordingTests
{
    // A space also stands for a line break, with what continues a comment or a string in the next line.
    private const string Break = @"(?:\s|//+|""[\s]*\+[\s]*\$?"")+";

    private static readonly string[] s_folders = ["docs", "sample", "build", "src", "tests"];

    private static readonly string[] s_extensions = [".md", ".cs", ".props", ".targets", ".csproj", ".js", ".html"];

    // They name the idioms.
    private static readonly string[] s_exceptions = ["WordingTests.cs"];

    // Each with plain English that may replace it.
    private static readonly (string Idiom, string Plain)[] s_idioms =
    [
        (@"(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b)[a-z]+", "isn't a …"),
        (@"\b(?:takes?|needs?|knows?) no (?!longer\b|more\b)[a-z]+", "doesn't …"),
        (@"\b(?:draws?|needs?|gives?) (?:no|a) word\b", "isn't reported"),
        (@"\bno (?:other )?word (?:on|of|about|here|said)\b|: no word\b", "isn't reported"),
        (@"\bwithout a word\b", "silently"),
        (@"\bmend(?:s|ed|ing)?\b", "fix"),
        (@"\b(?:what|all) there is\b", "everything"),
        (@"\bnone of (?:an?|its|theirs|ours)\b", "isn't …"),
        (@"\bof (?:ours|theirs|yours)\b", "CorsGen's, the application's, …"),
        (@"\bof the framework's(?! \w)", "of the framework"),
        (@"\bno (?:trifle|danger|matter)\b", "say what happens"),
        (@"\bin vain\b", "has no effect"),
        (@"\bbut for\b", "except"),
        (@"\b(?:tells?|told|telling|kept) (?:[a-z]+ )?apart\b", "distinguish, separate"),
        (@"\btelling (?:one|character)s?\b", "distinguishing characters"),
        (@"\bunless you say otherwise\b", "by default"),
        (@"\b(?:would|must|could) else\b", "otherwise"),
        (@"\bwho (?:asks|removes|changes|reads) (?:it|this|one)\b", "say who"),
        (@"\bhas been seen to\b|\bseen to \[", "handled"),
        (@"\bmind (?:the|which)\b", "note, check"),
        (@"\bsurplus\b", "extra"),
        (@"\b(?:with|needs) a cure\b", "fix"),
        (@"\bIsFrameworks\b|\bOnlyFrameworks\b", "requires the framework's policy"),
    ];

    private static readonly Regex[] s_patterns =
    [
        .. s_idioms.Select(idiom => new Regex(
            idiom.Idiom.Replace(" ", Break, StringComparison.Ordinal).Replace(
                "(?!" + Break, "(?! ", StringComparison.Ordinal),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    [Fact]
    public void Docs_comments_and_messages_are_plain_English()
    {
        string root = Repository.Root;
        string[] files =
        [
            .. Directory.GetFiles(root, "*.md"),
            .. s_folders.SelectMany(folder => Directory.GetFiles(
                Path.Combine(root, folder), "*", SearchOption.AllDirectories))
                .Where(file => s_extensions.Contains(Path.GetExtension(file)) && !BuiltOrVendored().IsMatch(file))
                .Where(file => !s_exceptions.Contains(Path.GetFileName(file))),
        ];
        Assert.True(files.Length > 600, $"{files.Length} files");
        Assert.Empty(files.SelectMany(file => IdiomsIn(File.ReadAllText(file))
            .Select(found => $"{Path.GetRelativePath(root, file)}{found}")));
    }

    [Theory]
    [InlineData("An entry that is no token.", 1)]
    [InlineData("// An entry that is\n    // no token.", 1)]
    [InlineData("throw new Exception(\"It is \"\n    + \"no token\");", 1)]
    [InlineData("One line.\n\nSuch a rule draws no word.", 3)]
    [InlineData("```text\na scheme alone is no origin\n```\n\nIt is mended.", 5)]
    public void An_idiom_is_found_in_its_line(string text, int line) =>
        Assert.StartsWith($"({line}): ", Assert.Single(IdiomsIn(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("There is no policy, and it is no longer cached.")]
    [InlineData("It isn't a token.")]
    [InlineData("```text\na scheme alone is no origin\n```\n")]
    public void Plain_English_is_not_reported(string text) => Assert.Empty(IdiomsIn(text));

    private static IEnumerable<string> IdiomsIn(string text)
    {
        // What tools print stays as they print it.
        string prose = Printed().Replace(text, block => new string('\n', block.Value.Count(c => c == '\n')));
        for (int i = 0; i < s_patterns.Length; i++)
        {
            foreach (Match match in s_patterns[i].Matches(prose))
            {
                int line = prose.AsSpan(0, match.Index).Count('\n') + 1;
                yield return $"({line}): '{match.Value}'; write: {s_idioms[i].Plain}";
            }
        }
    }

    [GeneratedRegex(@"[\\/](?:bin|obj|node_modules|vendor)[\\/]")]
    private static partial Regex BuiltOrVendored();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Printed();
}
