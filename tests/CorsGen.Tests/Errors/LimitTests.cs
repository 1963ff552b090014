using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS009: the limits of Amazon S3.</summary>
public class LimitTests
{
    private const string Rule = """{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }""";

    [Fact]
    public void S3_takes_100_rules()
    {
        Json(Rules(100));
        string text = Rules(102);
        GeneratorResult result = TestProject.WithJson(text).Generate();
        Expect(
            result,
            ("CORS009", "{", "S3 takes at most 100 rules; this file has 102, 2 too many: join rules, or, for an API " +
                "that isn't a bucket, use profile Web (CorsProfile)"));

        // The first rule too many; each stands in a line of its own.
        Assert.Equal(100, result.Errors[0].Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void S3_takes_100_rules_of_XML()
    {
        const string XmlRule =
            "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
        Xml($"<CORSConfiguration>{string.Concat(Enumerable.Repeat(XmlRule, 100))}</CORSConfiguration>");
        Xml(
            $"<CORSConfiguration>{string.Concat(Enumerable.Repeat(XmlRule, 101))}</CORSConfiguration>",
            ("CORS009", "CORSRule", "…101, 1 too many…"));
    }

    [Fact]
    public void Profile_Web_takes_any_number_of_rules() => WebJson(Rules(101));

    [Fact]
    public void S3_takes_an_ID_of_255_characters()
    {
        Json(JsonRule($$""", "ID": "{{new string('a', 255)}}" """));
        Json(
            JsonRule($$""", "ID": "{{new string('a', 256)}}" """),
            ("CORS009", new string(
                'a', 256), "S3 takes an ID of at most 255 characters; this one has 256, 1 too many"));
        Xml(XmlRule($"<ID>{new string('a', 255)}</ID>"));
        Xml(XmlRule($"<ID>{new string('a', 300)}</ID>"), ("CORS009", new string('a', 300), "…300, 45 too many"));
    }

    [Fact]
    public void Escapes_count_as_the_characters_that_they_mean()
    {
        Json(JsonRule($$""", "ID": "{{string.Concat(Enumerable.Repeat("\\u0061", 255))}}" """));
        Xml(XmlRule($"<ID>{string.Concat(Enumerable.Repeat("&amp;", 255))}</ID>"));
    }

    [Fact]
    public void Profile_Web_takes_an_ID_of_any_length() =>
        WebJson(JsonRule($$""", "ID": "{{new string('a', 256)}}" """));

    [Theory]
    [InlineData("a", 1)]
    [InlineData("\u007F", 1)]
    [InlineData("\u0080", 2)]
    [InlineData("\u00E9", 2)]
    [InlineData("\u07FF", 2)]
    [InlineData("\u0800", 3)]
    [InlineData("\u20AC", 3)]
    [InlineData("\U0001F40B", 4)]
    public void S3_takes_64_KB_whatever_they_hold(string character, int bytes)
    {
        const int Limit = 64 * 1024;
        string start = """[{ "AllowedMethods": ["GET"], "AllowedOrigins": [" """;
        int room = Limit - start.Length - "\"] }]".Length;
        string fill = string.Concat(Enumerable.Repeat(character, room / bytes));
        string text = start + fill + new string('b', room % bytes) + "\"] }]";

        Json(text);
        Json(
            text + "\n",
            ("CORS009", "\n", "S3 takes a configuration of at most 64 KB, 65536 bytes; this one has 65537, 1 too " +
                "many, from here on: shorten it, or, for an API that isn't a bucket, use profile Web (CorsProfile)"));
        WebJson(text + "\n\n\n");
    }

    [Fact]
    public void The_place_is_where_the_limit_is_passed()
    {
        string text = JsonRule() + new string(' ', 64 * 1024);
        Diagnostic error = Assert.Single(TestProject.WithJson(text).Generate().Errors);
        Assert.Equal(64 * 1024, error.Location.SourceSpan.Start);
    }

    [Fact]
    public void S3_takes_64_KB_of_XML() => Xml(
        XmlRule() + new string('\n', 64 * 1024),
        ("CORS009", new string(
            '\n', XmlRule().Length), $"…this one has {(64 * 1024) + XmlRule().Length}, {XmlRule().Length} too many…"));

    private static string Rules(int count) => $"[{string.Join(",\n", Enumerable.Repeat(Rule, count))}]";
}
