using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Expectations;

/// <summary>Makes expectations of a text's syntax, and reports all that is wrong with it.</summary>
internal sealed class ExpectationBinder(FindingList findings)
{
    private const string Shape = "[ { \"allow\": \"https://app.example.com\" } ]";

    private static readonly ImmutableDictionary<string, CorsDenial> s_denials =
        new[] { CorsDenial.NoOrigin, CorsDenial.Origin, CorsDenial.Method, CorsDenial.Headers }
            .ToImmutableDictionary(denial => denial.ToString(), StringComparer.Ordinal);

    /// <summary>The expectations that could be read.</summary>
    public ImmutableArray<Expectation> Bind(JsonValue root)
    {
        if (root is not JsonArray list)
        {
            Report(
                root.Span,
                root is JsonObject
                    ? $"Expectations are a list; wrap them in [ ], as in {Shape}"
                    : $"Expectations are a list, {Shape}");
            return ImmutableArray<Expectation>.Empty;
        }

        if (list.Elements.IsEmpty && !list.IsDamaged)
        {
            Report(list.Span, $"There is no expectation; add one, as in {Shape}, or remove the file");
        }

        return list.Elements.Select(BindItem).OfType<Expectation>().ToImmutableArray();
    }

    private Expectation? BindItem(JsonValue element)
    {
        if (element is not JsonObject item)
        {
            Report(element.Span, "An expectation is an object, { \"allow\": \"https://app.example.com\" }");
            return null;
        }

        Dictionary<ExpectationField, JsonMember> given = Fields(item);
        bool allows = given.ContainsKey(ExpectationField.Allow);
        if (!(allows ^ given.ContainsKey(ExpectationField.Deny)))
        {
            if (!item.IsDamaged)
            {
                Report(item.OpenSpan, allows
                    ? "An expectation has 'allow' or 'deny', not both; make two of it"
                    : "An expectation needs an origin: add \"allow\" or \"deny\", with an origin or a list of them");
            }

            return null;
        }

        foreach (KeyValuePair<ExpectationField, JsonMember> field in given.Where(field => field.Key.Side is { } side
            && side != allows))
        {
            Report(
                field.Value.Name.Span,
                $"'{field.Key.Name}' is said of requests that are {(allows ? "denied" : "allowed")}; remove it, or " +
                $"write '{(allows ? "deny" : "allow")}'");
        }

        JsonMember? Get(ExpectationField field) => given.TryGetValue(field, out JsonMember? member) ? member : null;
        ImmutableArray<SourceString> origins =
            Strings(Get(allows ? ExpectationField.Allow : ExpectationField.Deny), "an origin", mayBeOne: true);
        ImmutableArray<SourceString> methods = Strings(Get(ExpectationField.Method), "a method", mayBeOne: true);
        ImmutableArray<SourceString> headers = Strings(Get(ExpectationField.Headers), "a header name", mayBeOne: false);
        return new Expectation(
            allows,
            origins,
            methods.IsEmpty ? ImmutableArray.Create("GET") : methods.Select(method => method.Value).ToImmutableArray(),
            headers.IsEmpty ? null : string.Join(", ", headers.Select(header => header.Value)),
            Boolean(Get(ExpectationField.Credentials)),
            RuleName(Get(ExpectationField.Rule)),
            Strings(Get(ExpectationField.Exposes), "a header name", mayBeOne: false)
                .Select(header => header.Value)
                .ToImmutableArray(),
            Seconds(Get(ExpectationField.MaxAge)),
            Denial(Get(ExpectationField.Because)));
    }

    private Dictionary<ExpectationField, JsonMember> Fields(JsonObject item)
    {
        var given = new Dictionary<ExpectationField, JsonMember>();
        foreach (JsonMember member in item.Members)
        {
            string name = member.Name.Value;
            ExpectationField? field = ExpectationField.MeantBy(name);
            if (field is null)
            {
                Report(
                    member.Name.Span,
                    $"An expectation has no property {Quote.Value(name)}; remove it (there are " +
                    $"{string.Join(", ", ExpectationField.All.Select(known => known.Name))})");
            }
            else if (given.TryGetValue(field, out _))
            {
                Report(member.Name.Span, $"The expectation has '{field.Name}' twice; keep one of them");
            }
            else
            {
                given[field] = member;
                if (name != field.Name)
                {
                    Report(
                        member.Name.Span,
                        $"An expectation has no property {Quote.Value(name)}; did you mean '{field.Name}'?");
                }
            }
        }

        return given;
    }

    private ImmutableArray<SourceString> Strings(JsonMember? member, string what, bool mayBeOne)
    {
        switch (member?.Value)
        {
            case null:
                break;

            case JsonString one when mayBeOne:
                return ImmutableArray.Create(one.Text);

            case JsonString one:
                Report(one.Span, $"{Quote.Value(member.Name.Value)} is a list; wrap {Quote.Value(one.Text.Value)} in [ ]");
                break;

            case JsonArray list:
                foreach (JsonValue element in list.Elements.Where(element => element is not JsonString))
                {
                    Report(element.Span, $"This must be {what}, in quotes");
                }

                if (list.Elements.IsEmpty && !list.IsDamaged)
                {
                    Report(
                        list.Span, $"{Quote.Value(member.Name.Value)} is empty; add {what}{(mayBeOne ? "" : ", or remove it")}");
                }

                return list.Elements.OfType<JsonString>().Select(element => element.Text).ToImmutableArray();

            case { } other:
                Report(
                    other.Span,
                    $"{Quote.Value(member.Name.Value)} must be " +
                    $"{(mayBeOne ? $"{what} in quotes, or a list of them" : $"a list, each {what} in quotes")}");
                break;
        }

        return ImmutableArray<SourceString>.Empty;
    }

    private bool? Boolean(JsonMember? member)
    {
        if (member?.Value is JsonLiteral { Kind: not JsonLiteralKind.Null } literal)
        {
            return literal.Kind == JsonLiteralKind.True;
        }

        if (member?.Value is { } other)
        {
            Report(other.Span, $"{Quote.Value(member.Name.Value)} must be true or false, without quotes");
        }

        return null;
    }

    // An ID, or an index, which is a name as well.
    private string? RuleName(JsonMember? member)
    {
        switch (member?.Value)
        {
            case null:
                return null;

            case JsonString id:
                return id.Text.Value;

            case JsonNumber number when WholeNumber(number) is { } index:
                return index.ToString(CultureInfo.InvariantCulture);

            case { } other:
                Report(other.Span, $"{Quote.Value(member.Name.Value)} must be the ID of a rule, in quotes, or its index, from 0");
                return null;
        }
    }

    private int? Seconds(JsonMember? member)
    {
        if (member?.Value is JsonNumber number && WholeNumber(number) is { } seconds)
        {
            return seconds;
        }

        if (member?.Value is { } other)
        {
            Report(other.Span, $"{Quote.Value(member.Name.Value)} must be a whole number of seconds, without quotes");
        }

        return null;
    }

    private CorsDenial? Denial(JsonMember? member)
    {
        if (member?.Value is JsonString known && s_denials.TryGetValue(known.Text.Value, out CorsDenial denial))
        {
            return denial;
        }

        if (member?.Value is { } other)
        {
            string? meant = s_denials.Keys.FirstOrDefault(
                name => other is JsonString text && name.Equals(text.Text.Value, StringComparison.OrdinalIgnoreCase));
            Report(
                (other as JsonString)?.Text.Span ?? other.Span,
                $"{Quote.Value(member.Name.Value)} must be NoOrigin, Origin, Method or " +
                $"Headers{(meant is null ? "" : $"; write '{meant}'")}");
        }

        return null;
    }

    private static int? WholeNumber(JsonNumber number) => new Scalar(number.Text, number.Span, IsString: false).Number;

    private void Report(TextSpan span, string message) => findings.Add(Descriptors.InvalidExpectations, span, message);
}
