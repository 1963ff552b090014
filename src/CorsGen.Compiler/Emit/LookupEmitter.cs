using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <summary>Prints the lookups of a page: the rules for an origin, for a method, and for the requested headers.</summary>
/// <param name="writer">Where to.</param>
/// <param name="set">How rule sets are held.</param>
/// <param name="suffix">What tells the names of a page from those of others.</param>
/// <param name="firstRule">The index of the page's first rule.</param>
internal sealed class LookupEmitter(SourceWriter writer, RuleSetType set, string suffix, int firstRule)
{
    private readonly TreeEmitter _trees = new(writer, set, suffix);

    private string RuleOfBit => firstRule == 0 ? "Rules[n]" : $"Rules[{Names.Number(firstRule)} + n]";

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
                    writer.Line($"case {Literal.String(entry.Text)}: // {Names.Places(entry.Places, LookupKind.Origin.List)}");
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
            writer.Line($"return {set.Empty};");
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
        EmitIndentedReturn(PageRuleSet.Empty);
        writer.Close();
    }

    private void EmitHeaders(Lookup lookup)
    {
        EntryTable headers = lookup.Entries;
        if (set.IsSingleRule)
        {
            if (!headers.AllowsNone)
            {
                EmitAllowsHeaders(headers);
            }
        }
        else
        {
            EmitKeepRulesForHeaders(headers);
        }

        if (!headers.IsConstant)
        {
            EmitHeader(lookup);
            _trees.EmitTables(LookupKind.Header, lookup);
        }
    }

    private void EmitAllowsHeaders(EntryTable headers)
    {
        writer.Line();
        writer.Line("// Whether the rule allows every requested header. Kept apart: a request without needs no room for it.");
        writer.Line(Names.NoInlining);
        writer.Open($"private static bool {MemberNames.AllowsHeaders}(string headers)");
        if (headers.IsConstant)
        {
            EmitAnyComment(headers);
            writer.Line($"return {Names.RequestedHeaders}.AreTokens(headers);");
        }
        else
        {
            writer.Open($"foreach ({Names.Span} name in new {Names.RequestedHeaders}(headers))");
            writer.Open($"if (!{MemberNames.AllowsHeader}(name))");
            writer.Line("return false;");
            writer.Close();
            writer.Close();
            writer.Line();
            writer.Line("return true;");
        }

        writer.Close();
    }

    private void EmitKeepRulesForHeaders(EntryTable headers)
    {
        writer.Line();
        writer.Line("// Of some rules, those that allow every requested header. Kept apart: a request without needs no room for it.");
        writer.Line(Names.NoInlining);
        writer.Open($"private static {set.Keyword} {MemberNames.KeepRulesForHeaders}{suffix}({set.Keyword} rules, string headers)");
        if (headers.AllowsNone)
        {
            writer.Line("// No rule allows any.");
            writer.Line($"return {set.Empty};");
            writer.Close();
            return;
        }

        if (!headers.Any.IsEmpty)
        {
            EmitAnyComment(headers);
            if (headers.IsConstant)
            {
                writer.Line($"rules &= {set.Constant(headers.Any)};");
                writer.Line($"return {set.IsNotEmpty("rules")} && {Names.RequestedHeaders}.AreTokens(headers) ? rules : {set.Empty};");
                writer.Close();
                return;
            }

            writer.Open($"if ((rules & {set.Constant(headers.Any)}) == rules)");
            writer.Line($"return {Names.RequestedHeaders}.AreTokens(headers) ? rules : {set.Empty};");
            writer.Close();
            writer.Line();
        }

        writer.Open($"foreach ({Names.Span} name in new {Names.RequestedHeaders}(headers))");
        writer.Line($"rules &= {MemberNames.RulesForHeader}{suffix}(name);");
        writer.Open($"if ({set.IsEmpty("rules")})");
        writer.Line("break;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return rules;");
        writer.Close();
    }

    private void EmitAnyComment(EntryTable headers) =>
        writer.Line($"// \"*\", which any token matches: {Names.Places(headers.AnyPlaces, LookupKind.Header.List)}");

    private void EmitHeader(Lookup lookup)
    {
        Begin("a header", MemberNames.AllowsHeader, MemberNames.RulesForHeader, $"{Names.Span} name");
        if (lookup.LiteralTree is not null)
        {
            _trees.EmitLiterals(LookupKind.Header, lookup.LiteralTree, lookup.Entries.Literals.Count);
        }
        else if (lookup.Entries.Literals.Count > 0)
        {
            EmitHeaderCases(lookup.Entries);
        }

        if (!lookup.Entries.Any.IsEmpty || lookup.Entries.Wildcards.Count > 0)
        {
            writer.Line("// What is no token matches nothing, not even \"*\".");
            writer.Open($"if (!{Names.HeaderName}.IsToken(name))");
            writer.Line($"return {set.Empty};");
            writer.Close();
            writer.Line();
        }

        EmitRest(LookupKind.Header, lookup);
        writer.Close();
    }

    private void EmitHeaderCases(EntryTable headers)
    {
        writer.Open("switch (name.Length)");
        foreach (IGrouping<int, LiteralEntry> sameLength in headers.Literals.GroupBy(entry => entry.Text.Length).OrderBy(group => group.Key))
        {
            writer.Line($"case {Names.Number(sameLength.Key)}:");
            writer.Indent();
            foreach (LiteralEntry entry in sameLength)
            {
                writer.Line($"// {Names.Places(entry.Places, LookupKind.Header.List)}");
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

    private void Begin(string what, string allows, string rulesFor, string parameter)
    {
        writer.Line();
        writer.Line(set.IsSingleRule ? $"// Whether the rule allows {what}." : $"// The rules that allow {what}: bit n is {RuleOfBit}.");
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
            writer.Line($"// \"{Literal.Comment(entry.Pattern.ToString())}\": {Names.Places(entry.Places, kind.List)}");
            writer.Open($"if ({kind.IsMatch(Literal.String(entry.Pattern.Prefix), Literal.String(entry.Pattern.Suffix))})");
            writer.Line(set.IsSingleRule ? "return true;" : $"rules |= {set.Constant(entry.Rules)};");
            writer.Close();
            writer.Line();
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
