using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Tests.Syntax;

public class JsonLexerTests(ITestOutputHelper output)
{
    [Fact]
    public void Tokens_tile_any_text()
    {
        var generator = new JsonDocumentGenerator(TestSeed.CreateRandom(output));
        for (int i = 0; i < TestSize.Of(20_000); i++)
        {
            string text = (i % 4) switch
            {
                0 => generator.Document(),
                1 => generator.Mutate(generator.Document()),
                _ => generator.Garbage(40),
            };
            int end = 0;
            foreach (JsonToken token in JsonLexer.Tokenize(text))
            {
                if (token.Span.Start != end || token.Span.IsEmpty)
                {
                    Assert.Fail($"{token} after {end}\n{TestSeed.Hint}\nText: {JsonSerializer.Serialize(text)}");
                }

                end = token.Span.End;
            }

            Assert.True(end == text.Length, $"Ends at {end}\n{TestSeed.Hint}\nText: {JsonSerializer.Serialize(text)}");
        }
    }

    [Theory]
    [InlineData("\uFEFF{\t}\r\n", "ByteOrderMark OpenBrace WhiteSpace CloseBrace WhiteSpace")]
    [InlineData("[\"a\\\"b\",1]", "OpenBracket String Comma Number CloseBracket")]
    [InlineData("//a\n/*b*/ /*", "Comment WhiteSpace Comment WhiteSpace UnclosedComment")]
    [InlineData("a=>-1;.5", "Word EqualsSign Number Semicolon Number")]
    [InlineData("\u00A0\u00A0\u2003\uFEFF", "OtherWhiteSpace OtherWhiteSpace OtherWhiteSpace")]
    [InlineData("'a' `b` “c” ‘d’", "MisquotedString MisquotedString MisquotedString MisquotedString")]
    [InlineData(
        "\"a, \n\"b: 1}", "UnterminatedString Comma WhiteSpace UnterminatedString Colon WhiteSpace Number CloseBrace")]
    [InlineData("\"GET, \"PUT\"", "UnterminatedString Comma WhiteSpace String")]
    [InlineData("@#\0😀 /x */", "Stray WhiteSpace Stray Word WhiteSpace Stray")]
    [InlineData("[https://*.a:80/x,b\",\"\"\"", "OpenBracket Word Comma Word String String")]
    public void Knows_the_kinds_of_tokens(string text, string expected)
    {
        IEnumerable<JsonTokenKind> kinds = JsonLexer.Tokenize(text).Select(token => token.Kind);

        // White space between strings is of no interest where only the strings are named.
        Assert.Equal(
            expected,
            string.Join(' ', expected.Contains("WhiteSpace", StringComparison.Ordinal)
                ? kinds
                : kinds.Where(kind => kind != JsonTokenKind.WhiteSpace)));
    }
}
