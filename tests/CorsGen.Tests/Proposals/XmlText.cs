using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json.Nodes;
using CorsGen.Compiler.Configuration;
using CorsGen.Tests.Fixes;

namespace CorsGen.Tests.Proposals;

/// <summary>Writes rules in S3's XML.</summary>
internal static class XmlText
{
    public static string Write(IEnumerable<FixRule> rules, JsonStyle style) =>
        Write(rules.Select(rule => ElementsOf(rule.ToS3()).ToArray()), style.NewLine, style.Indent);

    /// <summary>The same rules as those of a JSON document; null where XML cannot state what it does.</summary>
    public static string? Of(string json)
    {
        JsonNode? root = JsonNode.Parse(json);
        root = root is JsonObject { Count: 1 } outer && outer["CORSConfiguration"] is JsonObject inner ? inner : root;
        root = root is JsonObject { Count: 1 } wrapper ? wrapper["CORSRules"] : root;
        return root is JsonArray { Count: > 0 } rules && rules.All(CanBeElement)
            ? Write(rules.Select(rule => ElementsOf(rule!.AsObject()).ToArray()), "\n", " ")
            : null;
    }

    private static bool CanBeElement(JsonNode? rule) => rule is JsonObject members && members.All(member =>
        RuleField.Find(member.Key, DocumentForm.Json) is { } field
        && (field.IsList
            ? member.Value is JsonArray list
                && list.All(entry => entry is JsonValue value && value.TryGetValue(out string? text) && IsPlain(text))
            : member.Value is JsonValue scalar && IsPlain(scalar.ToString())));

    // The reader of XML makes of some characters others, and a line of white space is layout.
    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\uD800' && !char.IsControl(c));

    private static IEnumerable<(string Name, string Value)> ElementsOf(JsonObject rule) =>
        from member in rule
        let field = RuleField.Find(member.Key, DocumentForm.Json)
        from value in member.Value is JsonArray list
            ? list.Select(entry => entry!.GetValue<string>())
            : [member.Value!.ToString()]
        select (field.XmlName, value);

    private static IEnumerable<(string Name, string Value)> ElementsOf(
        IEnumerable<(string Name, object Value)> members) =>
        from member in members
        let field = RuleField.Find(member.Name, DocumentForm.Json)
        from value in member.Value is IEnumerable<string> list ? list : [member.Value.ToString()!]
        select (field.XmlName, value);

    private static string Write(IEnumerable<(string Name, string Value)[]> rules, string newLine, string indent)
    {
        string inner = newLine.Length > 0 ? newLine + indent : "";
        string innermost = newLine.Length > 0 ? inner + indent : "";
        return "<CORSConfiguration>" +
            string.Concat(rules.Select(rule => $"{inner}<CORSRule>" +
                string.Concat(
                    rule.Select(
                        element =>
                            $"{innermost}<{element.Name}>{SecurityElement.Escape(element.Value)}</{element.Name}>")) +
                $"{inner}</CORSRule>")) +
            $"{newLine}</CORSConfiguration>{newLine}";
    }
}
