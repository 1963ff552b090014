using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Tests;

/// <summary>Each link between the pages of the repository leads to a file, and to a heading in it.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Repository.PathOf("sample"), "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
    ];

    [Fact]
    public void There_are_pages_with_links()
    {
        Assert.True(Pages.Count >= 50, $"{Pages.Count} pages");
        Assert.True(LinksIn(Repository.Read("README.md")).Count() >= 20);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file_and_a_heading(string page)
    {
        string file = Repository.PathOf(page);
        Assert.All(LinksIn(File.ReadAllText(file)), link =>
        {
            string[] parts = link.Split('#');
            string path =
                parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{link}: there is no such file");
            Assert.True(
                parts.Length == 1 || HeadingsOf(File.ReadAllText(path)).Contains(parts[1]),
                $"{link}: there is no such heading");
        });
    }

    [Fact]
    public void Every_page_of_the_documentation_is_one_step_from_the_front_page()
    {
        string[] linked = [.. LinksIn(Repository.Read("README.md")).Select(link => link.Split('#')[0])];

        Assert.Empty(Directory.GetFiles(Repository.PathOf("docs"), "*.md")
            .Select(page => "docs/" + Path.GetFileName(page))
            .Except(linked));
    }

    [Theory]
    [InlineData("## Files and classes", "files-and-classes")]
    [InlineData("### The browser fails, and curl doesn't", "the-browser-fails-and-curl-doesnt")]
    [InlineData("## `Web` and `S3`", "web-and-s3")]
    [InlineData("## A\n\n## A", "a-1")]
    public void Headings_have_the_anchors_that_GitHub_makes(string text, string anchor) =>
        Assert.Contains(anchor, HeadingsOf(text));

    private static IEnumerable<string> LinksIn(string text) =>
        Link().Matches(Code().Replace(text, ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

    // As GitHub makes them: letters and digits in lower case, a hyphen for each space, and a number for each
    // repetition.
    private static HashSet<string> HeadingsOf(string text)
    {
        var repetitions = new Dictionary<string, int>(StringComparer.Ordinal);
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Code().Replace(text.ReplaceLineEndings("\n"), "")))
        {
            IEnumerable<char> kept = heading.Groups["text"].Value.ToLowerInvariant()
                .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_');
            string anchor = string.Concat(kept).Replace(' ', '-');
            int repetition = repetitions.GetValueOrDefault(anchor);
            repetitions[anchor] = repetition + 1;
            anchors.Add(repetition == 0 ? anchor : $"{anchor}-{repetition}");
        }

        return anchors;
    }

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|(?:src|srcset)=""(?<target>[^""]+)""")]
    private static partial Regex Link();
}
