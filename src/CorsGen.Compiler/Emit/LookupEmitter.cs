using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <summary>
/// Prints the lookups of a page: the rules for an origin, for a method, and for the requested headers.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="set">How rule sets are held.</param>
/// <param name="suffix">What distinguishes the names of a page from those of others.</param>
/// <param name="firstRule">The index of the page's first rule.</param>
internal sealed partial class LookupEmitter(SourceWriter writer, RuleSetType set, string suffix, int firstRule)
{
    private readonly TreeEmitter _trees = new(writer, set, suffix);

    private string RuleOfBit => firstRule == 0 ? "Rules[n]" : $"Rules[{Names.Number(firstRule)} + n]";

    /// <summary>For each table of a page, the expression that says whether the library reads it.</summary>
    public IEnumerable<string> Checks(PagePlan page) =>
    [
        .. _trees.Checks(LookupKind.Origin, page.Origins),
        .. _trees.Checks(LookupKind.Method, page.Methods),
        .. _trees.Checks(LookupKind.Header, page.Headers),
    ];

    public void Emit(PagePlan page)
    {
        if (!(set.IsSingleRule && page.Origins.Entries.AllowsAll))
        {
            EmitOrigins(page.Origins);
        }

        EmitMethods(page.Methods);
        EmitHeaders(page.Headers);
    }

    private void EmitOrigins(Lookup lookup)
    {
        Begin("an origin", MemberNames.AllowsOrigin, MemberNames.RulesForOrigin, "string origin");
        if (lookup.LiteralTree is not null)
        {
            _trees.EmitLiterals(LookupKind.Origin, lookup.LiteralTree, lookup.Entries.Literals.Count);
        }
        else if (lookup.Entries.Literals.Count > 0)
        {
            writer.Open("switch (origin)");
            foreach (IGrouping<PageRuleSet, LiteralEntry> same in lookup.Entries.Literals.GroupBy(entry => entry.Rules))
            {
                foreach (LiteralEntry entry in same)
                {
                    writer.Line(
                        $"case {Literal.String(entry.Text)}: // {Names.Places(entry.Places, LookupKind.Origin.List)}");
                }

                EmitIndentedReturn(same.Key);
            }

            writer.Close();
            writer.Line();
        }

        EmitRest(LookupKind.Origin, lookup);
        writer.Close();
        _trees.EmitTables(LookupKind.Origin, lookup);
    }

    private void EmitMethods(Lookup lookup)
    {
        Begin("a method", MemberNames.AllowsMethod, MemberNames.RulesForMethod, "string? method");
        if (lookup.LiteralTree is not null)
        {
            _trees.EmitLiterals(LookupKind.Method, lookup.LiteralTree, lookup.Entries.Literals.Count);
            EmitOtherMethods(lookup.Entries);
        }
        else if (lookup.Entries.IsConstant)
        {
            EmitOtherMethods(lookup.Entries);
        }
        else
        {
            EmitMethodCases(lookup.Entries);
        }

        writer.Close();
        _trees.EmitLiteralTable(LookupKind.Method, lookup);
    }

    private void EmitMethodCases(EntryTable methods)
    {
        writer.Open("switch (method)");
        foreach (IGrouping<PageRuleSet, LiteralEntry> same in methods.Literals.GroupBy(entry => entry.Rules))
        {
            foreach (LiteralEntry entry in same)
            {
                writer.Line($"case {Literal.String(entry.Text)}:");
            }

            EmitIndentedReturn(same.Key);
        }

        writer.Line("default:");
        writer.Indent();
        EmitOtherMethods(methods);
        writer.Unindent();
        writer.Close();
    }

    // What no literal has answered.
    private void EmitOtherMethods(EntryTable methods)
    {
        if (methods.Any.IsEmpty)
        {
            writer.Line($"return {set.Empty};");
            return;
        }

        writer.Line(
            $"// \"*\", any method that browsers send: {Names.Places(methods.AnyPlaces, LookupKind.Method.List)}");
        if (set.IsSingleRule)
        {
            writer.Line($"return {Names.MethodName}.MatchesAny(method);");
        }
        else
        {
            writer.Block($$"""
                if ({{Names.MethodName}}.MatchesAny(method))
                {
                    return {{set.Constant(methods.Any)}};
                }

                return {{set.Empty}};
                """);
        }
    }

    private void Begin(string what, string allows, string rulesFor, string parameter)
    {
        writer.Line();
        writer.Line(set.IsSingleRule
            ? $"// Whether the rule allows {what}."
            : $"// The rules that allow {what}: bit n is {RuleOfBit}.");
        writer.Open($"private static {set.Keyword} {(set.IsSingleRule ? allows : rulesFor)}{suffix}({parameter})");
    }

    // What no literal has answered: the rules that list "*", and those with a wildcard that matches.
    private void EmitRest(WildcardLookupKind kind, Lookup lookup)
    {
        EntryTable entries = lookup.Entries;
        if (!entries.Any.IsEmpty)
        {
            writer.Line($"// \"*\": {Names.Places(entries.AnyPlaces, kind.List)}");
        }

        if (entries.Wildcards.Count == 0)
        {
            writer.Line($"return {set.Constant(entries.Any)};");
        }
        else if (lookup.WildcardTrees is not null)
        {
            _trees.EmitWildcards(kind, lookup.WildcardTrees, entries.Any);
        }
        else
        {
            EmitTests(kind, entries);
        }
    }

    private void EmitTests(WildcardLookupKind kind, EntryTable entries)
    {
        if (!set.IsSingleRule)
        {
            writer.Line($"{set.Keyword} rules = {set.Constant(entries.Any)};");
            writer.Line();
        }

        foreach (WildcardEntry entry in entries.Wildcards)
        {
            writer.Block($$"""
                // "{{Literal.Comment(entry.Pattern.ToString())}}": {{Names.Places(entry.Places, kind.List)}}
                if ({{kind.IsMatch(Literal.String(entry.Pattern.Prefix), Literal.String(entry.Pattern.Suffix))}})
                {
                    {{(set.IsSingleRule ? "return true;" : $"rules |= {set.Constant(entry.Rules)};")}}
                }

                """);
        }

        writer.Line(set.IsSingleRule ? "return false;" : "return rules;");
    }

    private void EmitIndentedReturn(PageRuleSet rules)
    {
        writer.Indent();
        writer.Line($"return {set.Constant(rules)};");
        writer.Unindent();
    }
}
