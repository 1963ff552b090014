using System;
using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>
/// The prefixes in a tree that a text starts with, shortest first. For generated code; applications call
/// <c>Evaluate</c>.
/// </summary>
/// <remarks>
/// A <see cref="TextTree"/> that is read from the start. Its numbers are the roots of the trees of suffixes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PrefixWalk
{
    private readonly string _labels;
    private readonly ReadOnlySpan<int> _nodes;
    private readonly bool _ignoreCase;
    private int _node;

    /// <summary>Starts at a text's beginning.</summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">The labels of the tree; in lower case if case is ignored.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    /// <param name="root">The root of the prefixes.</param>
    /// <param name="ignoreCase">Whether the case of ASCII letters is ignored.</param>
    public PrefixWalk(ReadOnlySpan<char> text, string labels, string nodes, int root, bool ignoreCase)
    {
        Rest = text;
        _labels = labels;
        _nodes = TextTree.Integers(nodes);
        _ignoreCase = ignoreCase;
        _node = TextTree.IsReadable(_nodes) ? root : 0;
        SuffixRoot = 0;
    }

    /// <summary>What follows the prefix.</summary>
    public ReadOnlySpan<char> Rest { get; private set; }

    /// <summary>The root of the suffixes that go with the prefix.</summary>
    public int SuffixRoot { get; private set; }

    /// <summary>Goes to the next longer prefix.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        while (_node != 0)
        {
            ReadOnlySpan<int> node = _nodes.Slice(_node);
            _node = 0;
            ReadOnlySpan<char> label = _labels.AsSpan(
                TextTree.Value(node[TextTreeFormat.LabelStart]), TextTree.Value(node[TextTreeFormat.LabelLength]));
            if (Rest.Length < label.Length || !TextTree.AreEqual(Rest.Slice(0, label.Length), label, _ignoreCase))
            {
                return false;
            }

            Rest = Rest.Slice(label.Length);
            int bits = TextTree.Value(node[TextTreeFormat.Bits]);
            if (bits != 0 && Rest.Length >= TextTree.Value(node[TextTreeFormat.FarthestDistance]))
            {
                _node = TextTree.Next(
                    node,
                    bits,
                    Rest[TextTree.Value(node[TextTreeFormat.FarthestDistance]) - 1],
                    Rest[TextTree.Value(node[TextTreeFormat.SecondDistance]) - 1],
                    Rest[TextTree.Value(node[TextTreeFormat.ThirdDistance]) - 1],
                    Rest[TextTree.Value(node[TextTreeFormat.NearestDistance]) - 1],
                    _ignoreCase);
            }

            SuffixRoot = TextTree.Value(node[TextTreeFormat.Number]);
            if (SuffixRoot != 0)
            {
                return true;
            }
        }

        return false;
    }
}
