using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Emit;

/// <summary>
/// Prints a policy as the documentation of its class: pointing at <c>CorsPolicy</c> in an editor shows the rules.
/// </summary>
internal static class PolicyDocumentation
{
    private const int MostRules = 20;
    private const int MostEntries = 6;

    public static void Emit(SourceWriter writer, Policy policy)
    {
        int count = policy.Rules.Count;
        writer.Line(
            $"/// <summary>The CORS policy of <c>{Literal.Doc(policy.FileName)}</c>: {Names.Number(count)} " +
            $"{(count == 1 ? "rule" : "rules")}, " +
            $"profile {policy.Profile}.</summary>");
        writer.Line("/// <remarks>");
        writer.Line(
            "/// The first rule that allows a request's origin, its method and every header that it asks for answers " +
            "it.");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>rule</term><description>what it allows</description></listheader>");
        for (int index = 0; index < count && index < MostRules; index++)
        {
            Rule rule = policy.Rules[index];
            string id = rule.Id is null ? "" : $" ({Literal.Doc(rule.Id)})";
            writer.Line(
                $"/// <item><term>{Names.Number(index)}{id}</term><description>{Literal.Doc(Describe(rule))}</description></item>");
        }

        if (count > MostRules)
        {
            writer.Line(
                $"/// <item><term>...</term><description>{Names.AndMore(count - MostRules).TrimStart()}</description></item>");
        }

        writer.Line("/// </list>");
        writer.Line("/// </remarks>");
    }

    // In one line: an editor's hover shows little more.
    private static string Describe(Rule rule)
    {
        var parts = new List<string>
        {
            $"{Entries(rule.AllowedMethods)} from {Entries(rule.AllowedOrigins)}",
            rule.AllowedHeaders.Count == 0 ? "no request headers" : $"request headers {Entries(rule.AllowedHeaders)}",
        };
        if (rule.ExposeHeaders.Count > 0)
        {
            parts.Add($"exposes {Entries(rule.ExposeHeaders)}");
        }

        if (rule.MaxAgeSeconds is { } seconds)
        {
            parts.Add($"max age {Names.Number(seconds)} s");
        }

        parts.Add(rule.AllowCredentials ? "credentials" : "no credentials");
        return string.Join("; ", parts);
    }

    private static string Entries(EquatableArray<string> entries) =>
        string.Join(", ", entries.Take(MostEntries)) + Names.AndMore(entries.Count - MostEntries);
}
