using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Tests.Syntax;

public class JsonReaderAgainstSystemTextJsonTests(ITestOutputHelper output)
{
    private static readonly int s_documents = TestSize.Of(10_000);

    [Fact]
    public void Reads_generated_documents_as_System_Text_Json_does()
    {
        var generator = new JsonDocumentGenerator(TestSeed.CreateRandom(output));
        int valid = Compare(generator.Document);

        // Only those that are nested too deep are invalid.
        Assert.InRange(valid, s_documents * 9 / 10, s_documents - 1);
    }

    [Fact]
    public void Judges_mutated_documents_as_System_Text_Json_does()
    {
        var generator = new JsonDocumentGenerator(TestSeed.CreateRandom(output));
        int valid = Compare(() => generator.Mutate(generator.Document()));

        // Neither verdict is so rare that it would hardly be tested.
        Assert.InRange(valid, s_documents / 20, s_documents / 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("\u00a0{}")]
    [InlineData("\"\u0000\"")]
    [InlineData("\"\u001f\"")]
    [InlineData("\"\u007f\u2028\u00a0\ufeff\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[\"\\uD800\", \"\\uDE00\\uD83D\"]")]
    [InlineData("-0")]
    [InlineData("- 0")]
    [InlineData("1.e5")]
    [InlineData("\u0661")]
    [InlineData("null\"")]
    public void Agrees_on_the_edges_of_the_grammar(string document) => Compare(document);

    private int Compare(Func<string> next)
    {
        int valid = 0;
        for (int compared = 0; compared < s_documents;)
        {
            string document = next();
            if (HasLoneSurrogate(document))
            {
                // System.Text.Json cannot even take it.
                continue;
            }

            compared++;
            valid += Compare(document) ? 1 : 0;
        }

        output.WriteLine($"{s_documents} documents compared, {valid} of them valid.");
        return valid;
    }

    private static bool Compare(string document)
    {
        JsonSyntaxTree actual = JsonParser.Parse(document);
        AssertErrorsAreWellFormed(actual.Errors, document);

        JsonDocument expected;
        try
        {
            // To System.Text.Json, a byte order mark isn't part of the text.
            expected = JsonDocument.Parse(document.StartsWith('\ufeff') ? document[1..] : document);
        }
        catch (JsonException exception)
        {
            Assert.False(actual.Errors.IsEmpty, Describe(document, $"No error, but: {exception.Message}"));
            return false;
        }

        using (expected)
        {
            Assert.True(actual.Errors.IsEmpty, Describe(document, string.Join("\n", actual.Errors)));
            AssertEqual(expected.RootElement, actual.Root, document);
            return true;
        }
    }

    private static void AssertErrorsAreWellFormed(ImmutableArray<SyntaxError> errors, string document)
    {
        int previous = 0;
        foreach (SyntaxError error in errors)
        {
            Assert.True(error.Span.End <= document.Length, Describe(document, $"{error} is outside of the text"));
            Assert.True(error.Span.Start >= previous, Describe(document, $"{error} is out of order"));
            Assert.False(error.Message.Any(char.IsControl), Describe(document, error.Message));
            previous = error.Span.Start;
        }
    }

    private static void AssertEqual(JsonElement expected, JsonValue? actual, string document)
    {
        switch (expected.ValueKind, actual)
        {
            case (JsonValueKind.Object, JsonObject { IsDamaged: false } value):
                List<JsonProperty> properties = [.. expected.EnumerateObject()];
                Assert.True(properties.Count == value.Members.Length, Describe(document, "Another number of members"));
                foreach ((JsonProperty property, JsonMember member) in properties.Zip(value.Members))
                {
                    AssertEqualStrings(() => property.Name, member.Name, document);
                    Assert.False(member.IsNameDamaged, Describe(document, member.Name.Value));
                    AssertEqual(property.Value, member.Value, document);
                }

                break;
            case (JsonValueKind.Array, JsonArray { IsDamaged: false } value):
                List<JsonElement> elements = [.. expected.EnumerateArray()];
                Assert.True(elements.Count == value.Elements.Length, Describe(document, "Another number of elements"));
                foreach ((JsonElement element, JsonValue item) in elements.Zip(value.Elements))
                {
                    AssertEqual(element, item, document);
                }

                break;
            case (JsonValueKind.String, JsonString { IsDamaged: false } value):
                AssertEqualStrings(() => expected.GetString()!, value.Text, document);
                AssertSource(expected, value, document);
                break;
            case (JsonValueKind.Number, JsonNumber value):
                Assert.True(expected.GetRawText() == value.Text, Describe(document, $"Number {value.Text}"));
                AssertSource(expected, value, document);
                break;
            case (JsonValueKind.True, JsonLiteral { Kind: JsonLiteralKind.True }):
            case (JsonValueKind.False, JsonLiteral { Kind: JsonLiteralKind.False }):
            case (JsonValueKind.Null, JsonLiteral { Kind: JsonLiteralKind.Null }):
                break;
            default:
                Assert.Fail(Describe(document, $"Expected {expected.GetRawText()}, got {actual?.GetType().Name}"));
                break;
        }
    }

    private static void AssertSource(JsonElement expected, JsonValue actual, string document) => Assert.True(
        expected.GetRawText() == document.Substring(actual.Span.Start, actual.Span.Length),
        Describe(document, $"Expected {expected.GetRawText()} at {actual.Span}"));

    private static void AssertEqualStrings(Func<string> expected, SourceString actual, string document)
    {
        // Each character comes from the character itself or from an escape that means it.
        for (int i = 0; i < actual.Value.Length; i++)
        {
            string source = document.Substring(actual.SpanOf(i, 1).Start, actual.SpanOf(i, 1).Length);
            Assert.True(
                source.Length == 1 ? source[0] == actual.Value[i] : source[0] == '\\' && source.Length is 2 or 6,
                Describe(document, $"'{source}' for character {i} of \"{actual.Value}\""));
        }

        string value;
        try
        {
            value = expected();
        }
        catch (InvalidOperationException) when (HasLoneSurrogate(actual.Value))
        {
            return;
        }

        Assert.True(value == actual.Value, Describe(document, $"Expected \"{value}\", got \"{actual.Value}\""));
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(string document, string difference) =>
        $"{difference}\n{TestSeed.Hint}\nDocument: {JsonSerializer.Serialize(document)}";
}
