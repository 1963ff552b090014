using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Planning;

namespace CorsGen.Generator.Emit;

/// <summary>Prints <c>Evaluate</c>: how the three lookups of a page come together.</summary>
internal sealed class EvaluateEmitter
{
    private readonly SourceWriter _writer;
    private readonly PolicyPlan _plan;
    private readonly RuleSetType _set;

    public EvaluateEmitter(SourceWriter writer, PolicyPlan plan)
    {
        _writer = writer;
        _plan = plan;

        // Pages are all of one type, also when the last has one rule.
        int most = plan.Pages.Max(page => page.RuleCount);
        _set = new RuleSetType(plan.Pages.Count > 1 && most == 1 ? 2 : most);
    }

    public void Emit()
    {
        _writer.Line("/// <summary>Decides a request. Allocates nothing, throws nothing, and may be called from any thread.</summary>");
        _writer.Line("/// <param name=\"origin\">The value of <c>Origin</c>; null or empty when the request has none.</param>");
        _writer.Line("/// <param name=\"method\">The method; for a preflight the value of <c>Access-Control-Request-Method</c>.</param>");
        _writer.Line("/// <param name=\"requestHeaders\">For a preflight the value of <c>Access-Control-Request-Headers</c>.</param>");
        _writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        _writer.Open($"public static {Names.CorsResult} {MemberNames.Evaluate}(string? origin, string? method, string? requestHeaders = null)");
        _writer.Line("// Inlined, so that the answer is put together where it is used.");
        _writer.Line($"{Names.CorsRule}? rule = {MemberNames.FindRule}(origin, method, requestHeaders, out {Names.CorsDenial} denial);");
        _writer.Line($"return new {Names.CorsResult}(rule, denial, origin, requestHeaders);");
        _writer.Close();
        _writer.Line();
        _writer.Line(
            $"{Names.CorsResult} {Names.ICorsPolicy}.{MemberNames.Evaluate}(string? origin, string? method, string? requestHeaders) => " +
            $"{MemberNames.Evaluate}(origin, method, requestHeaders);");
        _writer.Line();
        EmitFindRule();

        foreach (PagePlan page in _plan.Pages)
        {
            if (_plan.Pages.Count > 1)
            {
                EmitPage(page);
            }

            new LookupEmitter(_writer, _set, Suffix(page), page.FirstRule).Emit(page);
        }
    }

    private void EmitFindRule()
    {
        _writer.Line("// The first rule that allows a request; if there is none, null and the furthest step that any rule reached.");
        _writer.Open(
            $"private static {Names.CorsRule}? {MemberNames.FindRule}(string? origin, string? method, string? requestHeaders, out {Names.CorsDenial} denial)");
        EmitStep("NoOrigin", "origin is null || origin.Length == 0");
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
        _writer.Line("// Rules[0] allows every origin: when no header is asked for, its methods are all there is to ask.");
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
        EmitStep("Headers", page.Headers.Entries.AllowsNone ? "headers != null" : $"headers != null && !{MemberNames.AllowsHeaders}(headers)");
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
            $"// The first of Rules[{Names.Number(page.FirstRule)}] to Rules[{Names.Number(last)}] that allows the request, or -1; then the denial " +
            "is the furthest so far.");
        _writer.Open($"private static int {MemberNames.FirstOfRules}{suffix}(string origin, string? method, string? headers, ref {Names.CorsDenial} denial)");
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
        _writer.Line("// Null when the request names no header.");
        _writer.Line($"string? headers = {Names.RequestedHeaders}.NullIfNone(requestHeaders);");
    }

    private void EmitNoHeaders(string rule)
    {
        _writer.Line("// An actual request asks for no header.");
        _writer.Open("if (requestHeaders is null)");
        _writer.Line($"return {rule};");
        _writer.Close();
        _writer.Line();
    }

    // A step on which a request may be denied. What it reached is noted beforehand: that costs less than to note it after.
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
