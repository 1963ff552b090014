using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Tests.Planning;

/// <summary>
/// Trees as the generator builds them and the runtime library reads them, against looking at every entry.
/// </summary>
public class TextTreeTests(ITestOutputHelper output)
{
    // Of two letters entries are nested in each other; of many there are hashes with spreads.
    public static TheoryData<string, int, int> Shapes => new()
    {
        { "ab", 5, 1 },
        { "ab", 5, 12 },
        { "ab", 9, 300 },
        { "abcdefghijklmnop", 6, 12 },
        { "abcdefghijklmnop", 6, 2_000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_is_found_whole(string letters, int longest, int count)
    {
        Random random = TestSeed.CreateRandom(output);
        string[] entries = Texts(random, letters, longest, count);
        var builder = new TextTreeBuilder();
        builder.AddWhole(entries.Select(Numbered));
        TextTreePlan tree = builder.Build();
        (string labels, string nodes) = Print(tree);

        foreach (string text in Questions(random, letters, longest, entries))
        {
            int index = Array.IndexOf(entries, text);
            int number = TextTree.FindWhole(text, labels, nodes);
            Assert.Equal(index < 0 ? PageRuleSet.Empty : Numbered(text, index).Rules, SetOf(tree, number));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_entries_that_a_text_ends_with_are_found_together(string letters, int longest, int count)
    {
        Random random = TestSeed.CreateRandom(output);
        string[] entries = Texts(random, letters, longest, count);
        var builder = new TextTreeBuilder();

        // A second tree in the same table.
        builder.AddSuffixes([("other", PageRuleSet.Of(0))]);
        int root = builder.AddSuffixes(entries.Select(Numbered));
        TextTreePlan tree = builder.Build();
        (string labels, string nodes) = Print(tree);

        foreach (string text in Questions(random, letters, longest, entries))
        {
            PageRuleSet expected = entries.Select(Numbered)
                .Where(entry => text.EndsWith(entry.Text, StringComparison.Ordinal))
                .Aggregate(PageRuleSet.Empty, (sets, entry) => sets | entry.Rules);
            Assert.Equal(expected, SetOf(tree, TextTree.FindEnd(text, labels, nodes, root)));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_entries_that_a_text_starts_with_are_walked_the_shortest_first(
        string letters, int longest, int count)
    {
        Random random = TestSeed.CreateRandom(output);
        string[] entries = Texts(random, letters, longest, count);
        var builder = new TextTreeBuilder();
        int root = builder.AddPrefixes(entries.Select((text, index) => (text, index + 1)));
        (string labels, string nodes) = Print(builder.Build());

        foreach (string text in Questions(random, letters, longest, entries))
        {
            var found = new List<string>();
            var walk = new PrefixWalk(text, labels, nodes, root, ignoreCase: false);
            while (walk.MoveNext())
            {
                found.Add(entries[walk.SuffixRoot - 1]);
                Assert.Equal(text[found[^1].Length..], walk.Rest.ToString());
            }

            Assert.Equal(
                entries.Where(entry => text.StartsWith(entry, StringComparison.Ordinal)).OrderBy(entry => entry.Length),
                found);
        }
    }

    [Fact]
    public void Equal_sets_have_one_number()
    {
        var builder = new TextTreeBuilder();
        builder.AddWhole([("a", PageRuleSet.Of(3)), ("b", PageRuleSet.Of(3)), ("c", PageRuleSet.Of(100))]);
        Assert.Equal([PageRuleSet.Of(3), PageRuleSet.Of(100)], builder.Build().Sets);
    }

    private static (string Text, PageRuleSet Rules) Numbered(string text, int index) =>
        (text, PageRuleSet.Of(index % 128));

    private static PageRuleSet SetOf(TextTreePlan tree, int number) =>
        number == 0 ? PageRuleSet.Empty : tree.Sets[number - 1];

    // Some are empty, and the longest are rare.
    private static string[] Texts(Random random, string letters, int longest, int count)
    {
        var texts = new HashSet<string>();
        while (texts.Count < count)
        {
            texts.Add(new string(random.GetItems<char>(letters, random.Next(longest + 1))));
        }

        return [.. texts];
    }

    private static IEnumerable<string> Questions(Random random, string letters, int longest, string[] entries) =>
    [
        "",
        .. entries,
        .. entries.Select(entry => entry + letters[0]),
        .. entries.Select(entry => letters[^1] + entry),
        .. Texts(random, letters, longest + 3, 250),
    ];

    // As the emitter prints them: each integer is two characters, the lower half first.
    private static (string Labels, string Nodes) Print(TextTreePlan tree)
    {
        var nodes = new StringBuilder();
        foreach (int integer in tree.Nodes)
        {
            nodes.Append((char)(integer & 0xFFFF)).Append((char)((uint)integer >> 16));
        }

        return (string.Concat(tree.Labels), nodes.ToString());
    }
}
