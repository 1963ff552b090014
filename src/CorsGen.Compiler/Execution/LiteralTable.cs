using System;
using System.Linq;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The entries of a lookup without a wildcard: a few that are compared one after another, or a tree.</summary>
internal readonly struct LiteralTable
{
    // Empty if there is a tree.
    private readonly Entry[] _entries;
    private readonly TreeTable? _tree;

    public LiteralTable(Lookup plan)
    {
        _tree = plan.LiteralTree is { } tree ? new TreeTable(tree) : null;
        _entries = _tree is not null
            ? []
            : [.. plan.Entries.Literals.Select(entry => new Entry(entry.Text, entry.Rules.Low))];
    }

    /// <summary>The rules that allow a text; 0 if it isn't an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong RulesFor(string? text)
    {
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Text == text)
            {
                return entry.Rules;
            }
        }

        return _tree is null ? 0 : _tree.FindWhole(text);
    }

    /// <summary>
    /// The rules that allow a text, without regard to the case of ASCII letters; 0 if it isn't an entry.
    /// </summary>
    public ulong RulesForIgnoringCase(ReadOnlySpan<char> text)
    {
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Text.Length == text.Length && HeaderName.AreEqual(text, entry.Text))
            {
                return entry.Rules;
            }
        }

        return _tree is null ? 0 : _tree.FindWholeIgnoringCase(text);
    }

    private readonly record struct Entry(string Text, ulong Rules);
}
