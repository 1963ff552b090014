using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Fixes.Editing;

namespace CorsGen.Compiler.Expectations;

/// <summary>
/// Writes expectations that a policy meets, for a person to read and to change: each origin of each rule with what it
/// may do, and strangers who must stay out.
/// </summary>
internal static class FirstExpectations
{
    private const string Https = "https://";

    private static readonly string[] s_strangers = ["https://evil.example", "null"];

    public static string Write(Policy policy)
    {
        ExecutablePolicy compiled = ExecutablePolicy.Create(policy);
        string[] lines =
        [
            .. compiled.Rules.SelectMany(rule => rule.AllowedOrigins.Select(origin => Allow(compiled, rule, origin))),
            .. s_strangers.Concat(compiled.Rules.SelectMany(rule => rule.AllowedOrigins).SelectMany(Impostors))
                .Distinct()
                .Select(origin => Deny(compiled, origin)),
        ];
        string[] written = [.. lines.Where(line => line.Length > 0).Distinct()];
        return written.Length == 0 ? "[\n]\n" : "[\n  " + string.Join(",\n  ", written) + "\n]\n";
    }

    // With the methods that this rule answers: another one may stand before it.
    private static string Allow(ExecutablePolicy policy, CorsRule rule, string entry)
    {
        string origin = Example(entry);
        string[] headers = [.. rule.AllowedHeaders.Select(header => header.Replace("*", "x")).Take(3)];
        string? requested = headers.Length == 0 ? null : string.Join(", ", headers);
        string[] methods =
        [
            .. RuleMethods(rule).Where(method => policy.Evaluate(origin, method, requested).Rule == rule).Distinct(),
        ];
        if (methods.Length == 0)
        {
            return "";
        }

        string line =
            $"{{ \"{ExpectationField.Allow.Name}\": {JsonLayout.Quote(origin)}, \"{ExpectationField.Method.Name}\": " +
            $"{List(methods)}";
        line += headers.Length == 0 ? "" : $", \"{ExpectationField.Headers.Name}\": {List(headers)}";
        line += $", \"{ExpectationField.Credentials.Name}\": {(rule.AllowCredentials ? "true" : "false")}";
        line += rule.Id is null ? "" : $", \"{ExpectationField.Rule.Name}\": {JsonLayout.Quote(rule.Id)}";
        return line + " }";
    }

    private static string Deny(ExecutablePolicy policy, string origin)
    {
        string[] methods =
        [
            .. policy.Rules.SelectMany(RuleMethods)
                .Distinct()
                .Where(method => !policy.Evaluate(origin, method).IsAllowed),
        ];
        return methods.Length == 0
            ? ""
            : $"{{ \"{ExpectationField.Deny.Name}\": {JsonLayout.Quote(origin)}, \"{ExpectationField.Method.Name}\": " +
                $"{List(methods)} }}";
    }

    // Who looks like an origin: plain http, a name of which it is only a part, and a name without the dot after a
    // wildcard.
    private static IEnumerable<string> Impostors(string entry)
    {
        string origin = Example(entry);
        if (!origin.StartsWith(Https, StringComparison.Ordinal))
        {
            return [];
        }

        string[] impostors = ["http://" + origin.Substring(Https.Length), origin + ".evil.example"];
        return entry.Contains("://*.") ? [.. impostors, entry.Replace("*.", "evil")] : impostors;
    }

    private static IEnumerable<string> RuleMethods(CorsRule rule) =>
        rule.AllowedMethods.Contains("*") ? ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] : rule.AllowedMethods;

    private static string Example(string entry)
    {
        int star = entry.IndexOf('*');
        string value = entry == "*" ? "https://any.example"
            : star == 0 ? "https://a"
            : entry.StartsWith("http*", StringComparison.Ordinal) ? "s"
            : star > Https.Length && entry[star - 1] == ':' ? "8080"
            : "a";
        return entry.Replace("*", value);
    }

    private static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(JsonLayout.Quote))}]";
}
