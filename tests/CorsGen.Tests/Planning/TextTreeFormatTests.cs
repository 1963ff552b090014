using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using CorsGen.Matching;

namespace CorsGen.Tests.Planning;

/// <summary>
/// The tables of trees that are in use: a policy that isn't compiled again keeps its tables, whichever library it runs with.
/// </summary>
/// <remarks>
/// <c>TextTree.v1.json</c> was written once, by the version that introduced the format. It is never written again: a test
/// that no longer passes says that the library has forgotten how to read policies that exist.
/// </remarks>
public class TextTreeFormatTests
{
    private static readonly MessageListener s_trace;

    // Before the first test runs, as a process reports an unknown version once.
    static TextTreeFormatTests()
    {
        s_trace = new MessageListener();
        Trace.Listeners.Add(s_trace);
    }

    [Fact]
    public void Whole_texts_of_version_1_are_read()
    {
        Table table = Read("whole");
        foreach ((string text, int number) in table.Entries)
        {
            Assert.Equal(number, TextTree.FindWhole(text, table.Labels, table.Nodes));
            Assert.Equal(number, TextTree.FindWholeIgnoringCase(text.ToUpperInvariant(), table.Labels, table.Nodes));
            Assert.Equal(0, TextTree.FindWhole(text + "~", table.Labels, table.Nodes));
            Assert.Equal(0, TextTree.FindWhole("~" + text, table.Labels, table.Nodes));
        }
    }

    [Fact]
    public void Suffixes_of_version_1_are_read()
    {
        Table table = Read("suffixes");
        foreach ((string text, int number) in table.Entries)
        {
            Assert.Equal(number, TextTree.FindEnd("~" + text, table.Labels, table.Nodes, table.Root));
            Assert.Equal(number, TextTree.FindEndIgnoringCase("~" + text.ToUpperInvariant(), table.Labels, table.Nodes, table.Root));
            Assert.Equal(0, TextTree.FindEnd(text + "~", table.Labels, table.Nodes, table.Root));
        }
    }

    [Fact]
    public void Prefixes_of_version_1_are_read()
    {
        Table table = Read("prefixes");
        foreach (string text in table.Entries.Keys)
        {
            int[] expected =
                [.. table.Entries.Where(entry => text.StartsWith(entry.Key, StringComparison.Ordinal))
                    .OrderBy(entry => entry.Key.Length).Select(entry => entry.Value)];
            Assert.Equal(expected, Walk(text + "~", table));
            Assert.Empty(Walk("~" + text, table));
        }
    }

    [Fact]
    public void The_file_has_spreads_and_nested_entries()
    {
        // A table of version 1 that used only a part of the format would prove only that part.
        Table whole = Read("whole");
        Assert.NotEqual('\0', whole.Nodes[2 * (TextTreeFormat.FirstRoot + TextTreeFormat.SpreadBits)]);
        foreach (string name in new[] { "suffixes", "prefixes" })
        {
            string[] texts = [.. Read(name).Entries.Keys];
            Assert.Contains(texts, text => texts.Any(other => other != text && other.Contains(text, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(0x10001)]
    [InlineData(-1)]
    public void A_table_of_an_unknown_version_has_no_entries(int version)
    {
        Table whole = Read("whole").WithVersion(version);
        Table suffixes = Read("suffixes").WithVersion(version);
        Table prefixes = Read("prefixes").WithVersion(version);

        Assert.All(whole.Entries.Keys, text => Assert.Equal(0, TextTree.FindWhole(text, whole.Labels, whole.Nodes)));
        Assert.All(whole.Entries.Keys, text => Assert.Equal(0, TextTree.FindWholeIgnoringCase(text, whole.Labels, whole.Nodes)));
        Assert.All(
            suffixes.Entries.Keys, text => Assert.Equal(0, TextTree.FindEnd(text, suffixes.Labels, suffixes.Nodes, suffixes.Root)));
        Assert.All(
            suffixes.Entries.Keys,
            text => Assert.Equal(0, TextTree.FindEndIgnoringCase(text, suffixes.Labels, suffixes.Nodes, suffixes.Root)));
        Assert.All(prefixes.Entries.Keys, text => Assert.Empty(Walk(text, prefixes)));

        string message = Assert.Single(s_trace.Messages, message => message.Contains("CorsGen", StringComparison.Ordinal));
        Assert.Contains("compiled by another version of CorsGen", message, StringComparison.Ordinal);
    }

    private static List<int> Walk(string text, Table table)
    {
        var found = new List<int>();
        var walk = new PrefixWalk(text, table.Labels, table.Nodes, table.Root, ignoreCase: false);
        while (walk.MoveNext())
        {
            found.Add(walk.SuffixRoot);
        }

        return found;
    }

    private static Table Read(string name)
    {
        string text = Repository.Read("tests", "CorsGen.Tests", "Planning", "TextTree.v1.json");
        using JsonDocument file = JsonDocument.Parse(text);
        JsonElement table = file.RootElement.GetProperty(name);

        // Four hexadecimal digits for each character: some are halves of a surrogate pair, which JSON doesn't carry.
        string nodes = string.Concat(table.GetProperty("nodes").EnumerateArray().Select(line => line.GetString()));
        return new Table(
            table.GetProperty("root").GetInt32(),
            table.GetProperty("labels").GetString()!,
            string.Concat(nodes.Chunk(4).Select(digits => (char)Convert.ToUInt16(new string(digits), 16))),
            table.GetProperty("entries").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32()));
    }

    private sealed class MessageListener : TraceListener
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message) => Messages.Enqueue(message ?? "");
    }

    private sealed record Table(int Root, string Labels, string Nodes, Dictionary<string, int> Entries)
    {
        public Table WithVersion(int version) =>
            this with { Nodes = $"{(char)(version & 0xFFFF)}{(char)((uint)version >> 16)}{Nodes[2..]}" };
    }
}
