using System;
using System.Linq;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The entries of a lookup without a wildcard: a few that are compared one after another, or a tree.</summary>
internal sealed class LiteralTable
{
    private readonly string[] _texts;
    private readonly TreeTable? _tree;

    // By the index of the text, or by the number in the tree.
    private readonly ulong[] _rules;

    public LiteralTable(Lookup plan)
    {
        if (plan.LiteralTree is { } tree)
        {
            _texts = [];
            _tree = new TreeTable(tree);
            _rules = TreeTable.RulesByNumber(tree);
        }
        else
        {
            _texts = [.. plan.Entries.Literals.Select(entry => entry.Text)];
            _rules = [.. plan.Entries.Literals.Select(entry => entry.Rules.Low)];
        }
    }

    /// <summary>Finds a text.</summary>
    public bool TryFind(string text, out ulong rules)
    {
        if (_tree is not null)
        {
            return TryGet(TextTree.FindWhole(text, _tree.Labels, _tree.Nodes), out rules);
        }

        string[] texts = _texts;
        for (int i = 0; i < texts.Length; i++)
        {
            if (string.Equals(texts[i], text, StringComparison.Ordinal))
            {
                rules = _rules[i];
                return true;
            }
        }

        rules = 0;
        return false;
    }

    /// <summary>Finds a text without regard to the case of ASCII letters.</summary>
    public bool TryFindIgnoringCase(ReadOnlySpan<char> text, out ulong rules)
    {
        if (_tree is not null)
        {
            return TryGet(TextTree.FindWholeIgnoringCase(text, _tree.Labels, _tree.Nodes), out rules);
        }

        string[] texts = _texts;
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length == text.Length && HeaderName.AreEqual(text, texts[i]))
            {
                rules = _rules[i];
                return true;
            }
        }

        rules = 0;
        return false;
    }

    private bool TryGet(int number, out ulong rules)
    {
        rules = _rules[number];
        return number != 0;
    }
}
