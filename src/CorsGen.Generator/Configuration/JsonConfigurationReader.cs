using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Configuration;

/// <summary>
/// Reads the two JSON forms: the array of rules that the S3 console takes, and the <c>CORSRules</c> of the AWS CLI and
/// SDKs, also inside <c>CORSConfiguration</c>.
/// </summary>
internal sealed class JsonConfigurationReader(SourceText text, CorsProfile profile, FindingList findings)
{
    private const string RulesName = "CORSRules";
    private const string ConfigurationName = "CORSConfiguration";
    private const string SchemaName = "$schema";

    /// <summary>The configuration; null if there is nothing to be read as one.</summary>
    public CorsDocument? Read(JsonValue root)
    {
        switch (root)
        {
            case JsonArray array:
                return ReadRules(array);

            case JsonObject wrapper:
                return ReadWrapper(wrapper, mayNest: true);

            default:
                findings.Add(
                    Descriptors.WrongShape,
                    root.Span,
                    $"A CORS file is a list of rules, [ {{ … }} ], or {{ \"{RulesName}\": [ {{ … }} ] }}; this is {Kind(root)}");
                return null;
        }
    }

    private CorsDocument? ReadWrapper(JsonObject wrapper, bool mayNest)
    {
        if (IsRule(wrapper))
        {
            findings.Add(Descriptors.WrongShape, wrapper.OpenSpan, "A rule must stand in a list; wrap it in [ ]");
            return Document(wrapper.OpenSpan, [ReadRule(wrapper)], isComplete: true);
        }

        JsonMember? rules = null;
        bool isComplete = !wrapper.IsDamaged;
        foreach (JsonMember member in wrapper.Members)
        {
            string name = member.Name.Value;
            if (name == SchemaName && mayNest)
            {
                continue;
            }

            string? meant = MeantBy(name, mayNest);
            if (rules is not null && name == rules.Name.Value)
            {
                findings.Add(
                    Descriptors.DuplicateName,
                    member.Name.Span,
                    $"{Quote.Value(name)} stands already in line {Line(rules.Name.Span)}; put all rules into one list");
                continue;
            }

            if (name != meant)
            {
                findings.Add(Descriptors.UnknownName, member.Name.Span, meant is null
                    ? $"Unknown property {Quote.Value(name)}; beside '{RulesName}' there can be nothing, remove it"
                    : $"Unknown property {Quote.Value(name)}; did you mean '{meant}'?");
            }

            rules = meant is null || (rules is not null && name != meant) ? rules : member;
        }

        switch (rules?.Value)
        {
            case JsonArray array:
                return ReadRules(array);

            case JsonObject nested when MeantBy(rules.Name.Value, mayNest) == ConfigurationName:
                return ReadWrapper(nested, mayNest: false);

            case JsonObject rule when IsRule(rule):
                findings.Add(Descriptors.WrongShape, rule.OpenSpan, $"'{RulesName}' is a list of rules; wrap the rule in [ ]");
                return Document(rule.OpenSpan, [ReadRule(rule)], isComplete: true);

            case { } value:
                findings.Add(
                    Descriptors.WrongShape,
                    value.Span,
                    $"{Quote.Value(rules.Name.Value)} must be a list of rules, [ {{ … }} ]; this is {Kind(value)}");
                return null;

            default:
                return Document(wrapper.Span, [], isComplete && rules is null);
        }
    }

    private CorsDocument ReadRules(JsonArray array)
    {
        var rules = new List<DocumentRule>();
        bool isComplete = !array.IsDamaged;
        foreach (JsonValue element in array.Elements)
        {
            if (element is JsonObject rule)
            {
                rules.Add(ReadRule(rule));
                continue;
            }

            isComplete = false;
            findings.Add(
                Descriptors.WrongShape,
                element.Span,
                $"A rule must be an object, {{ \"{RuleField.AllowedOrigins.JsonName}\": [ … ], … }}; this is {Kind(element)}");
        }

        return Document(array.Span, rules, isComplete);
    }

    private DocumentRule ReadRule(JsonObject syntax)
    {
        var fields = new FieldReader(text, DocumentForm.Json, profile, findings);
        ImmutableDictionary<RuleField, EntryList>.Builder lists = ImmutableDictionary.CreateBuilder<RuleField, EntryList>();
        SourceString? id = null;
        Scalar? maxAge = null;
        Scalar? credentials = null;
        bool isComplete = !syntax.IsDamaged;
        foreach (JsonMember member in syntax.Members)
        {
            if (member.IsNameDamaged || member.Value is not { } value)
            {
                // A syntax error has said so: some field is there, if without a name or a value.
                isComplete = false;
                continue;
            }

            RuleField? field = fields.Read(member.Name.Value, member.Name.Span);
            if (field is { IsList: true })
            {
                lists[field] = ReadList(field, value);
            }
            else if (field == RuleField.Id)
            {
                id = ReadString(field, value);
            }
            else if (field == RuleField.MaxAgeSeconds)
            {
                maxAge = ReadScalar(value);
            }
            else if (field == RuleField.AllowCredentials)
            {
                credentials = ReadScalar(value);
            }
        }

        return new DocumentRule(syntax.OpenSpan, isComplete, lists.ToImmutable(), id, maxAge, credentials);
    }

    private EntryList ReadList(RuleField field, JsonValue value)
    {
        switch (value)
        {
            case JsonArray array:
                foreach (JsonValue element in array.Elements.Where(element => element is not JsonString))
                {
                    findings.Add(
                        Descriptors.WrongShape,
                        element.Span,
                        $"An entry of '{field.JsonName}' must be a string in double quotes; this is {Kind(element)}");
                }

                // A string that a syntax error left unclear has been reported; a guess at it is nothing to check.
                ImmutableArray<SourceString> entries = array.Elements.OfType<JsonString>()
                    .Where(entry => !entry.IsDamaged)
                    .Select(entry => entry.Text)
                    .ToImmutableArray();
                return new EntryList(array.Span, entries, !array.IsDamaged && entries.Length == array.Elements.Length);

            case JsonString { IsDamaged: false } single:
                findings.Add(
                    Descriptors.WrongShape,
                    single.Span,
                    $"'{field.JsonName}' must be a list of strings; wrap it in [ ]" +
                    (single.Text.Value.Contains(',') ? ", each entry in quotes of its own" : ""));

                // Several entries in one string are not told apart here: the list is to be written anew.
                return single.Text.Value.Contains(',')
                    ? new EntryList(single.Span, ImmutableArray<SourceString>.Empty, IsComplete: false)
                    : new EntryList(single.Span, ImmutableArray.Create(single.Text), IsComplete: true);

            case JsonString:
                return new EntryList(value.Span, ImmutableArray<SourceString>.Empty, IsComplete: false);

            default:
                findings.Add(
                    Descriptors.WrongShape,
                    value.Span,
                    $"'{field.JsonName}' must be a list of strings, [ \"…\" ]; this is {Kind(value)}");
                return new EntryList(value.Span, ImmutableArray<SourceString>.Empty, IsComplete: false);
        }
    }

    private SourceString? ReadString(RuleField field, JsonValue value)
    {
        if (value is JsonString text)
        {
            return text.Text;
        }

        findings.Add(
            Descriptors.WrongShape,
            value.Span,
            $"'{field.JsonName}' must be a string in double quotes; this is {Kind(value)}");
        return null;
    }

    private Scalar ReadScalar(JsonValue value) => value is JsonString quoted
        ? new Scalar(quoted.Text.Value, quoted.Span, IsString: true)
        : new Scalar(text.ToString(value.Span), value.Span, IsString: false);

    private CorsDocument Document(TextSpan place, IEnumerable<DocumentRule> rules, bool isComplete) =>
        new(DocumentForm.Json, profile, place, rules.ToImmutableArray(), isComplete);

    private int Line(TextSpan span) => text.Lines.GetLinePosition(span.Start).Line + 1;

    /// <summary>Whether an object that stands where a list should is a rule: it has a rule's name, rightly spelt or not.</summary>
    private static bool IsRule(JsonObject syntax) => syntax.Members.Any(member =>
        RuleField.Find(member.Name.Value, DocumentForm.Json) is { } field
            ? field != RuleField.Id
            : NameSuggestion.FieldFor(member.Name.Value) is { IsList: true });

    /// <summary>Which property of the document a name means, rightly spelt or not; null for none.</summary>
    private static string? MeantBy(string name, bool mayNest)
    {
        if (mayNest && NameSuggestion.IsLike(name, ConfigurationName))
        {
            return ConfigurationName;
        }

        bool isLikeRules = NameSuggestion.IsLike(name, RulesName)
            || name.ToLowerInvariant() is "rules" or "rule" or "cors" or "corsrule";
        return isLikeRules ? RulesName : null;
    }

    private static string Kind(JsonValue value) => value switch
    {
        JsonObject => "an object",
        JsonArray => "a list",
        JsonString => "a string",
        JsonNumber => "a number",
        _ => "neither list nor object nor string",
    };
}
