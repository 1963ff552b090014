using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Compiler.Planning;

/// <summary>How the rules for a text are found: the entries of a list, and the form of each kind of them.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="LiteralTree">The literals as a tree; null if they are cases of a <c>switch</c>.</param>
/// <param name="WildcardTrees">The wildcards as trees; null if they are tested one after another.</param>
internal sealed record Lookup(EntryTable Entries, TextTreePlan? LiteralTree, WildcardTrees? WildcardTrees)
{
    public static Lookup Create(EntryTable entries, PlanForms forms)
    {
        TextTreePlan? literals = null;
        if (entries.Literals.Count > forms.MostCases)
        {
            var builder = new TextTreeBuilder();
            builder.AddWhole(entries.Literals.Select(entry => (entry.Text, entry.Rules)));
            literals = builder.Build();
        }

        WildcardTrees? wildcards = entries.Wildcards.Count > forms.MostTests
            ? WildcardTrees.Create(entries.Wildcards, forms)
            : null;
        return new Lookup(entries, literals, wildcards);
    }
}

/// <summary>Wildcards by what stands before the <c>*</c>: for each prefix a tree of what stands behind it.</summary>
/// <param name="Tree">The trees, in one table.</param>
/// <param name="Groups">The prefixes in ordinal order.</param>
/// <param name="PrefixRoot">The root of a tree of the prefixes; 0 if they are tested one after another.</param>
internal sealed record WildcardTrees(TextTreePlan Tree, EquatableArray<PrefixGroup> Groups, int PrefixRoot)
{
    public static WildcardTrees Create(IEnumerable<WildcardEntry> wildcards, PlanForms forms)
    {
        var builder = new TextTreeBuilder();
        PrefixGroup[] groups =
        [
            .. wildcards.GroupBy(entry => entry.Pattern.Prefix, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new PrefixGroup(
                    group.Key,
                    builder.AddSuffixes(group.Select(entry => (entry.Pattern.Suffix, entry.Rules))),
                    group.Count())),
        ];
        int prefixRoot = groups.Length > forms.MostPrefixes
            ? builder.AddPrefixes(groups.Select(group => (group.Prefix, group.SuffixRoot)))
            : 0;
        return new WildcardTrees(builder.Build(), groups.ToEquatableArray(), prefixRoot);
    }
}

/// <summary>The wildcards with one prefix.</summary>
/// <param name="Prefix">The prefix.</param>
/// <param name="SuffixRoot">The root of the tree of their suffixes.</param>
/// <param name="Count">How many they are.</param>
internal sealed record PrefixGroup(string Prefix, int SuffixRoot, int Count);
