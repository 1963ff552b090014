using System;
using System.Linq;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The entries of a lookup with a wildcard: a few that are tested one after another, or trees.</summary>
internal sealed class WildcardTable
{
    private readonly Entry[] _entries;
    private readonly TreeTable? _tree;
    private readonly int _prefixRoot;

    // By the index of the entry, or by the number in the trees.
    private readonly ulong[] _rules;

    private WildcardTable(Lookup plan)
    {
        if (plan.WildcardTrees is { } trees)
        {
            // The prefixes, each with the tree of what follows it; none if they are a tree as well.
            _entries = trees.PrefixRoot != 0
                ? []
                : [.. trees.Groups.Select(group => new Entry(group.Prefix, "", group.SuffixRoot))];
            _tree = new TreeTable(trees.Tree);
            _prefixRoot = trees.PrefixRoot;
            _rules = TreeTable.RulesByNumber(trees.Tree);
        }
        else
        {
            _entries = [.. plan.Entries.Wildcards.Select(entry => new Entry(entry.Pattern.Prefix, entry.Pattern.Suffix, 0))];
            _rules = [.. plan.Entries.Wildcards.Select(entry => entry.Rules.Low)];
        }
    }

    /// <summary>The table of a lookup; null if it has no wildcard.</summary>
    public static WildcardTable? Create(Lookup plan) => plan.Entries.Wildcards.Count == 0 ? null : new WildcardTable(plan);

    /// <summary>The rules of all entries that an origin matches.</summary>
    public ulong RulesForOrigin(string origin)
    {
        ulong rules = 0;
        if (_tree is null)
        {
            for (int i = 0; i < _entries.Length; i++)
            {
                rules |= OriginPattern.IsMatch(origin, _entries[i].Prefix, _entries[i].Suffix) ? _rules[i] : 0;
            }

            return rules;
        }

        if (_prefixRoot == 0)
        {
            foreach (Entry group in _entries)
            {
                if (origin.StartsWith(group.Prefix, StringComparison.Ordinal))
                {
                    rules |= _rules[TextTree.FindEnd(origin.AsSpan(group.Prefix.Length), _tree.Labels, _tree.Nodes, group.SuffixRoot)];
                }
            }
        }
        else
        {
            var prefixes = new PrefixWalk(origin.AsSpan(), _tree.Labels, _tree.Nodes, _prefixRoot, ignoreCase: false);
            while (prefixes.MoveNext())
            {
                rules |= _rules[TextTree.FindEnd(prefixes.Rest, _tree.Labels, _tree.Nodes, prefixes.SuffixRoot)];
            }
        }

        return rules != 0 && OriginPattern.IsVisibleAscii(origin) ? rules : 0;
    }

    /// <summary>The rules of all entries that a header name, which is a token, matches.</summary>
    public ulong RulesForHeader(ReadOnlySpan<char> name)
    {
        ulong rules = 0;
        if (_tree is null)
        {
            for (int i = 0; i < _entries.Length; i++)
            {
                rules |= HeaderName.IsMatch(name, _entries[i].Prefix, _entries[i].Suffix) ? _rules[i] : 0;
            }
        }
        else if (_prefixRoot == 0)
        {
            foreach (Entry group in _entries)
            {
                if (HeaderName.IsMatch(name, group.Prefix, ""))
                {
                    rules |= _rules[TextTree.FindEndIgnoringCase(
                        name.Slice(group.Prefix.Length), _tree.Labels, _tree.Nodes, group.SuffixRoot)];
                }
            }
        }
        else
        {
            var prefixes = new PrefixWalk(name, _tree.Labels, _tree.Nodes, _prefixRoot, ignoreCase: true);
            while (prefixes.MoveNext())
            {
                rules |= _rules[TextTree.FindEndIgnoringCase(prefixes.Rest, _tree.Labels, _tree.Nodes, prefixes.SuffixRoot)];
            }
        }

        return rules;
    }

    /// <summary>A wildcard, or a prefix of several.</summary>
    /// <param name="Prefix">The text before the <c>*</c>.</param>
    /// <param name="Suffix">The text after it; empty for a prefix.</param>
    /// <param name="SuffixRoot">For a prefix, the root of the tree of what follows it.</param>
    private readonly record struct Entry(string Prefix, string Suffix, int SuffixRoot);
}
