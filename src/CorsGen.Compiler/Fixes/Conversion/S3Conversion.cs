using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Configuration.Dialects;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Conversion;

/// <summary>
/// Writes another system's rules in S3's form, step by step, each on the text that the one before has left: first where
/// the rules stand, then where their fields stand, then the fields themselves.
/// </summary>
internal sealed class S3Conversion(JsonDialect dialect)
{
    private readonly RuleFinder _finder = new(dialect);

    /// <summary>
    /// The converted text; null if it is not clear what its rules are, or if something else than a label would be lost.
    /// </summary>
    public string? Convert(string source, JsonValue root)
    {
        var json = new JsonText(source, root);
        if (_finder.Find(json.Root) is not { } rules || !IsWrapper(json.Root, rules))
        {
            return null;
        }

        json = json.With(Unwrap(json, rules));
        json = json.With(RulesOf(json).SelectMany(rule => Flatten(json, rule)));
        json = Drop(json);
        json = json.With(RulesOf(json).SelectMany(rule => Rewrite(json, rule)));
        return json.Source;
    }

    private IEnumerable<JsonObject> RulesOf(JsonText json) =>
        _finder.Find(json.Root) is JsonArray rules ? rules.Elements.OfType<JsonObject>() : [];

    /// <summary>Whether a value is the rules, or holds them and nothing else but names of what they are for.</summary>
    private bool IsWrapper(JsonValue value, JsonValue rules) => value == rules || value switch
    {
        JsonArray array => array.Elements.Length == 1 && IsWrapper(array.Elements[0], rules),
        JsonObject container => container.Members.All(member =>
            member.Value is { } inner
            && (inner.Span.Contains(rules.Span) ? IsWrapper(inner, rules) : dialect.IsDispensable(member))),
        _ => false,
    };

    /// <summary>
    /// The document becomes the list of rules, or an object with nothing but it; a single rule becomes a list.
    /// </summary>
    private static IEnumerable<TextChange> Unwrap(JsonText json, JsonValue rules)
    {
        string open = rules is JsonObject ? "[" : "";
        string close = rules is JsonObject ? "]" : "";
        if (json.Root is JsonObject { Members: { Length: 1 } members } && members[0].Value == rules)
        {
            yield return new TextChange(members[0].Name.Span, S3Names.JsonRules);
            yield return new TextChange(new TextSpan(rules.Span.Start, 0), open);
            yield return new TextChange(new TextSpan(rules.Span.End, 0), close);
            yield break;
        }

        yield return new TextChange(TextSpan.FromBounds(json.Root.Span.Start, rules.Span.Start), open);
        string indentation = TextLayout.IndentationAt(json.Source, rules.Span.Start);
        foreach (TextChange change in Reindent(json.Source, rules.Span, indentation, ""))
        {
            yield return change;
        }

        yield return new TextChange(TextSpan.FromBounds(rules.Span.End, json.Root.Span.End), close);
    }

    /// <summary>The fields that stand in an object of the rule become the rule's own.</summary>
    private IEnumerable<TextChange> Flatten(JsonText json, JsonObject rule)
    {
        JsonMember? wrapper = rule.Members.FirstOrDefault(dialect.IsWrapper);
        if (wrapper?.Value is not JsonObject { Members: { Length: > 0 } members })
        {
            yield break;
        }

        string outer = TextLayout.IndentationAt(json.Source, wrapper.Span.Start);
        string inner = TextLayout.IndentationAt(json.Source, members[0].Span.Start);
        IEnumerable<string> moved = members.Select(member => DocumentEditor.CopyWith(
            json.Source, member.Span, Reindent(json.Source, member.Span, inner, outer).ToImmutableArray()));
        yield return new TextChange(wrapper.Span, json.Layout.Join(rule.OpenSpan, JsonLayout.ItemsOf(rule), moved));
    }

    // One after the other: two that follow each other share the comma between them.
    private JsonText Drop(JsonText json)
    {
        while (RulesOf(json)
            .Select(rule => Removal(json, rule))
            .FirstOrDefault(change => change is not null) is { } removal)
        {
            json = json.With([removal]);
        }

        return json;
    }

    private TextChange? Removal(JsonText json, JsonObject rule)
    {
        int dropped = rule.Members.ToList().FindIndex(IsDropped);
        return dropped < 0 ? null : json.Layout.Remove(JsonLayout.ItemsOf(rule), dropped);
    }

    // The systems that write null mean what S3 says without the key.
    private bool IsDropped(JsonMember member) =>
        member.Name.Value == dialect.Dropped?.Name
        || (member.Value is JsonLiteral { Kind: JsonLiteralKind.Null }
            && dialect.FieldFor(member.Name.Value) is not null);

    private IEnumerable<TextChange> Rewrite(JsonText json, JsonObject rule)
    {
        foreach (JsonMember member in rule.Members)
        {
            string name = member.Name.Value;
            if (dialect.FieldFor(name) is not { } field)
            {
                continue;
            }

            if (name != field.JsonName)
            {
                yield return new TextChange(member.Name.Span, field.JsonName);
            }

            foreach (TextChange change in RewriteValue(json, rule, field, member.Value!))
            {
                yield return change;
            }

            bool isExposedToo = field != RuleField.ExposeHeaders && dialect.HasField(name, RuleField.ExposeHeaders);
            if (isExposedToo && Exposed(json, rule, member) is { } exposed)
            {
                yield return exposed;
            }
        }
    }

    private IEnumerable<TextChange> RewriteValue(JsonText json, JsonObject rule, RuleField field, JsonValue value)
    {
        if (field.IsList && value is JsonString several)
        {
            string[] entries = [.. Split(several).Where(entry => entry.Length > 0)];
            yield return new TextChange(value.Span, json.Layout.List(ListLike(rule), entries));
        }
        else if (field.IsList && value is JsonObject && dialect.ListOf(value) is { } held)
        {
            yield return new TextChange(value.Span, json.Source.Substring(held.Span.Start, held.Span.Length));
        }
        else if (field == RuleField.AllowedMethods && value is JsonArray methods && dialect.ToS3Methods is { } toS3)
        {
            foreach (TextChange change in RewriteMethods(json, methods, toS3))
            {
                yield return change;
            }
        }
        else if (field == RuleField.MaxAgeSeconds && value is JsonString digits
            && new Scalar(digits.Text.Value, digits.Span, IsString: false).Number is { } number)
        {
            yield return new TextChange(value.Span, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<TextChange> RewriteMethods(
        JsonText json, JsonArray methods, Func<string, ImmutableArray<string>> toS3)
    {
        SourceString[] texts = [.. methods.Elements.OfType<JsonString>().Select(method => method.Text)];
        string[] converted = [.. texts.SelectMany(method => toS3(method.Value))];
        bool isOneForOne = converted.Length == texts.Length && converted.Distinct().Count() == converted.Length;
        if (!isOneForOne && texts.Length == methods.Elements.Length)
        {
            yield return new TextChange(methods.Span, json.Layout.List(methods, [.. converted.Distinct()]));
            yield break;
        }

        foreach (SourceString method in texts.Where(method => toS3(method.Value).Length == 1))
        {
            yield return new TextChange(method.Span, JsonLayout.Escape(toS3(method.Value)[0]));
        }
    }

    /// <summary>
    /// The list of what a page may read, as a member behind that of what a request may have. S3 doesn't accept a
    /// wildcard in it.
    /// </summary>
    private static TextChange? Exposed(JsonText json, JsonObject rule, JsonMember headers)
    {
        string[] exposed = headers.Value switch
        {
            JsonArray list => [.. list.Elements.OfType<JsonString>().Select(header => header.Text.Value)],
            JsonString one => [.. Split(one)],
            _ => [],
        };
        exposed = [.. exposed.Where(header => header.Length > 0 && !header.Contains('*'))];
        return exposed.Length == 0 ? null : json.Layout.InsertAfter(
            rule.OpenSpan,
            JsonLayout.ItemsOf(rule),
            rule.Members.IndexOf(headers),
            json.Layout.Member(
                RuleField.ExposeHeaders.JsonName,
                json.Layout.List(headers.Value as JsonArray ?? ListLike(rule), exposed),
                headers));
    }

    private static IEnumerable<string> Split(JsonString list) =>
        list.Text.Value.Split(',').Select(entry => entry.Trim());

    private static JsonArray? ListLike(JsonObject rule) =>
        rule.Members
            .Select(member => member.Value)
            .OfType<JsonArray>()
            .FirstOrDefault(list => list.Elements.Length > 0);

    /// <summary>Gives the lines of a part of the text, but the first, another indentation.</summary>
    private static IEnumerable<TextChange> Reindent(string source, TextSpan part, string from, string to)
    {
        for (int i = part.Start; i < part.End && from != to; i++)
        {
            bool startsLine = source[i] == '\n' || (source[i] == '\r' && source[i + 1] != '\n');
            if (startsLine && string.CompareOrdinal(source, i + 1, from, 0, from.Length) == 0)
            {
                yield return new TextChange(new TextSpan(i + 1, from.Length), to);
            }
        }
    }
}
