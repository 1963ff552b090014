using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Syntax;

public class XmlHostileTests
{
    [Fact]
    public void A_billion_laughs_are_refused()
    {
        StringBuilder text = new("<!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++)
        {
            string tenfold = string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10));
            text.Append(CultureInfo.InvariantCulture, $"<!ENTITY lol{i} '{tenfold}'>");
        }

        AssertRefusedAsDtd(text.Append("]><lolz>&lol9;</lolz>").ToString());
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM '{0}'>]><a>&e;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % e SYSTEM '{0}'>%e;]><a/>")]
    [InlineData("<!DOCTYPE a SYSTEM '{0}'><a/>")]
    [InlineData("<!DOCTYPE a PUBLIC 'p' '{0}'><a/>")]
    public void No_file_is_read(string format)
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            // As a DTD this would be an error of its own, as an entity it would be in the text.
            string secret = Path.Combine(directory, "secret");
            File.WriteAllText(secret, "the-secret");
            string missing = Path.Combine(directory, "absent");

            SyntaxError ofSecret = AssertRefusedAsDtd(With(format, secret));
            Assert.DoesNotContain("the-secret", ofSecret.Message, StringComparison.Ordinal);
            Assert.Equal(ofSecret, AssertRefusedAsDtd(With(format, missing)));

            // Nobody else may open it while it is held, so whoever tried would fail.
            using FileStream held = new(secret, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Assert.Equal(ofSecret, AssertRefusedAsDtd(With(format, secret)));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Nesting_does_not_need_the_stack(int depth)
    {
        string text = Repeat("<a>", depth) + "x" + Repeat("</a>", depth);
        XmlElementSyntax element = XmlSyntaxReaderTests.Root(text);
        int levels = 1;
        while (!element.Children.IsEmpty)
        {
            element = Assert.Single(element.Children);
            levels++;
        }

        Assert.Equal(depth, levels);
        Assert.Equal("x", element.Text.Value);
        Assert.Equal(new TextSpan(3 * (depth - 1), 8), element.Span);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Unclosed_nesting_is_one_short_error(int depth)
    {
        string text = Repeat("<a>", depth);
        SyntaxError error = AssertRefused(text);
        Assert.Equal(new TextSpan(text.Length, 0), error.Span);
        Assert.InRange(error.Message.Length, 10, 260);
    }

    [Theory]
    [InlineData("", "<")]
    [InlineData("", "&")]
    [InlineData("", "]]>")]
    [InlineData("<a>", "<")]
    [InlineData("<a>", "&")]
    [InlineData("<a>", "&a")]
    [InlineData("<a>", "]]>")]
    [InlineData("<a>", "\r")]
    [InlineData("<a>", "&#")]
    [InlineData("<a>&#", "9")]
    [InlineData("<a><!--", "x")]
    [InlineData("<a><!--", "- ")]
    [InlineData("<a><![CDATA[", "]]")]
    [InlineData("<a><?p ", "?")]
    [InlineData("<", "a")]
    [InlineData("</", "a")]
    [InlineData("<a b='", "\r\n")]
    [InlineData("<a ", "b=''")]
    [InlineData("<!DOCTYPE ", "[")]
    public void Two_megabytes_of_nonsense_are_one_error(string prefix, string unit) =>
        AssertRefused(prefix + Repeat(unit, 2_000_000 / unit.Length));

    [Theory]
    [InlineData("&amp;")]
    [InlineData("\r\n")]
    [InlineData("<!---->x")]
    [InlineData("<![CDATA[]]>&#x1F600;")]
    [InlineData("<b/>")]
    [InlineData("<b/>x")]
    public void Two_megabytes_of_sense_are_a_tree(string unit)
    {
        string text = "<a>" + Repeat(unit, 2_000_000 / unit.Length) + "</a>";
        Assert.Equal(text.Length - 7, XmlSyntaxReaderTests.Root(text).Text.Span.Length);
    }

    private static SyntaxError AssertRefusedAsDtd(string text)
    {
        SyntaxError error = AssertRefused(text);
        Assert.Equal("<!DOCTYPE", XmlSyntaxReaderTests.Slice(text, error.Span));
        Assert.Contains("remove it", error.Message, StringComparison.Ordinal);
        return error;
    }

    private static SyntaxError AssertRefused(string text)
    {
        XmlSyntaxTree result = XmlParser.Parse(text);
        Assert.Null(result.Root);
        SyntaxError error = Assert.Single(result.Errors);
        Assert.InRange(error.Span.End, 0, text.Length);
        return error;
    }

    private static string With(string format, string file) => format.Replace("{0}", file, StringComparison.Ordinal);

    private static string Repeat(string unit, int count) => new StringBuilder().Insert(0, unit, count).ToString();
}
