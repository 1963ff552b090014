using System;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Tests.Syntax;

/// <summary>
/// Texts that make a careless reader overflow its stack or take hours. There is no clock here: quadratic behavior on
/// a quarter of a million characters shows by itself.
/// </summary>
public class JsonHostileTextTests(ITestOutputHelper output)
{
    private static readonly int s_size = TestSize.Of(250_000);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[{\"a\":", "}]")]
    public void Reports_the_first_bracket_of_level_65(string open, string close)
    {
        foreach (int depth in new[] { TestSize.Of(10_000), TestSize.Of(500_000) })
        {
            string opened = string.Concat(Enumerable.Repeat(open, depth));
            string closed = opened + "1" + string.Concat(Enumerable.Repeat(close, depth));
            int level65 = open.Count(c => c is '[' or '{') == 2 ? open.Length * 32 : open.Length * 64;

            SyntaxError error = Assert.Single(JsonParser.Parse(closed).Errors);
            Assert.Equal((level65, 1), (error.Span.Start, error.Span.Length));
            Assert.Contains("nested more than 64 levels deep", error.Message, StringComparison.Ordinal);

            Assert.Collection(
                JsonParser.Parse(opened).Errors,
                tooDeep => Assert.Equal(error, tooDeep),
                unclosed => Assert.Equal((opened.Length, 0), (unclosed.Span.Start, unclosed.Span.Length)));
        }
    }

    [Fact]
    public void Reads_64_levels_and_goes_on_after_the_65th()
    {
        string opened = new('[', 63);
        string closed = new(']', 63);
        Assert.Empty(JsonParser.Parse($"{opened}[1]{closed}").Errors);

        JsonSyntaxTree result = JsonParser.Parse($"{opened}[[1, [2]], 3, {{\"a\": 4}}, 05]{closed}");
        Assert.Equal(2, result.Errors.Length);
        JsonValue value = result.Root!;
        for (int level = 1; level < 64; level++)
        {
            value = Assert.Single(Assert.IsType<JsonArray>(value).Elements);
        }

        var innermost = Assert.IsType<JsonArray>(value);
        Assert.Equal(4, innermost.Elements.Length);
        Assert.False(innermost.IsDamaged);
        Assert.True(Assert.IsType<JsonArray>(innermost.Elements[0]).IsDamaged);
        Assert.Equal("3", Assert.IsType<JsonNumber>(innermost.Elements[1]).Text);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("]")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData(",")]
    [InlineData(":")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\"'")]
    [InlineData("'\"a, ")]
    [InlineData("\"a: ")]
    [InlineData("\"a: \\\"")]
    [InlineData("\\\"a: ")]
    [InlineData("\"“‘'`a: ")]
    [InlineData("\"', ")]
    [InlineData("\",'P")]
    [InlineData("\"\\")]
    [InlineData("\\")]
    [InlineData("\\\"")]
    [InlineData("/")]
    [InlineData("/ ")]
    [InlineData("/*")]
    [InlineData("/**/")]
    [InlineData("*/")]
    [InlineData("//\n")]
    [InlineData("a")]
    [InlineData("a\"")]
    [InlineData("a ")]
    [InlineData("a://")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("@ ")]
    [InlineData("1},")]
    [InlineData("[1},")]
    [InlineData("\n\"a")]
    [InlineData("\u00a0")]
    [InlineData("\0")]
    public void Finishes_on_long_runs_of(string piece)
    {
        string pieces = string.Concat(Enumerable.Repeat(piece, s_size / piece.Length));

        foreach (string prefix in new[] { "", "{\"a\": [" })
        {
            Assert.NotEmpty(JsonParser.Parse(prefix + pieces).Errors);
        }
    }

    [Fact]
    public void Takes_lone_surrogates()
    {
        // No inline data: the test runner cannot pass them on.
        Assert.Empty(JsonParser.Parse("[\"\uD800\", \"\uDC00\uD800\"]").Errors);
        Assert.Equal(2, JsonParser.Parse("[\uDC00, \"\\\uD800\"]").Errors.Length);
    }

    [Fact]
    public void Takes_any_text()
    {
        var generator = new JsonDocumentGenerator(TestSeed.CreateRandom(output));
        for (int i = 0; i < TestSize.Of(20_000); i++)
        {
            string text = generator.Garbage(60);
            JsonSyntaxTree result = JsonParser.Parse(text);
            Assert.All(result.Errors, error => Assert.InRange(error.Span.End, 0, text.Length));
        }
    }

    [Fact]
    public void Messages_are_short_lines_without_invisible_characters()
    {
        var text = new StringBuilder("[");
        for (int c = 0; c <= char.MaxValue; c += c < 0x3000 ? 1 : 97)
        {
            text.Append((char)c).Append('"').Append('x', 100).Append("\n\\").Append((char)c).Append("\" ");
        }

        Assert.All(JsonParser.Parse(text.ToString()).Errors, error =>
        {
            Assert.InRange(error.Message.Length, 1, 250);
            Assert.DoesNotContain(
                error.Message, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E' or '\u00A0');
        });
    }
}
