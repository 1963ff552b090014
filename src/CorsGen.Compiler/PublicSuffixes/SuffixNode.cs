using System;
using System.Collections.Immutable;

namespace CorsGen.Compiler.PublicSuffixes;

/// <summary>What the Public Suffix List says of a name.</summary>
internal enum SuffixRule
{
    /// <summary>Nothing; rules stand below it.</summary>
    None,

    /// <summary>It is a public suffix.</summary>
    Suffix,

    /// <summary>It is none, although a rule with <c>*</c> says so.</summary>
    Exception,
}

/// <summary>A label in the tree of the Public Suffix List, top-level domains first.</summary>
/// <param name="Label">The label, or <c>*</c> for any.</param>
/// <param name="Rule">What the list says of the name that ends here.</param>
/// <param name="Children">The labels below, in ordinal order.</param>
internal sealed record SuffixNode(string Label, SuffixRule Rule, ImmutableArray<SuffixNode> Children)
{
    public const string AnyLabel = "*";

    /// <summary>
    /// Whether a rule makes every name right below this one a public suffix. <c>*</c> sorts before all labels.
    /// </summary>
    public bool HasAnyLabel => Children.Length > 0 && Children[0].Label == AnyLabel;

    /// <summary>The same tree with a public suffix more.</summary>
    /// <param name="labels">The labels of the suffix, below this one's, the top-level domain first.</param>
    public SuffixNode With(ImmutableArray<string> labels)
    {
        if (labels.IsEmpty)
        {
            return this with { Rule = SuffixRule.Suffix };
        }

        string label = labels[0];
        int index = 0;
        while (index < Children.Length && string.CompareOrdinal(Children[index].Label, label) < 0)
        {
            index++;
        }

        bool isThere = index < Children.Length && Children[index].Label == label;
        SuffixNode child = isThere
            ? Children[index]
            : new SuffixNode(label, SuffixRule.None, ImmutableArray<SuffixNode>.Empty);
        SuffixNode changed = child.With(labels.RemoveAt(0));
        return this with { Children = isThere ? Children.SetItem(index, changed) : Children.Insert(index, changed) };
    }

    /// <summary>The child of the label that stands at a place of a name; null if there is none.</summary>
    public SuffixNode? Child(string name, int start, int length)
    {
        int low = 0;
        int high = Children.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            string label = Children[middle].Label;
            int order = string.CompareOrdinal(name, start, label, 0, Math.Min(length, label.Length));
            if (order == 0)
            {
                order = length.CompareTo(label.Length);
            }

            if (order == 0)
            {
                return Children[middle];
            }

            (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
