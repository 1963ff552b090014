using System;
using System.Linq;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Syntax;

public class XmlSyntaxReaderTests
{
    [Fact]
    public void Elements_are_spanned_from_tag_to_tag()
    {
        const string Text = "<?xml version='1.0'?>\n<!-- <z/> --><a >\n  <b>x</b>\n  <c\n/></a >\n<!-- end -->";
        XmlElementSyntax a = Root(Text);

        Assert.Equal("<a >\n  <b>x</b>\n  <c\n/></a >", Slice(Text, a.Span));
        Assert.Equal(["<b>x</b>", "<c\n/>"], a.Children.Select(child => Slice(Text, child.Span)));
        Assert.Equal(["b", "c"], a.Children.Select(child => Slice(Text, child.NameSpan)));
        Assert.Equal(["b", "c"], a.Children.Select(child => child.Name));
        Assert.Equal("\n  \n  ", a.Text.Value);
        Assert.Equal("\n  <b>x</b>\n  <c\n/>", Slice(Text, a.Text.Span));
        Assert.Equal("x", a.Children[0].Text.Value);
        Assert.Null(a.StrayText);
    }

    [Theory]
    [InlineData("<a/>", 4)]
    [InlineData("<a b='/>' />", 12)]
    [InlineData("<a></a>", 3)]
    [InlineData("<a  ></a>", 5)]
    public void An_empty_element_has_an_empty_text_behind_its_tag(string text, int position)
    {
        XmlElementSyntax a = Root(text);
        Assert.Equal("", a.Text.Value);
        Assert.Equal(new TextSpan(position, 0), a.Text.Span);
        Assert.Equal(new TextSpan(position, 0), a.Text.SpanOf(0, 0));
        Assert.Equal(new TextSpan(0, text.Length), a.Span);
    }

    [Fact]
    public void Attributes_may_hold_what_looks_like_markup()
    {
        const string Text = "<a  one = '>\"/>' two=\"'a=b'\"\n\tthree='&lt;&#42;x'><b/></a>";
        XmlElementSyntax a = Root(Text);

        Assert.Equal(["one", "two", "three"], a.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(["one", "two", "three"], a.Attributes.Select(attribute => Slice(Text, attribute.NameSpan)));
        Assert.Equal([">\"/>", "'a=b'", "<*x"], a.Attributes.Select(attribute => attribute.Value.Value));
        Assert.Equal(
            [">\"/>", "'a=b'", "&lt;&#42;x"], a.Attributes.Select(attribute => Slice(Text, attribute.Value.Span)));
        Assert.Equal("&#42;", Slice(Text, a.Attributes[2].Value.SpanOf(1, 1)));
        Assert.Equal("b", Assert.Single(a.Children).Name);
    }

    [Fact]
    public void White_space_in_attributes_becomes_spaces_but_not_when_it_is_a_reference()
    {
        const string Text = "<a b='1\r\n2\t3\r4\n5&#10;6&#xD;'/>";
        SourceString value = Root(Text).Attributes[0].Value;
        Assert.Equal("1 2 3 4 5\n6\r", value.Value);
        Assert.Equal("\r\n", Slice(Text, value.SpanOf(1, 1)));
        Assert.Equal("2", Slice(Text, value.SpanOf(2, 1)));
        Assert.Equal("&#10;", Slice(Text, value.SpanOf(9, 1)));
    }

    [Theory]
    [InlineData("https://*.example.com", "*")]
    [InlineData("https://&#42;.example.com", "&#42;")]
    [InlineData("https://&#x2A;.example.com", "&#x2A;")]
    [InlineData("https://&#x02a;.example.com", "&#x02a;")]
    [InlineData("https://&#000000000000000042;.example.com", "&#000000000000000042;")]
    [InlineData("<![CDATA[https://*.example.com]]>", "*")]
    [InlineData("<!-- * -->https://*.example.com<!-- * -->", "*")]
    [InlineData("<?p *?>https:/<?p *?>/*.<!-- -->example.com", "*")]
    [InlineData("https:<![CDATA[//]]>&#42;.<![CDATA[example]]>.com", "&#42;")]
    public void A_part_of_a_value_is_found_in_the_source(string content, string star)
    {
        string text = "<a>" + content + "</a>";
        SourceString value = Root(text).Text;
        Assert.Equal("https://*.example.com", value.Value);
        Assert.Equal(content, Slice(text, value.Span));
        Assert.Equal(star, Slice(text, value.SpanOf(8, 1)));
        Assert.StartsWith("h", Slice(text, value.SpanOf(0, value.Value.Length)), StringComparison.Ordinal);
        Assert.EndsWith("m", Slice(text, value.SpanOf(0, value.Value.Length)), StringComparison.Ordinal);
    }

    [Fact]
    public void All_five_entities_are_known()
    {
        const string Text = "<a>&lt;&gt;&amp;&quot;&apos;</a>";
        SourceString value = Root(Text).Text;
        Assert.Equal("<>&\"'", value.Value);
        Assert.Equal(
            ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;"],
            Enumerable.Range(0, 5).Select(i => Slice(Text, value.SpanOf(i, 1))));
    }

    [Fact]
    public void A_reference_to_a_surrogate_pair_is_not_cut_in_two()
    {
        const string Text = "<a>x&#x1F600;y\U0001F600z</a>";
        SourceString value = Root(Text).Text;
        Assert.Equal("x\U0001F600y\U0001F600z", value.Value);
        Assert.Equal("&#x1F600;", Slice(Text, value.SpanOf(1, 2)));
        Assert.Equal("&#x1F600;", Slice(Text, value.SpanOf(1, 1)));
        Assert.Equal("y", Slice(Text, value.SpanOf(3, 1)));
        Assert.Equal("\U0001F600", Slice(Text, value.SpanOf(4, 2)));
    }

    [Fact]
    public void Line_ends_become_line_feeds()
    {
        const string Text = "<a>1\r\n2\r3\n4&#13;\n<![CDATA[\r\n&amp;]]>\r\n</a>";
        SourceString value = Root(Text).Text;
        Assert.Equal("1\n2\n3\n4\r\n\n&amp;\n", value.Value);
        Assert.Equal("\r\n", Slice(Text, value.SpanOf(1, 1)));
        Assert.Equal("2", Slice(Text, value.SpanOf(2, 1)));
        Assert.Equal("\r", Slice(Text, value.SpanOf(3, 1)));
        Assert.Equal("\r\n", Slice(Text, value.SpanOf(value.Value.Length - 1, 1)));
    }

    [Fact]
    public void Names_are_resolved_and_declarations_are_not_attributes()
    {
        const string Text = "<p:a xmlns:p='urn:p' xmlns='urn:d' x='1' p:x='2' xml:lang='en'>"
            + "<b/><c xmlns=''/><p:d xmlns:p='urn:q'/></p:a>";
        XmlElementSyntax a = Root(Text);

        Assert.Equal(("a", "urn:p", "p:a"), (a.Name, a.Namespace, Slice(Text, a.NameSpan)));
        Assert.Equal(
            [
                ("x", "", "x", "1"),
                ("x", "urn:p", "p:x", "2"),
                ("lang", "http://www.w3.org/XML/1998/namespace", "xml:lang", "en"),
            ],
            a.Attributes.Select(x => (x.Name, x.Namespace, Slice(Text, x.NameSpan), x.Value.Value)));
        Assert.Equal(
            [("b", "urn:d", "b"), ("c", "", "c"), ("d", "urn:q", "p:d")],
            a.Children.Select(x => (x.Name, x.Namespace, Slice(Text, x.NameSpan))));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("ISO-8859-1")]
    [InlineData("x-unheard-of")]
    public void The_encoding_that_is_declared_does_not_matter(string encoding)
    {
        string text = $"<?xml version='1.0' encoding='{encoding}' standalone='yes'?><a>é</a>";
        Assert.Equal("é", Root(text).Text.Value);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_and_counted()
    {
        const string Text = "\uFEFF<?xml version='1.0'?><a>&#42;</a>";
        XmlElementSyntax a = Root(Text);
        Assert.Equal("<a>&#42;</a>", Slice(Text, a.Span));
        Assert.Equal("&#42;", Slice(Text, a.Text.SpanOf(0, 1)));
    }

    [Theory]
    [InlineData("<a>\n stray  text <b/> more</a>", "stray  text")]
    [InlineData("<a><b/>\r\n&#x2A;\r\n</a>", "&#x2A;")]
    [InlineData("<a><!-- no --><b/><!-- no --> x&amp;<!-- no --></a>", "x&amp;")]
    [InlineData("<a><![CDATA[ ]]><b/><![CDATA[ <x> ]]></a>", "<x>")]
    [InlineData("<a>\u00A0<b/></a>", "\u00A0")]
    [InlineData("<a>x<b/></a>", "x")]
    [InlineData("<a> <b/>\t\r\n<![CDATA[ ]]>&#32;</a>", null)]
    [InlineData("<a>text</a>", null)]
    [InlineData("<a><b>text</b></a>", null)]
    public void Text_among_elements_is_stray(string text, string? stray)
    {
        TextSpan? span = Root(text).StrayText;
        Assert.Equal(stray, span is null ? null : Slice(text, span.Value));
    }

    internal static XmlElementSyntax Root(string text)
    {
        XmlSyntaxTree result = XmlParser.Parse(text);
        Assert.Empty(result.Errors);
        return Assert.IsType<XmlElementSyntax>(result.Root);
    }

    internal static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
