using System.Linq;
using CorsGen.Generator.Planning;

namespace CorsGen.Generator.Emit;

/// <summary>Prints the lookups of a page: the rules for an origin, for a method, and for the requested headers.</summary>
internal sealed class LookupEmitter(SourceWriter writer, RuleSetType set)
{
    public void Emit(PagePlan page, string suffix)
    {
        EmitOrigins(page.Origins, suffix);
        EmitMethods(page.Methods, suffix);
        EmitHeaders(page.Headers, suffix);
    }

    private void EmitOrigins(EntryTable table, string suffix)
    {
        if (table.AllowsAll && set.IsSingleRule)
        {
            return;
        }

        const string List = "AllowedOrigins";
        Begin("an origin", set.IsSingleRule ? "AllowsOrigin" : "RulesForOrigin" + suffix, "string origin");
        if (table.Literals.Count > 0)
        {
            writer.Open("switch (origin)");
            foreach (IGrouping<RuleSet, LiteralEntry> same in table.Literals.GroupBy(entry => entry.Rules))
            {
                foreach (LiteralEntry entry in same)
                {
                    writer.Line($"case {Literal.String(entry.Text)}: // {Names.Places(entry.Places, List)}");
                }

                EmitReturn(same.Key);
            }

            writer.Close();
            writer.Line();
        }

        EmitRest(table, List, entry => $"{Names.OriginPattern}.IsMatch(origin, {Arguments(entry)})");
        writer.Close();
    }

    private void EmitMethods(EntryTable table, string suffix)
    {
        Begin("a method", set.IsSingleRule ? "AllowsMethod" : "RulesForMethod" + suffix, "string? method");
        writer.Open("switch (method)");
        foreach (IGrouping<RuleSet, LiteralEntry> same in table.Literals.GroupBy(entry => entry.Rules))
        {
            foreach (LiteralEntry entry in same)
            {
                writer.Line($"case {Literal.String(entry.Text)}:");
            }

            EmitReturn(same.Key);
        }

        writer.Line("default:");
        EmitReturn(RuleSet.Empty);
        writer.Close();
        writer.Close();
    }

    private void EmitHeaders(EntryTable table, string suffix)
    {
        if (table.IsConstant && table.Any.IsEmpty)
        {
            if (!set.IsSingleRule)
            {
                writer.Line();
                writer.Line("// No rule allows a request header.");
                writer.Line($"private static {set.Keyword} KeepRulesForHeaders{suffix}({set.Keyword} rules, string headers) => 0;");
            }

            return;
        }

        writer.Line();
        if (set.IsSingleRule)
        {
            writer.Open($"private static bool AllowsHeaders(string headers)");
            writer.Open($"foreach ({Names.Span} name in new {Names.RequestedHeaders}(headers))");
            writer.Open("if (!AllowsHeader(name))");
            writer.Line("return false;");
            writer.Close();
            writer.Close();
            writer.Line();
            writer.Line("return true;");
            writer.Close();
        }
        else
        {
            writer.Line("// Of some rules, those that allow every requested header.");
            writer.Open($"private static {set.Keyword} KeepRulesForHeaders{suffix}({set.Keyword} rules, string headers)");
            writer.Open($"foreach ({Names.Span} name in new {Names.RequestedHeaders}(headers))");
            writer.Line($"rules &= RulesForHeader{suffix}(name);");
            writer.Open("if (rules == 0)");
            writer.Line("break;");
            writer.Close();
            writer.Close();
            writer.Line();
            writer.Line("return rules;");
            writer.Close();
        }

        EmitHeader(table, suffix);
    }

    private void EmitHeader(EntryTable table, string suffix)
    {
        const string List = "AllowedHeaders";
        Begin("a header", set.IsSingleRule ? "AllowsHeader" : "RulesForHeader" + suffix, $"{Names.Span} name");
        if (table.Literals.Count > 0)
        {
            writer.Open("switch (name.Length)");
            foreach (IGrouping<int, LiteralEntry> sameLength in table.Literals.GroupBy(entry => entry.Text.Length).OrderBy(group => group.Key))
            {
                writer.Line($"case {Names.Number(sameLength.Key)}:");
                writer.Indent();
                foreach (LiteralEntry entry in sameLength)
                {
                    writer.Line($"// {Names.Places(entry.Places, List)}");
                    writer.Open($"if ({Names.HeaderName}.AreEqual(name, {Literal.String(entry.Text)}))");
                    writer.Line($"return {set.Constant(entry.Rules)};");
                    writer.Close();
                    writer.Line();
                }

                writer.Line("break;");
                writer.Unindent();
            }

            writer.Close();
            writer.Line();
        }

        if (!table.Any.IsEmpty || table.Wildcards.Count > 0)
        {
            writer.Line("// What is no token matches nothing, not even \"*\".");
            writer.Open($"if (!{Names.HeaderName}.IsToken(name))");
            writer.Line($"return {set.Empty};");
            writer.Close();
            writer.Line();
        }

        EmitRest(table, List, entry => $"{Names.HeaderName}.IsMatch(name, {Arguments(entry)})");
        writer.Close();
    }

    private void Begin(string what, string name, string parameter)
    {
        writer.Line();
        writer.Line(set.IsSingleRule ? $"// Whether the rule allows {what}." : $"// The rules that allow {what}.");
        writer.Open($"private static {set.Keyword} {name}({parameter})");
    }

    // What no literal has answered: the rules that list "*", and those with a wildcard that matches.
    private void EmitRest(EntryTable table, string list, System.Func<WildcardEntry, string> test)
    {
        if (!table.Any.IsEmpty)
        {
            writer.Line($"// \"*\": {Names.Places(table.AnyPlaces, list)}");
        }

        if (table.Wildcards.Count == 0 || (set.IsSingleRule && !table.Any.IsEmpty))
        {
            writer.Line($"return {set.Constant(table.Any)};");
            return;
        }

        if (!set.IsSingleRule)
        {
            writer.Line($"{set.Keyword} rules = {set.Constant(table.Any)};");
            writer.Line();
        }

        foreach (WildcardEntry entry in table.Wildcards)
        {
            writer.Line($"// \"{Literal.Comment(entry.Pattern.ToString())}\": {Names.Places(entry.Places, list)}");
            writer.Open($"if ({test(entry)})");
            writer.Line(set.IsSingleRule ? "return true;" : $"rules |= {set.Constant(entry.Rules)};");
            writer.Close();
            writer.Line();
        }

        writer.Line(set.IsSingleRule ? "return false;" : "return rules;");
    }

    private void EmitReturn(RuleSet rules)
    {
        writer.Indent();
        writer.Line($"return {set.Constant(rules)};");
        writer.Unindent();
    }

    private static string Arguments(WildcardEntry entry) =>
        $"{Literal.String(entry.Pattern.Prefix)}, {Literal.String(entry.Pattern.Suffix)}";
}
