using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <summary>Prints <c>Evaluate</c>: how the three lookups of a page come together.</summary>
internal sealed class EvaluateEmitter
{
    private const string Request = "string? origin, string? method, string? requestHeaders";
    private const string Values = "origin, method, requestHeaders";

    private readonly SourceWriter _writer;
    private readonly PolicyPlan _plan;
    private readonly RuleSetType _set;
    private readonly string[] _checks;

    public EvaluateEmitter(SourceWriter writer, PolicyPlan plan)
    {
        _writer = writer;
        _plan = plan;

        // Pages are all of one type, also when the last has one rule.
        int most = plan.Pages.Max(page => page.RuleCount);
        _set = new RuleSetType(plan.Pages.Count > 1 && most == 1 ? 2 : most);
        _checks = [.. plan.Pages.SelectMany(page => Lookups(page).Checks(page))];
    }

    public void Emit()
    {
        _writer.Block($$"""
            /// <summary>
            /// Decides a request. Allocates nothing, throws nothing, and may be called from any thread.
            /// </summary>
            /// <param name="origin">The value of <c>Origin</c>; null or empty if the request doesn't have one.</param>
            /// <param name="method">
            /// The method; for a preflight, the value of <c>Access-Control-Request-Method</c>.
            /// </param>
            /// <param name="requestHeaders">
            /// For a preflight, the value of <c>Access-Control-Request-Headers</c>.
            /// </param>
            {{Names.AggressiveInlining}}
            public static {{Names.CorsResult}} {{MemberNames.Evaluate}}({{Request}} = null)
            {
                // Inlined, so that the result is composed where it is used.
                {{Names.CorsRule}}? rule = {{MemberNames.FindRule}}({{Values}}, out {{Names.CorsDenial}} denial);
                return new {{Names.CorsResult}}(rule, denial, origin, requestHeaders);
            }

            {{Names.CorsResult}} {{Names.ICorsPolicy}}.{{MemberNames.Evaluate}}({{Request}}) =>
                {{MemberNames.Evaluate}}({{Values}});

            """);
        EmitCanReadTables();
        EmitFindRule();

        foreach (PagePlan page in _plan.Pages)
        {
            if (_plan.Pages.Count > 1)
            {
                EmitPage(page);
            }

            Lookups(page).Emit(page);
        }
    }

    private void EmitCanReadTables()
    {
        if (_checks.Length == 0)
        {
            return;
        }

        _writer.Line("// Whether this version of CorsGen.dll reads the tables below; if not, every request is denied.");
        _writer.Line($"private static readonly bool {MemberNames.CanReadTables} =");
        _writer.Indent();
        foreach (string check in _checks.Take(_checks.Length - 1))
        {
            _writer.Line($"{check} &&");
        }

        _writer.Line($"{_checks[_checks.Length - 1]};");
        _writer.Unindent();
        _writer.Line();
    }

    private LookupEmitter Lookups(PagePlan page) => new(_writer, _set, Suffix(page), page.FirstRule);

    private void EmitFindRule()
    {
        _writer.Block($$"""
            // The first rule that allows a request; if there is none, null and the furthest step that any rule reached.
            private static {{Names.CorsRule}}? {{MemberNames.FindRule}}(
                {{Request}}, out {{Names.CorsDenial}} denial)
            {
            """);
        _writer.Indent();
        EmitStep("NoOrigin", "origin is null || origin.Length == 0");
        if (_checks.Length > 0)
        {
            EmitStep("Origin", $"!{MemberNames.CanReadTables}");
        }

        if (_plan.LeadingMethods.Count > 0)
        {
            EmitLeadingRule();
        }

        if (_plan.Pages.Count > 1)
        {
            EmitPages();
        }
        else if (_set.IsSingleRule)
        {
            EmitSingleRule(_plan.Pages[0]);
        }
        else
        {
            EmitRules();
        }

        _writer.Close();
    }

    private void EmitLeadingRule()
    {
        string cases =
            string.Join("\n        ", _plan.LeadingMethods.Select(method => $"case {Literal.String(method)}:"));
        _writer.Block($$"""
            // Rules[0] allows every origin: if the request doesn't ask for headers, only its methods matter.
            if (requestHeaders is null)
            {
                switch (method)
                {
                    {{cases}}
                        return {{MemberNames.RuleArray}}[0];
                }
            }

            """);
    }

    private void EmitSingleRule(PagePlan page)
    {
        if (!page.Origins.Entries.AllowsAll)
        {
            EmitStep("Origin", $"!{MemberNames.AllowsOrigin}(origin)");
        }

        string areRefused = page.Headers.Entries.AllowsNone ? "" : $" && !{MemberNames.AllowsHeaders}(headers)";
        EmitStep("Method", $"!{MemberNames.AllowsMethod}(method)");
        EmitNoHeaders($"{MemberNames.RuleArray}[0]");
        EmitHeaders();
        EmitStep("Headers", $"headers != null{areRefused}");
        _writer.Line($"return {MemberNames.RuleArray}[0];");
    }

    private void EmitRules()
    {
        string isEmpty = _set.IsEmpty("rules");
        string first = $"{MemberNames.RuleArray}[{_set.First("rules")}]";
        _writer.Line($"{_set.Keyword} rules = {MemberNames.RulesForOrigin}(origin);");
        EmitStep("Origin", isEmpty);
        _writer.Line($"rules &= {MemberNames.RulesForMethod}(method);");
        EmitStep("Method", isEmpty);
        EmitNoHeaders(first);
        EmitHeaders();
        _writer.Block($$"""
            if (headers != null)
            {
                rules = {{MemberNames.KeepRulesForHeaders}}(rules, headers);
            }

            """);
        EmitStep("Headers", isEmpty);
        _writer.Block($$"""
            // The lowest bit is the first rule.
            return {{first}};
            """);
    }

    private void EmitPages()
    {
        EmitHeaders();
        _writer.Block($$"""
            denial = {{Names.CorsDenial}}.Origin;
            int rule = -1;
            """);
        foreach (PagePlan page in _plan.Pages)
        {
            _writer.Block($$"""
                if (rule < 0)
                {
                    rule = {{MemberNames.FirstOfRules}}{{Suffix(page)}}(origin, method, headers, ref denial);
                }

                """);
        }

        _writer.Line($"return rule < 0 ? null : {MemberNames.RuleArray}[rule];");
    }

    private void EmitPage(PagePlan page)
    {
        string suffix = Suffix(page);
        string denials = Names.CorsDenial;
        string isEmpty = _set.IsEmpty("rules");
        string firstRule = Names.Number(page.FirstRule);
        string lastRule = Names.Number(page.FirstRule + page.RuleCount - 1);
        string parameters = $"string origin, string? method, string? headers, ref {denials} denial";
        _writer.Block($$"""

            // The first of Rules[{{firstRule}}] to Rules[{{lastRule}}] that allows the request, or -1; then the denial
            // is the furthest so far.
            private static int {{MemberNames.FirstOfRules}}{{suffix}}({{parameters}})
            {
                {{_set.Keyword}} rules = {{MemberNames.RulesForOrigin}}{{suffix}}(origin);
                if ({{isEmpty}})
                {
                    return -1;
                }

                rules &= {{MemberNames.RulesForMethod}}{{suffix}}(method);
                if ({{isEmpty}})
                {
                    denial = denial == {{denials}}.Headers ? denial : {{denials}}.Method;
                    return -1;
                }

                if (headers != null)
                {
                    rules = {{MemberNames.KeepRulesForHeaders}}{{suffix}}(rules, headers);
                    if ({{isEmpty}})
                    {
                        denial = {{denials}}.Headers;
                        return -1;
                    }
                }

                return {{firstRule}} + {{_set.First("rules")}};
            }
            """);
    }

    private void EmitHeaders() => _writer.Block($$"""
        // Null if the request doesn't name a header.
        string? headers = {{Names.RequestedHeaders}}.NullIfNone(requestHeaders);
        """);

    private void EmitNoHeaders(string rule) => _writer.Block($$"""
        // An actual request doesn't ask for headers.
        if (requestHeaders is null)
        {
            return {{rule}};
        }

        """);

    // A step that may deny a request. What it reached is noted before the step, which is faster than noting it after.
    private void EmitStep(string denial, string condition) => _writer.Block($$"""
        denial = {{Names.CorsDenial}}.{{denial}};
        if ({{condition}})
        {
            return null;
        }

        """);

    private string Suffix(PagePlan page) => _plan.Pages.Count == 1
        ? ""
        : MemberNames.PageSuffix(page.FirstRule, page.FirstRule + page.RuleCount - 1);
}
