using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <content>The rules for the requested headers.</content>
internal sealed partial class LookupEmitter
{
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
        writer.Block($$"""

            // Whether the rule allows every requested header. Not inlined: requests without headers don't need its
            // stack space.
            {{Names.NoInlining}}
            private static bool {{MemberNames.AllowsHeaders}}(string headers)
            """);
        writer.Block(headers.IsConstant
            ? $$"""
                {
                    {{AnyComment(headers)}}
                    return {{Names.RequestedHeaders}}.AreTokens(headers);
                }
                """
            : $$"""
                {
                    foreach ({{Names.Span}} name in new {{Names.RequestedHeaders}}(headers))
                    {
                        if (!{{MemberNames.AllowsHeader}}(name))
                        {
                            return false;
                        }
                    }

                    return true;
                }
                """);
    }

    private void EmitKeepRulesForHeaders(EntryTable headers)
    {
        string rulesForHeaders = MemberNames.KeepRulesForHeaders + suffix;
        string areTokens = $"{Names.RequestedHeaders}.AreTokens(headers)";
        writer.Block($$"""

            // Of some rules, those that allow every requested header. Not inlined: requests without headers don't need
            // its stack space.
            {{Names.NoInlining}}
            private static {{set.Keyword}} {{rulesForHeaders}}({{set.Keyword}} rules, string headers)
            {
            """);
        writer.Indent();
        if (headers.AllowsNone)
        {
            writer.Block($"""
                // No rule allows any.
                return {set.Empty};
                """);
        }
        else if (headers.IsConstant)
        {
            writer.Block($"""
                {AnyComment(headers)}
                rules &= {set.Constant(headers.Any)};
                return {set.IsNotEmpty("rules")} && {areTokens} ? rules : {set.Empty};
                """);
        }
        else
        {
            if (!headers.Any.IsEmpty)
            {
                writer.Block($$"""
                    {{AnyComment(headers)}}
                    if ((rules & {{set.Constant(headers.Any)}}) == rules)
                    {
                        return {{areTokens}} ? rules : {{set.Empty}};
                    }

                    """);
            }

            writer.Block($$"""
                foreach ({{Names.Span}} name in new {{Names.RequestedHeaders}}(headers))
                {
                    rules &= {{MemberNames.RulesForHeader}}{{suffix}}(name);
                    if ({{set.IsEmpty("rules")}})
                    {
                        break;
                    }
                }

                return rules;
                """);
        }

        writer.Close();
    }

    private static string AnyComment(EntryTable headers) =>
        $"// \"*\", which any token matches: {Names.Places(headers.AnyPlaces, LookupKind.Header.List)}";

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
            writer.Block($$"""
                // A name that isn't a token matches nothing, not even "*".
                if (!{{Names.HeaderName}}.IsToken(name))
                {
                    return {{set.Empty}};
                }

                """);
        }

        EmitRest(LookupKind.Header, lookup);
        writer.Close();
    }

    private void EmitHeaderCases(EntryTable headers)
    {
        writer.Open("switch (name.Length)");
        foreach (IGrouping<int, LiteralEntry> sameLength in headers.Literals
            .GroupBy(entry => entry.Text.Length).OrderBy(group => group.Key))
        {
            writer.Line($"case {Names.Number(sameLength.Key)}:");
            writer.Indent();
            foreach (LiteralEntry entry in sameLength)
            {
                writer.Block($$"""
                    // {{Names.Places(entry.Places, LookupKind.Header.List)}}
                    if ({{Names.HeaderName}}.AreEqual(name, {{Literal.String(entry.Text)}}))
                    {
                        return {{set.Constant(entry.Rules)}};
                    }

                    """);
            }

            writer.Line("break;");
            writer.Unindent();
        }

        writer.Close();
        writer.Line();
    }
}
