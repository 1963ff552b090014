using System;
using System.Linq;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The entries of a lookup with a wildcard: a few that are tested one after another, or trees.</summary>
internal sealed class WildcardTable
{
    // Wildcards, or prefixes with the tree of what follows them; empty if the prefixes are a tree as well.
    private readonly Entry[] _entries;
    private readonly TreeTable? _trees;
    private readonly int _prefixRoot;

    private WildcardTable(Lookup plan)
    {
        if (plan.WildcardTrees is not { } trees)
        {
            _entries =
            [
                .. plan.Entries.Wildcards.Select(entry =>
                    new Entry(entry.Pattern.Prefix, entry.Pattern.Suffix, entry.Rules.Low, SuffixRoot: 0)),
            ];
            return;
        }

        _trees = new TreeTable(trees.Tree);
        _prefixRoot = trees.PrefixRoot;
        _entries = _prefixRoot != 0
            ? []
            : [.. trees.Groups.Select(group => new Entry(group.Prefix, "", Rules: 0, group.SuffixRoot))];
    }

    /// <summary>The table of a lookup; null if it has no wildcard.</summary>
    public static WildcardTable? Create(Lookup plan) =>
        plan.Entries.Wildcards.Count == 0 ? null : new WildcardTable(plan);

    /// <summary>The rules of all entries that an origin matches.</summary>
    public ulong RulesForOrigin(string origin)
    {
        if (_trees is not null)
        {
            ulong found = _prefixRoot == 0 ? FindOrigin(origin, _trees) : WalkOrigin(origin, _trees);
            return found != 0 && OriginPattern.IsVisibleAscii(origin) ? found : 0;
        }

        ulong rules = 0;
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (IsMatch(origin, entry.Prefix, entry.Suffix))
            {
                rules |= entry.Rules;
            }
        }

        return rules != 0 && OriginPattern.IsVisibleAscii(origin) ? rules : 0;
    }

    /// <summary>The rules of all entries that a header name, which is a token, matches.</summary>
    public ulong RulesForHeader(ReadOnlySpan<char> name)
    {
        if (_trees is not null)
        {
            return _prefixRoot == 0 ? FindHeader(name, _trees) : WalkHeader(name, _trees);
        }

        ulong rules = 0;
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (HeaderName.IsMatch(name, entry.Prefix, entry.Suffix))
            {
                rules |= entry.Rules;
            }
        }

        return rules;
    }

    // First what most patterns differ in: nearly all start with "https://".
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMatch(string origin, string prefix, string suffix) =>
        origin.Length >= prefix.Length + suffix.Length
        && ShortText.AreEqual(origin.AsSpan(origin.Length - suffix.Length), suffix.AsSpan())
        && ShortText.AreEqual(origin.AsSpan(0, prefix.Length), prefix.AsSpan());

    // What follows isn't inlined, so that a few wildcards don't need the stack space of trees.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong FindOrigin(string origin, TreeTable trees)
    {
        ulong rules = 0;
        foreach (ref readonly Entry group in _entries.AsSpan())
        {
            if (origin.AsSpan().StartsWith(group.Prefix.AsSpan()))
            {
                rules |= trees.FindEnd(origin.AsSpan(group.Prefix.Length), group.SuffixRoot);
            }
        }

        return rules;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong WalkOrigin(string origin, TreeTable trees)
    {
        ulong rules = 0;
        PrefixWalk prefixes = trees.Prefixes(origin.AsSpan(), _prefixRoot, ignoreCase: false);
        while (prefixes.MoveNext())
        {
            rules |= trees.FindEnd(prefixes.Rest, prefixes.SuffixRoot);
        }

        return rules;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong FindHeader(ReadOnlySpan<char> name, TreeTable trees)
    {
        ulong rules = 0;
        foreach (ref readonly Entry group in _entries.AsSpan())
        {
            if (HeaderName.IsMatch(name, group.Prefix, ""))
            {
                rules |= trees.FindEndIgnoringCase(name.Slice(group.Prefix.Length), group.SuffixRoot);
            }
        }

        return rules;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong WalkHeader(ReadOnlySpan<char> name, TreeTable trees)
    {
        ulong rules = 0;
        PrefixWalk prefixes = trees.Prefixes(name, _prefixRoot, ignoreCase: true);
        while (prefixes.MoveNext())
        {
            rules |= trees.FindEndIgnoringCase(prefixes.Rest, prefixes.SuffixRoot);
        }

        return rules;
    }

    /// <summary>A wildcard, or a prefix that several have.</summary>
    /// <param name="Prefix">The text before the <c>*</c>.</param>
    /// <param name="Suffix">The text after it; empty for a prefix.</param>
    /// <param name="Rules">The rules that list it; none for a prefix.</param>
    /// <param name="SuffixRoot">For a prefix, the root of the tree of what follows it.</param>
    private readonly record struct Entry(string Prefix, string Suffix, ulong Rules, int SuffixRoot);
}
