using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Configuration.Dialects;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tool.Forms;

/// <summary>Finds what a conversion to S3's form leaves out of another system's file.</summary>
internal static class LostValues
{
    /// <summary>A note for each value of the file that its conversion doesn't have.</summary>
    public static IEnumerable<string> Find(string before, string after)
    {
        if (JsonParser.Parse(before).Root is not { } root || AllDialects.Find(new JsonKeys(root)) is not { } dialect)
        {
            yield break;
        }

        HashSet<string> kept = [.. ValuesOf(JsonParser.Parse(after).Root).Select(value => value.Text)];
        var text = new SourceText(before);
        foreach ((string name, string value, TextSpan span) in ValuesOf(root))
        {
            RuleField? field = dialect.FieldFor(name);
            bool isAlsoExposed = field != RuleField.ExposeHeaders && dialect.HasField(name, RuleField.ExposeHeaders);
            string? lost =
                // A list in one string becomes several entries, and other systems' methods become S3's.
                field != RuleField.AllowedMethods && !value.Split(',').All(part => kept.Contains(part.Trim()))
                    ? "has no place in S3's form, and is left out"
                : isAlsoExposed && value.Contains('*')
                    ? "is not exposed, because S3 doesn't accept a wildcard in ExposeHeaders"
                : null;
            if (lost is not null)
            {
                LinePosition place = text.PositionOf(span.Start);
                yield return $"line {place.Line + 1}: {Quote.Value(value)} of {Quote.Value(name)} {lost}";
            }
        }
    }

    private static IEnumerable<(string Name, string Text, TextSpan Span)> ValuesOf(
        JsonValue? value, string name = "") =>
        value switch
        {
            JsonObject container => container.Members.SelectMany(member => ValuesOf(member.Value, member.Name.Value)),
            JsonArray array => array.Elements.SelectMany(element => ValuesOf(element, name)),
            JsonString text => [(name, text.Text.Value, text.Span)],
            JsonNumber number => [(name, number.Text, number.Span)],
            JsonLiteral { Kind: not JsonLiteralKind.Null } literal =>
                [(name, literal.Kind == JsonLiteralKind.True ? "true" : "false", literal.Span)],
            _ => [],
        };
}
