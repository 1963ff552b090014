using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CorsGen.Tests.Schema;

/// <summary>
/// Decides whether a document is valid under a schema: the keywords of JSON Schema draft-07 that ours uses, and no
/// other. One that is not known here fails the test rather than being passed over.
/// </summary>
internal sealed class SchemaEvaluator(JsonElement root)
{
    private const string Definitions = "#/definitions/";

    public bool IsValid(JsonElement document) => IsValid(document, root);

    private bool IsValid(JsonElement value, JsonElement schema)
    {
        // What stands beside a reference is ignored (draft-07, section 8.3).
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string pointer = reference.GetString()!;
            Assert.StartsWith(Definitions, pointer, StringComparison.Ordinal);
            return IsValid(value, root.GetProperty("definitions").GetProperty(pointer[Definitions.Length..]));
        }

        // All of them, so that no unknown keyword hides behind one that fails.
        bool isValid = true;
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            isValid &= Holds(keyword.Name, keyword.Value, value, schema);
        }

        return isValid;
    }

    private bool Holds(string keyword, JsonElement argument, JsonElement value, JsonElement schema) => keyword switch
    {
        "$schema" or "$id" or "$comment" or "title" or "description" or "examples" or "definitions" => true,

        // Of Visual Studio Code; others pass over them.
        "errorMessage" or "patternErrorMessage" or "defaultSnippets" or "doNotSuggest" or "enumDescriptions"
            or "enumSortTexts" => true,

        "type" => argument.ValueKind == JsonValueKind.Array
            ? argument.EnumerateArray().Any(type => IsOfType(value, type.GetString()!))
            : IsOfType(value, argument.GetString()!),
        "enum" => argument.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)),
        "const" => JsonElement.DeepEquals(argument, value),

        "allOf" => argument.EnumerateArray().All(each => IsValid(value, each)),
        "anyOf" => argument.EnumerateArray().Any(each => IsValid(value, each)),
        "oneOf" => argument.EnumerateArray().Count(each => IsValid(value, each)) == 1,
        "not" => !IsValid(value, argument),
        "if" =>
            !schema.TryGetProperty(IsValid(value, argument) ? "then" : "else", out JsonElement branch)
                || IsValid(value, branch),
        "then" or "else" => schema.TryGetProperty("if", out _),

        "pattern" => value.ValueKind != JsonValueKind.String
            || Regex.IsMatch(value.GetString()!, InDotNet(argument.GetString()!), RegexOptions.ECMAScript),
        "minLength" =>
            value.ValueKind != JsonValueKind.String
                || value.GetString()!.EnumerateRunes().Count() >= argument.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= argument.GetDouble(),
        "maxLength" =>
            value.ValueKind != JsonValueKind.String
                || value.GetString()!.EnumerateRunes().Count() <= argument.GetInt32(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
        "uniqueItems" =>
            value.ValueKind != JsonValueKind.Array || !argument.GetBoolean() || AreUnique([.. value.EnumerateArray()]),
        "contains" =>
            value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(each => IsValid(each, argument)),
        "items" =>
            value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(each => IsValid(each, argument)),

        "required" => value.ValueKind != JsonValueKind.Object
            || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || argument.EnumerateObject()
                .All(each => !value.TryGetProperty(each.Name, out JsonElement member) || IsValid(member, each.Value)),
        "additionalProperties" when argument.ValueKind == JsonValueKind.False => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject()
                .All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)),

        _ => throw new NotSupportedException($"The keyword '{keyword}' is not known here."),
    };

    // In ECMAScript, $ is the end of the text; in .NET also the place before a final line break.
    private static string InDotNet(string pattern) =>
        pattern.Replace("$)", @"\z)", StringComparison.Ordinal) is var inner && inner.EndsWith('$')
        ? inner[..^1] + @"\z"
        : inner;

    private static bool AreUnique(JsonElement[] elements) =>
        !elements.Where((one, index) => elements.Take(index).Any(other => JsonElement.DeepEquals(one, other))).Any();

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,

        // However it is written: 60.0 is one (draft-07, section 6.1.1 of the core).
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException($"The type '{type}' is not known here."),
    };
}
