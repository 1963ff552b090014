using System;
using System.Linq;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>A tree of a plan, or several, with the strings that generated code has for it.</summary>
internal sealed class TreeTable(TextTreePlan plan)
{
    private readonly string _labels = string.Concat(plan.Labels);
    private readonly string _nodes = IntegerText.Of(plan.Nodes);

    // By the number that the tree finds; 0 is none.
    private readonly ulong[] _rules = [0, .. plan.Sets.Select(set => set.Low)];

    /// <summary>The rules of the entry that equals a text; 0 for none.</summary>
    public ulong FindWhole(string? text) => _rules[TextTree.FindWhole(text, _labels, _nodes)];

    /// <summary>The same without regard to the case of ASCII letters.</summary>
    public ulong FindWholeIgnoringCase(ReadOnlySpan<char> text) =>
        _rules[TextTree.FindWholeIgnoringCase(text, _labels, _nodes)];

    /// <summary>The rules of the longest entry that a text ends with; 0 for none.</summary>
    public ulong FindEnd(ReadOnlySpan<char> text, int root) => _rules[TextTree.FindEnd(text, _labels, _nodes, root)];

    /// <summary>The same without regard to the case of ASCII letters.</summary>
    public ulong FindEndIgnoringCase(ReadOnlySpan<char> text, int root) =>
        _rules[TextTree.FindEndIgnoringCase(text, _labels, _nodes, root)];

    /// <summary>The prefixes that a text starts with.</summary>
    public PrefixWalk Prefixes(ReadOnlySpan<char> text, int root, bool ignoreCase) =>
        new(text, _labels, _nodes, root, ignoreCase);
}
