using CorsGen.Generator.Planning;

namespace CorsGen.Generator.Emit;

/// <summary>Prints <c>Evaluate</c>: how the three lookups of a page come together.</summary>
internal sealed class EvaluateEmitter(SourceWriter writer, PolicyPlan plan)
{
    private readonly RuleSetType _set = new(plan.Policy.Rules.Count);

    public void Emit()
    {
        writer.Line("/// <summary>Decides a request. Allocates nothing, throws nothing, and may be called from any thread.</summary>");
        writer.Line("/// <param name=\"origin\">The value of <c>Origin</c>; null or empty when the request has none.</param>");
        writer.Line("/// <param name=\"method\">The method; for a preflight the value of <c>Access-Control-Request-Method</c>.</param>");
        writer.Line("/// <param name=\"requestHeaders\">For a preflight the value of <c>Access-Control-Request-Headers</c>.</param>");
        writer.Open($"public static {Names.CorsResult} Evaluate(string? origin, string? method, string? requestHeaders = null)");
        writer.Open("if (origin is null || origin.Length == 0)");
        writer.Line(Deny("NoOrigin"));
        writer.Close();
        writer.Line();
        if (plan.Pages.Count > 1)
        {
            EmitPages();
        }
        else if (_set.IsSingleRule)
        {
            EmitSingleRule(plan.Pages[0]);
        }
        else
        {
            EmitRules();
        }

        writer.Close();
        writer.Line();
        writer.Line(
            $"{Names.CorsResult} {Names.ICorsPolicy}.Evaluate(string? origin, string? method, string? requestHeaders) => " +
            "Evaluate(origin, method, requestHeaders);");

        foreach (PagePlan page in plan.Pages)
        {
            string suffix = Suffix(page);
            if (plan.Pages.Count > 1)
            {
                EmitPage(page);
            }

            new LookupEmitter(writer, _set).Emit(page, suffix);
        }
    }

    private void EmitSingleRule(PagePlan page)
    {
        if (!page.Origins.AllowsAll)
        {
            EmitDenial("!AllowsOrigin(origin)", "Origin");
        }

        EmitDenial("!AllowsMethod(method)", "Method");
        EmitHeaders();
        EmitDenial(
            page.Headers.IsConstant && page.Headers.Any.IsEmpty ? "headers != null" : "headers != null && !AllowsHeaders(headers)",
            "Headers");
        writer.Line($"return {Names.CorsResult}.Allow(s_rules[0], origin, headers);");
    }

    private void EmitRules()
    {
        writer.Line($"{_set.Keyword} rules = RulesForOrigin(origin);");
        EmitDenial("rules == 0", "Origin");
        writer.Line("rules &= RulesForMethod(method);");
        EmitDenial("rules == 0", "Method");
        EmitHeaders();
        writer.Open("if (headers != null)");
        writer.Line("rules = KeepRulesForHeaders(rules, headers);");
        writer.Open("if (rules == 0)");
        writer.Line(Deny("Headers"));
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("// The lowest bit is the first rule.");
        writer.Line($"return {Names.CorsResult}.Allow(s_rules[{Names.RuleSet}.First(rules)], origin, headers);");
    }

    private void EmitPages()
    {
        EmitHeaders();
        writer.Line($"{Names.CorsDenial} denial = {Names.CorsDenial}.Origin;");
        writer.Line("int rule = -1;");
        foreach (PagePlan page in plan.Pages)
        {
            writer.Open("if (rule < 0)");
            writer.Line($"rule = FirstOfRules{Suffix(page)}(origin, method, headers, ref denial);");
            writer.Close();
            writer.Line();
        }

        writer.Line($"return rule < 0 ? {Names.CorsResult}.Deny(denial) : {Names.CorsResult}.Allow(s_rules[rule], origin, headers);");
    }

    private void EmitPage(PagePlan page)
    {
        string suffix = Suffix(page);
        int last = page.FirstRule + page.RuleCount - 1;
        writer.Line();
        writer.Line($"// The first of Rules[{Names.Number(page.FirstRule)}] to Rules[{Names.Number(last)}] that allows the request, or -1. A denial is never taken back.");
        writer.Open($"private static int FirstOfRules{suffix}(string origin, string? method, string? headers, ref {Names.CorsDenial} denial)");
        writer.Line($"{_set.Keyword} rules = RulesForOrigin{suffix}(origin);");
        EmitReturn("rules == 0", null);
        writer.Line($"rules &= RulesForMethod{suffix}(method);");
        EmitReturn("rules == 0", "Method");
        writer.Open("if (headers != null)");
        writer.Line($"rules = KeepRulesForHeaders{suffix}(rules, headers);");
        EmitReturn("rules == 0", "Headers");
        writer.Close();
        writer.Line();
        writer.Line($"return {Names.Number(page.FirstRule)} + {Names.RuleSet}.First(rules);");
        writer.Close();
    }

    private void EmitHeaders()
    {
        writer.Line("// Null when the request names no header.");
        writer.Line($"string? headers = {Names.RequestedHeaders}.NullIfNone(requestHeaders);");
    }

    private void EmitDenial(string condition, string denial)
    {
        writer.Open($"if ({condition})");
        writer.Line(Deny(denial));
        writer.Close();
        writer.Line();
    }

    private void EmitReturn(string condition, string? denial)
    {
        writer.Open($"if ({condition})");
        if (denial == "Headers")
        {
            writer.Line($"denial = {Names.CorsDenial}.Headers;");
        }
        else if (denial is not null)
        {
            writer.Line($"denial = denial == {Names.CorsDenial}.Headers ? denial : {Names.CorsDenial}.{denial};");
        }

        writer.Line("return -1;");
        writer.Close();
        writer.Line();
    }

    private string Suffix(PagePlan page) => plan.Pages.Count == 1
        ? ""
        : $"{Names.Number(page.FirstRule)}To{Names.Number(page.FirstRule + page.RuleCount - 1)}";

    private static string Deny(string denial) => $"return {Names.CorsResult}.Deny({Names.CorsDenial}.{denial});";
}
