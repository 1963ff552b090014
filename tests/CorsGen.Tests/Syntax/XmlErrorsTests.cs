using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Syntax;

public class XmlErrorsTests
{
    // The guillemets stand around what the error must span.
    [Theory]
    [InlineData("<a>\r\n</«b»>", "The 'a' start tag does not match the end tag of 'b'")]
    [InlineData("<a>\r\n&amp;\r\r\n &«bad»;</a>", "Reference to undeclared entity 'bad'")]
    [InlineData("<a>\u2028\u0085\u2029\n\u0085 &«bad»;</a>", "Reference to undeclared entity 'bad'")]
    [InlineData("\uFEFF<a>&«bad»;</a>", "Reference to undeclared entity 'bad'")]
    [InlineData("\uFEFF\n<a>&«bad»;</a>", "Reference to undeclared entity 'bad'")]
    [InlineData("<?xml\r\nversion='1.0'\n?>\r\n<a\r\n>\r\n&«bad»;</a>", "Reference to undeclared entity 'bad'")]
    [InlineData("<?xml version='1.0'\r\nencoding='«utf»\n-8'?><a/>", "Syntax for an XML declaration is invalid")]
    [InlineData("<a b=«cde»/>", "'cde' is an unexpected token; the expected token is '\"' or '''")]
    [InlineData("<a b='1' «b»='2'/>", "'b' is a duplicate attribute name")]
    [InlineData("<«p»:a/>", "'p' is an undeclared prefix")]
    [InlineData("<a>«]]>»</a>", "']]>' is not allowed in character data")]
    [InlineData("<a>«\u0001»</a>", "'\\u0001', hexadecimal value 0x01, is an invalid character")]
    [InlineData("<a>«\uFFFE»</a>", "'\\uFFFE', hexadecimal value 0xFFFE, is an invalid character")]
    [InlineData("<a/><«b»/>", "There are multiple root elements")]
    [InlineData("\uFEFF«\uFEFF»<a/>", "Data at the root level is invalid")]
    [InlineData("«»", "Root element is missing")]
    [InlineData("«»<!-- nothing -->", "Root element is missing")]
    [InlineData("<a><b>«»", "Unexpected end of file has occurred; the following elements are not closed: b, a")]
    [InlineData("<a/>\n«\U0001F600»", "'\U0001F600', hexadecimal value 0x1F600, is an invalid character")]
    public void An_error_is_put_at_the_wrong_characters(string marked, string message) =>
        AssertError(marked, message);

    // The framework's reader alone counts a line twice when its buffer of 4096 characters ends within such a tag.
    [Fact]
    public void An_error_behind_lines_of_attributes_is_put_right_wherever_they_stand()
    {
        for (int before = 4000; before < 4100; before++)
        {
            AssertError(
                $"<a>{new string('x', before)}<b\r\n  c = '1'\n\n\r\n  d=\r\n'2'\r\n></b\r\n>\n &«bad»;</a>",
                "Reference to undeclared entity 'bad'");
        }
    }

    [Theory]
    [InlineData("«<!DOCTYPE» a><a/>")]
    [InlineData("\uFEFF<?xml version='1.0'?>\r\n<!-- <!DOCTYPE b> -->«<!DOCTYPE» a [<!ENTITY e 'x'>]><a>&e;</a>")]
    [InlineData("«<!doctype» html><html/>")]
    [InlineData("<a><![CDATA[<!DOCTYPE b>]]>\n«<!DOCTYPE» a></a>")]
    [InlineData("<a/>«<!DOCTYPE» a>")]
    public void A_document_type_definition_is_to_be_removed(string marked) =>
        AssertError(marked, "A document type definition (DTD) is not allowed here; remove it");

    // Not as data of the test above: attributes cannot hold half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_blamed_itself()
    {
        const string Message = "Half a surrogate pair, hexadecimal value 0xD83D, is not a character";
        AssertError("<a>x«\uD83D»</a>", Message);
        AssertError("<a b='\U0001F600«\uD83D»'/>", Message);
    }

    [Fact]
    public void An_earlier_error_is_not_taken_for_the_document_type_definition()
    {
        SyntaxError error = Assert.Single(XmlParser.Parse("<?xml bad?><!DOCTYPE a><a/>").Errors);
        Assert.DoesNotContain("DTD", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, error.Span.Start);
    }

    [Fact]
    public void A_message_is_one_short_line_whatever_it_quotes()
    {
        Assert.All(
            HostileCharacters().Select(c => $"<a{c}/>").Append($"<a></{new string('b', 1000)}>"),
            text =>
            {
                SyntaxError error = Assert.Single(XmlParser.Parse(text).Errors);
                Assert.InRange(error.Message.Length, 10, 260);
                Assert.DoesNotContain(error.Message, IsInvisible);
                Assert.False(error.Message.EndsWith('.'), error.Message);
                Assert.DoesNotContain(", position ", error.Message, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void A_message_does_not_depend_on_the_culture()
    {
        const string Text = "<a>\n\n<I b='1' b='2'/></a>";
        SyntaxError expected = Assert.Single(XmlParser.Parse(Text).Errors);
        (CultureInfo culture, CultureInfo uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, Assert.Single(XmlParser.Parse(Text).Errors));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private static void AssertError(string marked, string message)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        XmlSyntaxTree result = XmlParser.Parse(marked.Remove(end + 1, 1).Remove(start, 1));
        Assert.Null(result.Root);
        Assert.Equal(new SyntaxError(TextSpan.FromBounds(start, end), message), Assert.Single(result.Errors));
    }

    private static IEnumerable<char> HostileCharacters() =>
        Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(IsInvisible)
            .Where(c => c is not ('\t' or '\n' or '\r') && !XmlConvert.IsNCNameChar(c));

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
