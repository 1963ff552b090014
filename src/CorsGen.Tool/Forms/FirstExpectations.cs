using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Expectations;
using CorsGen.Tool.Commands;

namespace CorsGen.Tool.Forms;

/// <summary>
/// Writes expectations that a policy meets, for a person to read and to change: each origin of each rule with what it may do,
/// and strangers who must stay out.
/// </summary>
internal static class FirstExpectations
{
    private static readonly string[] s_strangers = ["https://evil.example", "null"];

    public static string Write(Policy policy)
    {
        ICorsPolicy compiled = CompiledPolicy.Of(policy);
        string[] lines =
        [
            .. compiled.Rules.SelectMany(rule => rule.AllowedOrigins.Select(origin => Allow(compiled, rule, origin))),
            .. s_strangers.Concat(compiled.Rules.SelectMany(rule => rule.AllowedOrigins).SelectMany(Impostors)).Distinct().Select(origin => Deny(compiled, origin)),
        ];
        string[] written = [.. lines.Where(line => line.Length > 0).Distinct()];
        return written.Length == 0 ? "[\n]\n" : "[\n  " + string.Join(",\n  ", written) + "\n]\n";
    }

    // With the methods that this rule answers: another one may stand before it.
    private static string Allow(ICorsPolicy policy, CorsRule rule, string entry)
    {
        string origin = Example(entry);
        string[] headers = [.. rule.AllowedHeaders.Select(header => header.Replace("*", "x", StringComparison.Ordinal)).Take(3)];
        string? requested = headers.Length == 0 ? null : string.Join(", ", headers);
        string[] methods =
        [
            .. RuleMethods(rule).Where(method => policy.Evaluate(origin, method, requested).Rule == rule).Distinct(),
        ];
        if (methods.Length == 0)
        {
            return "";
        }

        string line = $"{{ \"{ExpectationField.Allow.Name}\": {JsonForm.Quote(origin)}, \"{ExpectationField.Method.Name}\": {List(methods)}";
        line += headers.Length == 0 ? "" : $", \"{ExpectationField.Headers.Name}\": {List(headers)}";
        line += $", \"{ExpectationField.Credentials.Name}\": {(rule.AllowCredentials ? "true" : "false")}";
        line += rule.Id is null ? "" : $", \"{ExpectationField.Rule.Name}\": {JsonForm.Quote(rule.Id)}";
        return line + " }";
    }

    private static string Deny(ICorsPolicy policy, string origin)
    {
        string[] methods =
        [
            .. policy.Rules.SelectMany(RuleMethods).Distinct().Where(method => !policy.Evaluate(origin, method).IsAllowed),
        ];
        return methods.Length == 0
            ? ""
            : $"{{ \"{ExpectationField.Deny.Name}\": {JsonForm.Quote(origin)}, \"{ExpectationField.Method.Name}\": {List(methods)} }}";
    }

    // Who looks like an origin: plain http, and a name of which it is only a part.
    private static IEnumerable<string> Impostors(string entry) =>
        entry.StartsWith("https://", StringComparison.Ordinal) && !entry.Contains('*')
            ? ["http" + entry["https".Length..], entry + ".evil.example"]
            : [];

    private static IEnumerable<string> RuleMethods(CorsRule rule) =>
        rule.AllowedMethods is ["*"] ? ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"] : rule.AllowedMethods;

    private static string Example(string entry)
    {
        int star = entry.IndexOf('*', StringComparison.Ordinal);
        string value = entry == "*" ? "https://any.example"
            : entry.LastIndexOf(':') is > 5 and var colon && colon == star - 1 ? "8080"
            : star == 0 ? "https://a"
            : "a";
        return entry.Replace("*", value, StringComparison.Ordinal);
    }

    private static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(JsonForm.Quote))}]";
}
