using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Emit;

/// <summary>Prints lookups in trees, and the tables of the trees.</summary>
/// <param name="writer">Where to.</param>
/// <param name="set">How rule sets are held.</param>
/// <param name="suffix">What distinguishes the names of a page from those of others.</param>
internal sealed class TreeEmitter(SourceWriter writer, RuleSetType set, string suffix)
{
    private const int CharactersPerLine = 100;
    private const int MostLines = 500;

    /// <summary>Prints a search for the literals, which returns when it finds one.</summary>
    public void EmitLiterals(LookupKind kind, TextTreePlan tree, int count)
    {
        string table = kind.LiteralTable;
        writer.Block($$"""
            // {{Names.Number(count)}} {{kind.Literals}}, as a tree.
            int literal = {{kind.Search("FindWhole")}}({{kind.Text}}, {{Labels(table)}}, {{Nodes(table)}});
            if (literal != 0)
            {
                return {{Set(tree, table, "literal")}};
            }

            """);
    }

    /// <summary>Prints a search for the wildcards, and the end of the method.</summary>
    public void EmitWildcards(WildcardLookupKind kind, WildcardTrees trees, PageRuleSet any)
    {
        string table = kind.WildcardTable;
        if (!set.IsSingleRule)
        {
            writer.Line($"{set.Keyword} rules = {set.Empty};");
            writer.Line();
        }

        if (trees.PrefixRoot == 0)
        {
            foreach (PrefixGroup group in trees.Groups)
            {
                EmitGroup(kind, trees, group, table);
            }
        }
        else
        {
            EmitWalk(kind, trees, table);
        }

        if (set.IsSingleRule)
        {
            writer.Line("return false;");
        }
        else if (kind.WildcardCondition is null)
        {
            writer.Line(any.IsEmpty ? "return rules;" : $"return rules | {set.Constant(any)};");
        }
        else
        {
            string anyRules = set.Constant(any);
            string all = any.IsEmpty ? "rules" : $"rules | {anyRules}";
            writer.Line($"return {set.IsNotEmpty("rules")} && {kind.WildcardCondition} ? {all} : {anyRules};");
        }
    }

    /// <summary>Prints the table of the literals, if they are a tree.</summary>
    public void EmitLiteralTable(LookupKind kind, Lookup lookup)
    {
        if (lookup.LiteralTree is not null)
        {
            EmitTable(kind.LiteralTable, lookup.LiteralTree);
        }
    }

    /// <summary>Prints the tables of a lookup's trees.</summary>
    public void EmitTables(WildcardLookupKind kind, Lookup lookup)
    {
        EmitLiteralTable(kind, lookup);
        if (lookup.WildcardTrees is not null)
        {
            EmitTable(kind.WildcardTable, lookup.WildcardTrees.Tree);
        }
    }

    /// <summary>For each table of a lookup, the expression that says whether the library reads it.</summary>
    public IEnumerable<string> Checks(LookupKind kind, Lookup lookup)
    {
        IEnumerable<string> literals = lookup.LiteralTree is { } tree ? Checks(kind.LiteralTable, tree) : [];
        return kind is WildcardLookupKind wildcard && lookup.WildcardTrees is { } trees
            ? literals.Concat(Checks(wildcard.WildcardTable, trees.Tree))
            : literals;
    }

    private IEnumerable<string> Checks(string table, TextTreePlan tree)
    {
        yield return $"{Names.TextTree}.{Names.CanRead}({Nodes(table)})";
        if (HasSets(tree))
        {
            yield return $"{Names.RuleSet}.{Names.CanRead}({Sets(table)})";
        }
    }

    // One set is a constant where it is used.
    private static bool HasSets(TextTreePlan tree) => tree.Sets.Count > 1;

    private void EmitGroup(WildcardLookupKind kind, WildcardTrees trees, PrefixGroup group, string table)
    {
        string find = Find(kind, kind.Rest(group.Prefix.Length), table, Names.Number(group.SuffixRoot));
        string count = $"{Names.Number(group.Count)} {(group.Count == 1 ? "wildcard" : "wildcards")}";
        if (group.Prefix.Length > 0)
        {
            writer.Line($"// {count} with \"{Literal.Comment(group.Prefix)}\" before the \"*\".");
            writer.Open($"if ({kind.StartsWith(Literal.String(group.Prefix))})");
        }
        else
        {
            writer.Line($"// {count} with nothing before the \"*\".");
        }

        EmitFound(kind, trees, find, table);
        if (group.Prefix.Length > 0)
        {
            writer.Close();
        }

        writer.Line();
    }

    private void EmitWalk(WildcardLookupKind kind, WildcardTrees trees, string table)
    {
        int count = trees.Groups.Sum(group => group.Count);
        writer.Line(
            $"// {Names.Number(count)} wildcards with {Names.Number(trees.Groups.Count)} prefixes, " +
            "which are a tree as well.");
        writer.Line(
            $"var prefixes = new {Names.PrefixWalk}({kind.Span}, {Labels(table)}, {Nodes(table)}, " +
            $"{Names.Number(trees.PrefixRoot)}, {kind.IgnoresCase});");
        writer.Open("while (prefixes.MoveNext())");
        EmitFound(kind, trees, Find(kind, "prefixes.Rest", table, "prefixes.SuffixRoot"), table);
        writer.Close();
        writer.Line();
    }

    private void EmitFound(WildcardLookupKind kind, WildcardTrees trees, string find, string table)
    {
        if (!set.IsSingleRule && HasSets(trees.Tree))
        {
            writer.Line($"rules |= {set.At(Sets(table), find)};");
            return;
        }

        string found = set.IsSingleRule
            ? $"return {kind.WildcardCondition ?? "true"};"
            : $"rules |= {set.Constant(trees.Tree.Sets[0])};";
        writer.Block($$"""
            if ({{find}} != 0)
            {
                {{found}}
            }
            """);
    }

    private string Find(WildcardLookupKind kind, string rest, string table, string root) =>
        $"{kind.Search("FindEnd")}({rest}, {Labels(table)}, {Nodes(table)}, {root})";

    private string Labels(string table) => table + MemberNames.Labels + suffix;

    private string Nodes(string table) => table + MemberNames.Nodes + suffix;

    private string Sets(string table) => table + MemberNames.Sets + suffix;

    private string Set(TextTreePlan tree, string table, string number) =>
        tree.Sets.Count == 1 ? set.Constant(tree.Sets[0]) : set.At(Sets(table), number);

    private void EmitTable(string table, TextTreePlan tree)
    {
        writer.Line();
        writer.Line($"// The texts of which the entries of the tree consist: see {Names.TextTree}.");
        EmitLabels($"private const string {Labels(table)} =", tree.Labels);
        writer.Line();
        writer.Line("// The nodes of the tree.");
        EmitIntegers($"private const string {Nodes(table)} =", tree.Nodes);
        if (HasSets(tree))
        {
            writer.Line();
            writer.Line("// The rules for the entries of the tree, by their numbers.");
            EmitIntegers(
                $"private const string {Sets(table)} =",
                tree.Sets.SelectMany(set.Integers).Prepend(RuleSetFormat.Version));
        }
    }

    private void EmitLabels(string header, EquatableArray<string> labels) =>
        EmitText(header, labels.Select(Literal.Characters));

    private void EmitIntegers(string header, IEnumerable<int> integers) =>
        EmitText(header, integers.Select(integer => Literal.Characters(IntegerText.Of(integer))));

    private void EmitText(string header, IEnumerable<string> parts)
    {
        string[] all = [.. parts];

        // The compiler refuses an expression of too many parts, so that lines get longer as tables grow.
        int lineLength = Math.Max(CharactersPerLine, all.Sum(part => part.Length) / MostLines);
        writer.Line(header);
        writer.Indent();
        var line = new StringBuilder();
        foreach (string part in all)
        {
            if (line.Length > 0 && line.Length + part.Length > lineLength)
            {
                writer.Line($"\"{line}\" +");
                line.Clear();
            }

            line.Append(part);
        }

        writer.Line($"\"{line}\";");
        writer.Unindent();
    }
}
