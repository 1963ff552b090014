using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Matching;

namespace CorsGen.Compiler.Planning;

/// <summary>
/// Builds text trees: one table can hold several. Their format is <see cref="TextTreeFormat"/>.
/// </summary>
internal sealed class TextTreeBuilder
{
    private readonly List<string> _labels = [];
    private int _labelsLength;
    private readonly Dictionary<string, int> _labelStarts = new(StringComparer.Ordinal);
    private readonly List<int> _nodes = [TextTreeFormat.Version];
    private readonly List<PageRuleSet> _sets = [];
    private readonly Dictionary<PageRuleSet, int> _setNumbers = [];

    public TextTreePlan Build() => new(_labels.ToEquatableArray(), _nodes.ToEquatableArray(), _sets.ToEquatableArray());

    /// <summary>Adds texts that are to be found whole.</summary>
    /// <returns>The root.</returns>
    public int AddWhole(IEnumerable<(string Text, PageRuleSet Rules)> entries) => Add(
        entries.Select(entry => new Entry(entry.Text, NumberOf(entry.Rules))), fromStart: false, inherit: (_, own) => own);

    /// <summary>Adds texts that are to be found at the end: the longest, with the rules of the shorter ones.</summary>
    /// <returns>The root.</returns>
    public int AddSuffixes(IEnumerable<(string Text, PageRuleSet Rules)> entries) => Add(
        entries.Select(entry => new Entry(entry.Text, NumberOf(entry.Rules))),
        fromStart: false,
        inherit: (shorter, own) => shorter == 0 ? own : own == 0 ? shorter : NumberOf(_sets[shorter - 1] | _sets[own - 1]));

    /// <summary>Adds texts that are to be found at the start, each with a number of its own.</summary>
    /// <returns>The root.</returns>
    public int AddPrefixes(IEnumerable<(string Text, int Number)> entries) =>
        Add(entries.Select(entry => new Entry(entry.Text, entry.Number)), fromStart: true, inherit: (_, own) => own);

    private int NumberOf(PageRuleSet rules)
    {
        if (!_setNumbers.TryGetValue(rules, out int number))
        {
            _sets.Add(rules);
            _setNumbers.Add(rules, number = _sets.Count);
        }

        return number;
    }

    // Iterative, as entries may be nested as deep as a file is long.
    private int Add(IEnumerable<Entry> entries, bool fromStart, Func<int, int, int> inherit)
    {
        int root = _nodes.Count;
        var open = new Stack<OpenNode>();
        open.Push(new OpenNode([.. entries], Read: 0, Inherited: 0, Parent: 0));
        while (open.Count > 0)
        {
            OpenNode node = open.Pop();
            if (node.Parent != 0)
            {
                _nodes[node.Parent] = _nodes.Count;
            }

            string label = CommonText(node.Entries, node.Read, fromStart);
            int read = node.Read + label.Length;
            Entry? ending = node.Entries.FirstOrDefault(entry => entry.Text.Length == read);
            int number = inherit(node.Inherited, ending?.Number ?? 0);
            _nodes.AddRange([StartOf(label), label.Length, ending is null ? 0 : number, 0]);

            Entry[] longer = [.. node.Entries.Where(entry => entry.Text.Length > read)];
            if (longer.Length > 0)
            {
                AddChildren(open, longer, read, number, fromStart);
            }
        }

        return root;
    }

    private void AddChildren(Stack<OpenNode> open, Entry[] entries, int read, int inherited, bool fromStart)
    {
        int node = _nodes.Count - TextTreeFormat.Bits - 1;
        int[] distances = DistinguishingCharacters.Choose(entries.Length, Reach(), CharacterAt);
        uint[] keys =
        [
            .. entries.Select((_, entry) =>
                TextTreeFormat.Key(
                    CharacterAt(entry, distances[0]),
                    CharacterAt(entry, distances[1]),
                    CharacterAt(entry, distances[2]),
                    CharacterAt(entry, distances[3]))),
        ];
        KeyHash hash = KeyHash.Choose(keys);

        _nodes[node + TextTreeFormat.Bits] = hash.Bits;
        _nodes.AddRange(distances);
        _nodes.Add(unchecked((int)hash.Multiplier));
        _nodes.Add(hash.SpreadBits);
        _nodes.AddRange(new int[1 << hash.Bits]);
        _nodes.AddRange(hash.Spread.Select(multiplier => unchecked((int)multiplier)));
        IEnumerable<IGrouping<int, Entry>> children =
            entries.Zip(keys, (entry, key) => (Entry: entry, Value: hash.Of(key))).GroupBy(pair => pair.Value, pair => pair.Entry);
        foreach (IGrouping<int, Entry> child in children)
        {
            // Every node reads on or divides its entries: else this would never end.
            if (child.Count() == entries.Length && CommonText(entries, read, fromStart).Length == 0)
            {
                throw new InvalidOperationException($"{entries.Length} entries cannot be told apart.");
            }

            open.Push(new OpenNode([.. child], read, inherited, Parent: node + TextTreeFormat.Children + child.Key));
        }

        int Reach() => entries.Min(entry => entry.Text.Length) - read;

        uint CharacterAt(int entry, int distance)
        {
            string text = entries[entry].Text;
            return fromStart ? text[read + distance - 1] : text[text.Length - read - distance];
        }
    }

    // What all entries go on with.
    private static string CommonText(Entry[] entries, int read, bool fromStart)
    {
        string first = entries[0].Text;
        int common = first.Length - read;
        foreach (Entry entry in entries)
        {
            common = Math.Min(common, entry.Text.Length - read);
            for (int i = 0; i < common; i++)
            {
                bool isEqual = fromStart
                    ? entry.Text[read + i] == first[read + i]
                    : entry.Text[entry.Text.Length - read - i - 1] == first[first.Length - read - i - 1];
                common = isEqual ? common : i;
            }
        }

        return first.Substring(fromStart ? read : first.Length - read - common, common);
    }

    private int StartOf(string label)
    {
        if (!_labelStarts.TryGetValue(label, out int start))
        {
            _labelStarts.Add(label, start = _labelsLength);
            _labels.Add(label);
            _labelsLength += label.Length;
        }

        return start;
    }

    private sealed record Entry(string Text, int Number);

    /// <summary>A node to add.</summary>
    /// <param name="Entries">What it has to tell apart.</param>
    /// <param name="Read">How many characters of them the nodes before it have compared.</param>
    /// <param name="Inherited">The number of the longest entry among those, or 0.</param>
    /// <param name="Parent">Where to note it; 0 for nowhere.</param>
    private sealed record OpenNode(Entry[] Entries, int Read, int Inherited, int Parent);
}
