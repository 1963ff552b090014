using System;
using System.Linq;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>
/// The entries of a lookup that follow its first: a few that are compared one after another, or a tree of all.
/// </summary>
internal sealed class OtherLiterals
{
    // Empty if there is a tree.
    private readonly Entry[] _entries = [];
    private readonly TreeTable? _tree;

    // The index of the character that distinguishes most of the entries; all of them are longer.
    private readonly int _position;

    public OtherLiterals(TreeTable tree) => _tree = tree;

    public OtherLiterals(LiteralEntry[] entries)
    {
        _position = DistinguishingPosition([.. entries.Select(entry => entry.Text)]);
        _entries = [.. entries.Select(entry => new Entry(KeyOf(entry.Text), entry.Text, entry.Rules.Low))];
    }

    /// <summary>The rules that allow a text; 0 if it isn't one of these entries.</summary>
    public ulong RulesFor(string? text)
    {
        if (_tree is not null)
        {
            return FindInTree(text, _tree);
        }

        if (text is null || text.Length <= _position)
        {
            return 0;
        }

        int key = KeyOf(text);
        Entry[] entries = _entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key == key)
            {
                return Compare(text, entries, i);
            }
        }

        return 0;
    }

    /// <summary>
    /// The rules that allow a text, without regard to the case of ASCII letters; 0 if it isn't one of these entries.
    /// </summary>
    public ulong RulesForIgnoringCase(ReadOnlySpan<char> text)
    {
        if (_tree is not null)
        {
            return FindInTreeIgnoringCase(text, _tree);
        }

        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Text.Length == text.Length && HeaderName.AreEqual(text, entry.Text))
            {
                return entry.Rules;
            }
        }

        return 0;
    }

    // Not inlined, so that the search for a key needs few registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Compare(string text, Entry[] entries, int start)
    {
        for (int i = start; i < entries.Length; i++)
        {
            if (entries[i].Text == text)
            {
                return entries[i].Rules;
            }
        }

        return 0;
    }

    // Not inlined, so that a few entries don't need the stack space of a tree.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong FindInTree(string? text, TreeTable tree) => tree.FindWhole(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong FindInTreeIgnoringCase(ReadOnlySpan<char> text, TreeTable tree) =>
        tree.FindWholeIgnoringCase(text);

    // What generated code looks at first as well: the length, and one character.
    private int KeyOf(string text) => unchecked((text.Length << 16) | text[_position]);

    private static int DistinguishingPosition(string[] texts) =>
        Enumerable.Range(0, texts.Min(text => text.Length))
            .OrderByDescending(position => texts.Select(text => (text.Length, text[position])).Distinct().Count())
            .First();

    private readonly record struct Entry(int Key, string Text, ulong Rules);
}
