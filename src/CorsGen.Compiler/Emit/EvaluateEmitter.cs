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

            {{Names.CorsResult}} {{Names.ICorsPolicy}}.{{MemberNames.Evaluate}}({{Request}}) => {{MemberNames.Evaluate}}({{Values}});

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
        _writer.Line(
            "// The first rule that allows a request; if there is none, null and the furthest step that any rule reached.");
        _writer.Open($"private static {Names.CorsRule}? {MemberNames.FindRule}({Request}, out {Names.CorsDenial} denial)");
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
        _writer.Line(
            "// Rules[0] allows every origin: if the request doesn't ask for headers, only its methods matter.");
        _writer.Open("if (requestHeaders is null)");
        _writer.Open("switch (method)");
        foreach (string method in _plan.LeadingMethods)
        {
            _writer.Line($"case {Literal.String(method)}:");
        }

        _writer.Indent();
        _writer.Line($"return {MemberNames.RuleArray}[0];");
        _writer.Unindent();
        _writer.Close();
        _writer.Close();
        _writer.Line();
    }

    private void EmitSingleRule(PagePlan page)
    {
        if (!page.Origins.Entries.AllowsAll)
        {
            EmitStep("Origin", $"!{MemberNames.AllowsOrigin}(origin)");
        }

        EmitStep("Method", $"!{MemberNames.AllowsMethod}(method)");
        EmitNoHeaders($"{MemberNames.RuleArray}[0]");
        EmitHeaders();
        EmitStep("Headers", page.Headers.Entries.AllowsNone
            ? "headers != null"
            : $"headers != null && !{MemberNames.AllowsHeaders}(headers)");
        _writer.Line($"return {MemberNames.RuleArray}[0];");
    }

    private void EmitRules()
    {
        _writer.Line($"{_set.Keyword} rules = {MemberNames.RulesForOrigin}(origin);");
        EmitStep("Origin", _set.IsEmpty("rules"));
        _writer.Line($"rules &= {MemberNames.RulesForMethod}(method);");
        EmitStep("Method", _set.IsEmpty("rules"));
        EmitNoHeaders($"{MemberNames.RuleArray}[{_set.First("rules")}]");
        EmitHeaders();
        _writer.Open("if (headers != null)");
        _writer.Line($"rules = {MemberNames.KeepRulesForHeaders}(rules, headers);");
        _writer.Close();
        _writer.Line();
        EmitStep("Headers", _set.IsEmpty("rules"));
        _writer.Line("// The lowest bit is the first rule.");
        _writer.Line($"return {MemberNames.RuleArray}[{_set.First("rules")}];");
    }

    private void EmitPages()
    {
        EmitHeaders();
        _writer.Line($"denial = {Names.CorsDenial}.Origin;");
        _writer.Line("int rule = -1;");
        foreach (PagePlan page in _plan.Pages)
        {
            _writer.Open("if (rule < 0)");
            _writer.Line($"rule = {MemberNames.FirstOfRules}{Suffix(page)}(origin, method, headers, ref denial);");
            _writer.Close();
            _writer.Line();
        }

        _writer.Line($"return rule < 0 ? null : {MemberNames.RuleArray}[rule];");
    }

    private void EmitPage(PagePlan page)
    {
        string suffix = Suffix(page);
        int last = page.FirstRule + page.RuleCount - 1;
        _writer.Line();
        _writer.Line(
            $"// The first of Rules[{Names.Number(page.FirstRule)}] to Rules[{Names.Number(last)}] that allows the request, " +
            "or -1; then the denial is the furthest so far.");
        _writer.Open(
            $"private static int {MemberNames.FirstOfRules}{suffix}" +
            $"(string origin, string? method, string? headers, ref {Names.CorsDenial} denial)");
        _writer.Line($"{_set.Keyword} rules = {MemberNames.RulesForOrigin}{suffix}(origin);");
        EmitNone();
        _writer.Line($"rules &= {MemberNames.RulesForMethod}{suffix}(method);");
        EmitNone($"denial = denial == {Names.CorsDenial}.Headers ? denial : {Names.CorsDenial}.Method;");
        _writer.Open("if (headers != null)");
        _writer.Line($"rules = {MemberNames.KeepRulesForHeaders}{suffix}(rules, headers);");
        EmitNone($"denial = {Names.CorsDenial}.Headers;", isLast: true);
        _writer.Close();
        _writer.Line();
        _writer.Line($"return {Names.Number(page.FirstRule)} + {_set.First("rules")};");
        _writer.Close();
    }

    private void EmitHeaders()
    {
        _writer.Line("// Null if the request doesn't name a header.");
        _writer.Line($"string? headers = {Names.RequestedHeaders}.NullIfNone(requestHeaders);");
    }

    private void EmitNoHeaders(string rule)
    {
        _writer.Line("// An actual request doesn't ask for headers.");
        _writer.Open("if (requestHeaders is null)");
        _writer.Line($"return {rule};");
        _writer.Close();
        _writer.Line();
    }

    // A step that may deny a request. What it reached is noted before the step, which is faster than noting it after.
    private void EmitStep(string denial, string condition)
    {
        _writer.Line($"denial = {Names.CorsDenial}.{denial};");
        _writer.Open($"if ({condition})");
        _writer.Line("return null;");
        _writer.Close();
        _writer.Line();
    }

    private void EmitNone(string? statement = null, bool isLast = false)
    {
        _writer.Open($"if ({_set.IsEmpty("rules")})");
        if (statement is not null)
        {
            _writer.Line(statement);
        }

        _writer.Line("return -1;");
        _writer.Close();
        if (!isLast)
        {
            _writer.Line();
        }
    }

    private string Suffix(PagePlan page) => _plan.Pages.Count == 1
        ? ""
        : MemberNames.PageSuffix(page.FirstRule, page.FirstRule + page.RuleCount - 1);
}
