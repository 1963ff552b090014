using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>
/// Makes a configuration of the two JSON forms: the array of rules that the S3 console takes, and the <c>CORSRules</c>
/// of the AWS CLI and SDKs, also inside <c>CORSConfiguration</c>.
/// </summary>
internal sealed partial class JsonBinder(SourceText text, CorsProfile profile, FindingList findings)
{
    private const string RulesName = S3Names.JsonRules;
    private const string ConfigurationName = S3Names.Configuration;
    private const string SchemaName = "$schema";
    private const string RulesShape = "{ \"" + RulesName + "\": [ { … } ] }";

    /// <summary>The configuration; null if there is nothing to be read as one.</summary>
    public CorsDocument? Bind(JsonValue root)
    {
        switch (root)
        {
            case JsonArray { Elements: { Length: 1 } elements } array when elements[0] is JsonObject wrapper
                && IsDocument(wrapper):
                findings.Add(
                    Descriptors.WrongShape,
                    array.OpenSpan,
                    $"'{wrapper.Members[0].Name.Value}' doesn't stand in a list; remove the outer [ ]");
                return BindWrapper(wrapper, isNested: false);

            case JsonArray array:
                return HasNoNameOfRules(array) is { } foreign ? ReportNoConfiguration(foreign) : BindRules(array);

            case JsonObject wrapper:
                return BindWrapper(wrapper, isNested: false);

            default:
                findings.Add(
                    Descriptors.WrongShape,
                    root.Span,
                    $"A CORS file is a list of rules, [ {{ … }} ], or {RulesShape}; this is {Kind(root)}");
                return null;
        }
    }

    private CorsDocument? BindWrapper(JsonObject wrapper, bool isNested)
    {
        if (IsRule(wrapper) && !wrapper.Members.Any(member => MeantBy(member, isNested) is not null))
        {
            findings.Add(Descriptors.WrongShape, wrapper.OpenSpan, isNested
                ? $"'{ConfigurationName}' holds {RulesShape}; put the rule into such a list"
                : "A rule must stand in a list; wrap it in [ ]");
            return Document(wrapper.OpenSpan, [BindRule(wrapper)], isComplete: true);
        }

        JsonMember? content = wrapper.Members.FirstOrDefault(member => MeantBy(member, isNested) == member.Name.Value)
            ?? wrapper.Members.FirstOrDefault(member => MeantBy(member, isNested) is not null && !IsHolder(member));
        string? meaning = content is null ? null : MeantBy(content, isNested);
        if (content is null && !isNested)
        {
            if (wrapper.Members.FirstOrDefault(member => FindRules(member.Value) is not null) is { } outer)
            {
                findings.Add(
                    Descriptors.UnknownName,
                    outer.Name.Span,
                    $"Unknown property {Quote.Value(outer.Name.Value)}; the rules are inside it: keep only the list " +
                    "of rules, [ { … } ]");
                return FindRules(outer.Value) is JsonArray list
                    ? BindRules(list)
                    : Document(wrapper.OpenSpan, [BindRule((JsonObject)FindRules(outer.Value)!)], isComplete: true);
            }

            if (wrapper.Members.FirstOrDefault(member => member.Name.Value != SchemaName) is { } first
                && !wrapper.IsDamaged)
            {
                return ReportNoConfiguration(first);
            }
        }

        foreach (JsonMember member in wrapper.Members)
        {
            if (member.Name.Value != SchemaName || isNested)
            {
                CheckName(member, content, meaning, isNested);
            }
        }

        return content is null
            ? Document(wrapper.Span, [], isComplete: !wrapper.IsDamaged)
            : BindContent(content, meaning!, wrapper.Span);
    }

    private CorsDocument? ReportNoConfiguration(JsonMember member)
    {
        findings.Add(
            Descriptors.ForeignDocument,
            member.Name.Span,
            "There is no CORS configuration in this file: it doesn't have the names of a rule, such as " +
            $"'{RuleField.AllowedOrigins.JsonName}' and '{RuleField.AllowedMethods.JsonName}'; write the rules in " +
            "its place, or take the file out of AdditionalFiles");
        return null;
    }

    /// <summary>
    /// The first name of a list of objects of which none is a rule; null if some name is one of a rule, or there is
    /// none.
    /// </summary>
    private static JsonMember? HasNoNameOfRules(JsonArray array)
    {
        JsonObject[] objects = [.. array.Elements.OfType<JsonObject>()];
        JsonMember[] members = [.. objects.SelectMany(element => element.Members)];
        return !array.IsDamaged
            && objects.Length == array.Elements.Length
            && !objects.Any(element => element.IsDamaged)
            && members.All(member => NameSuggestion.FieldFor(member.Name.Value) is null)
                ? members.FirstOrDefault()
                : null;
    }

    /// <summary>Whether an object is the document itself, not a rule of it.</summary>
    private static bool IsDocument(JsonObject value) =>
        value.Members.Length > 0 && !IsRule(value) && MeantBy(value.Members[0], isNested: false) is not null;

    /// <summary>The rules in a value, however deep: a list of them, or the only one; null if there are none.</summary>
    private static JsonValue? FindRules(JsonValue? value) => value switch
    {
        JsonArray array when array.Elements.Any(element => element is JsonObject rule && HasOriginsOrMethods(rule)) =>
            array,
        JsonArray array => array.Elements.Select(FindRules).FirstOrDefault(rules => rules is not null),
        JsonObject rule when HasOriginsOrMethods(rule) => rule,
        JsonObject inner =>
            inner.Members.Select(member => FindRules(member.Value)).FirstOrDefault(rules => rules is not null),
        _ => null,
    };

    // "cors" may be a list of rules, or one more object around them.
    private static bool IsHolder(JsonMember member) =>
        member.Value is JsonObject inner
        && !IsRule(inner)
        && !NameSuggestion.IsLike(member.Name.Value, ConfigurationName)
        && FindRules(inner) is not null;

    private static bool HasOriginsOrMethods(JsonObject syntax) => syntax.Members.Any(member =>
        member.Value is JsonArray or JsonString
        && NameSuggestion.FieldFor(member.Name.Value) is { } field
        && (field == RuleField.AllowedOrigins || field == RuleField.AllowedMethods));

    /// <summary>
    /// Reports a property of the document that is none, or that stands beside the one that there can be.
    /// </summary>
    private void CheckName(JsonMember member, JsonMember? content, string? contentMeaning, bool isNested)
    {
        string name = member.Name.Value;
        string? meant = MeantBy(member, isNested);
        if (member == content)
        {
            if (name != meant)
            {
                findings.Add(
                    Descriptors.UnknownName,
                    member.Name.Span,
                    $"Unknown property {Quote.Value(name)}; did you mean '{meant}'?",
                    replacements: ImmutableArray.Create(meant!));
            }
        }
        else if (content is not null && name == content.Name.Value)
        {
            findings.Add(
                Descriptors.DuplicateName,
                member.Name.Span,
                $"{Quote.Value(name)} stands already in {Place.Describe(text, content.Name.Span)}; put all rules " +
                "into one list");
        }
        else
        {
            // Two lists of rules, each under a name of its own: neither may be dropped silently.
            string allowed = contentMeaning ?? RulesName;
            findings.Add(
                Descriptors.UnknownName,
                member.Name.Span,
                $"Unknown property {Quote.Value(name)}; beside '{allowed}' there can be nothing, " +
                (meant is null ? "remove it" : "put all rules into one list"),
                replacements: meant is null ? ImmutableArray<string>.Empty : null);
        }
    }

    private CorsDocument? BindContent(JsonMember member, string meant, TextSpan place)
    {
        switch (member.Value)
        {
            case JsonArray array when meant == RulesName:
                return BindRules(array);

            case JsonObject nested when meant == ConfigurationName:
                return BindWrapper(nested, isNested: true);

            case JsonArray array:
                findings.Add(
                    Descriptors.WrongShape,
                    array.OpenSpan,
                    $"'{ConfigurationName}' must be an object, {RulesShape}; this is a list");
                return BindRules(array);

            case JsonObject rule when IsRule(rule):
                findings.Add(
                    Descriptors.WrongShape, rule.OpenSpan, $"'{RulesName}' is a list of rules; wrap the rule in [ ]");
                return Document(rule.OpenSpan, [BindRule(rule)], isComplete: true);

            case { } value:
                findings.Add(
                    Descriptors.WrongShape,
                    value.Span,
                    $"'{meant}' must be " +
                        (meant == RulesName ? "a list of rules, [ { … } ]" : $"an object, {RulesShape}") +
                    $"; this is {Kind(value)}");
                return null;

            default:
                // A syntax error has said that the value is missing.
                return Document(place, [], isComplete: false);
        }
    }

    private CorsDocument Document(TextSpan place, IEnumerable<DocumentRule> rules, bool isComplete) =>
        new(DocumentForm.Json, profile, place, rules.ToImmutableArray(), isComplete);

    /// <summary>
    /// Whether an object that stands where a list should is a rule: it has a rule's name, rightly spelt or not.
    /// </summary>
    private static bool IsRule(JsonObject syntax) => syntax.Members.Any(member =>
        RuleField.Find(member.Name.Value, DocumentForm.Json) is { } field
            ? field.Kind != FieldKind.Text
            : NameSuggestion.FieldFor(member.Name.Value) is { IsList: true });

    /// <summary>
    /// Which property of the document is meant, by its name, rightly spelt or not, or because it holds rules; null for
    /// none.
    /// </summary>
    private static string? MeantBy(JsonMember member, bool isNested)
    {
        string name = member.Name.Value;
        if (!isNested && NameSuggestion.IsLike(name, ConfigurationName))
        {
            return ConfigurationName;
        }

        bool isLikeRules = NameSuggestion.IsLike(name, RulesName)
            || name.ToLowerInvariant() is "rules" or "rule" or "cors"
            || (member.Value is JsonArray array
                && array.Elements.Any(element => element is JsonObject rule && IsRule(rule)));
        return isLikeRules ? RulesName : null;
    }
}
