using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Configuration;

/// <content>Rules and their fields.</content>
internal sealed partial class JsonBinder
{
    private CorsDocument BindRules(JsonArray array)
    {
        var rules = new List<DocumentRule>();
        bool isComplete = !array.IsDamaged;
        foreach (JsonValue element in array.Elements)
        {
            if (element is JsonObject rule)
            {
                rules.Add(BindRule(rule));
                continue;
            }

            isComplete = false;
            findings.Add(
                Descriptors.WrongShape,
                element.Span,
                $"A rule must be an object, {{ \"{RuleField.AllowedOrigins.JsonName}\": [ … ], … }}; this is " +
                $"{Kind(element)}");
        }

        return Document(array.Span, rules, isComplete);
    }

    private DocumentRule BindRule(JsonObject syntax)
    {
        var fields = new FieldBinder(text, DocumentForm.Json, profile, findings);
        var rule = new RuleCollector();
        bool isComplete = !syntax.IsDamaged;
        foreach (JsonMember member in syntax.Members)
        {
            if (member.IsNameDamaged || member.Value is not { } value)
            {
                // A syntax error has said so: some field is there, if without a name or a value.
                isComplete = false;
                continue;
            }

            RuleField? field = fields.Bind(member.Name.Value, member.Name.Span);
            if (field is { IsList: true })
            {
                // A list that is given twice is an error, and both are checked.
                EntryList list = BindList(field, value);
                rule.AddList(field, list.Place, list.Entries, list.IsComplete);
            }
            else if (field is { Kind: FieldKind.Text })
            {
                if (BindString(field, value) is { } bound)
                {
                    rule.SetText(field, bound);
                }
            }
            else if (field is not null)
            {
                rule.SetScalar(field, BindScalar(value));
            }
        }

        DocumentRule complete = rule.ToRule(syntax.OpenSpan, isComplete);
        fields.ReportAbsent(complete);
        return complete;
    }

    private EntryList BindList(RuleField field, JsonValue value)
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

            case JsonString { IsDamaged: true }:
                return new EntryList(value.Span, ImmutableArray<SourceString>.Empty, IsComplete: false);

            case JsonString single when !IsText(single.Text.Value):
                findings.Add(
                    Descriptors.WrongShape,
                    single.Span,
                    $"'{field.JsonName}' must be a list of strings; wrap it in [ ]" +
                    (single.Text.Value.Contains(',') ? ", each entry in quotes of its own" : ""),
                    replacements: SplitEntries(single.Text.Value));

                // Several entries in one string are not separated here: the list has to be rewritten.
                return single.Text.Value.Contains(',')
                    ? new EntryList(single.Span, ImmutableArray<SourceString>.Empty, IsComplete: false)
                    : new EntryList(single.Span, ImmutableArray.Create(single.Text), IsComplete: true);

            default:
                findings.Add(
                    Descriptors.WrongShape,
                    value.Span,
                    $"'{field.JsonName}' must be a list of strings, [ \"…\" ]; this is {Kind(value)}");
                return new EntryList(value.Span, ImmutableArray<SourceString>.Empty, IsComplete: false);
        }
    }

    // No origin, method or header name has a comma, or white space around it.
    private static ImmutableArray<string> SplitEntries(string list) =>
        list.Split(',').Select(entry => entry.Trim()).Where(entry => entry.Length > 0).ToImmutableArray();

    private SourceString? BindString(RuleField field, JsonValue value)
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

    private Scalar BindScalar(JsonValue value) => value switch
    {
        JsonString quoted => new Scalar(quoted.Text.Value, quoted.Span, IsString: true),

        // What is meant, not what is written: a syntax error has said it of "+5" or "True", once is enough.
        JsonNumber number => new Scalar(number.Text, number.Span, IsString: false),
        JsonLiteral literal => new Scalar(Kind(literal), literal.Span, IsString: false),
        _ => new Scalar(text.ToString(value.Span), value.Span, IsString: false),
    };

    // JSON or XML that a program wrote into a string.
    private static bool IsText(string value) =>
        value.TrimStart() is { Length: > 1 } text && text[0] is '[' or '{' or '<';

    private static string Kind(JsonValue value) => value switch
    {
        JsonObject => "an object",
        JsonArray => "a list",
        JsonString text when IsText(text.Text.Value) =>
            "a string that holds the text of one: write that text here, without its quotes and backslashes",
        JsonString => "a string",
        JsonNumber => "a number",
        JsonLiteral { Kind: JsonLiteralKind.True } => "true",
        JsonLiteral { Kind: JsonLiteralKind.False } => "false",
        _ => "null",
    };
}
