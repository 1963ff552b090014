using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Syntax;

/// <summary>The framework's own tree as a reference, on documents that nobody wrote by hand.</summary>
public class XmlReaderAgainstXDocumentTests(ITestOutputHelper output)
{
    private const string MarkupOnly = @"^(<|\]\]>|\z)";

    private static readonly int s_documents = TestSize.Of(4000);

    private readonly Random _random = TestSeed.CreateRandom(output);

    [Fact]
    public void Well_formed_documents_give_the_same_tree()
    {
        XmlDocumentGenerator generator = new(_random);
        for (int i = 0; i < s_documents; i++)
        {
            string text = generator.Document();
            XDocument? expected = TryParse(text, out string message);
            Assert.True(expected is not null, message + "\n" + text);
            AssertSame(expected, text);
        }
    }

    [Fact]
    public void Mutated_documents_get_the_same_verdict()
    {
        XmlDocumentGenerator generator = new(_random);
        int wellFormed = 0;
        for (int i = 0; i < 2 * s_documents; i++)
        {
            string text = generator.Mutate(generator.Document());
            XDocument? expected = TryParse(text, out string message);
            XmlSyntaxTree actual = XmlParser.Parse(text);
            if (expected is not null)
            {
                wellFormed++;
                AssertSame(expected, text);
                continue;
            }

            Assert.True(actual.Root is null, message + "\n" + text);
            SyntaxError error = Assert.Single(actual.Errors);
            Assert.InRange(error.Span.End, error.Span.Start, text.Length);
            Assert.DoesNotContain(error.Message, char.IsControl);
        }

        // Else one of the two branches proves nothing.
        Assert.InRange(wellFormed, s_documents / 10, 2 * s_documents * 9 / 10);
    }

    [Fact]
    public void An_invalid_character_is_found_where_it_was_put()
    {
        XmlDocumentGenerator generator = new(_random);
        for (int i = 0; i < s_documents / 2; i++)
        {
            // Longer than the reader's buffer now and then, which moves under the place.
            string text = generator.Document(repeat: _random.Next(8) == 0 ? 200 : 1);
            MatchCollection places = Regex.Matches(text, "(?<=>[^<&]*)[ \r\n\u2028\u0085é]|(?<=<!--[^>]*)[ x\r\n]");
            if (places.Count > 0)
            {
                int position = places[_random.Next(places.Count)].Index;
                text = text.Insert(position, "\u0001");
                SyntaxError error = Assert.Single(XmlParser.Parse(text).Errors);
                Assert.Equal(new TextSpan(position, 1), error.Span);
            }
        }
    }

    private static XDocument? TryParse(string text, out string message)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using XmlReader reader =
                XmlReader.Create(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text), settings);
            message = "";
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            message = e.Message;
            return null;
        }
    }

    private static void AssertSame(XDocument expected, string text)
    {
        XmlSyntaxTree result = XmlParser.Parse(text);
        Assert.True(result.Errors.IsEmpty, text);
        int[] lines = LineStarts(text);
        Stack<(XElement Expected, XmlElementSyntax Actual)> open = new([(expected.Root!, result.Root!)]);
        while (open.TryPop(out (XElement Expected, XmlElementSyntax Actual) pair))
        {
            AssertSame(pair.Expected, pair.Actual, text, lines);
            foreach ((XElement, XmlElementSyntax) child in pair.Expected.Elements().Zip(pair.Actual.Children))
            {
                open.Push(child);
            }
        }
    }

    private static void AssertSame(XElement expected, XmlElementSyntax actual, string text, int[] lines)
    {
        Assert.Equal(expected.Name, XName.Get(actual.Name, actual.Namespace));
        Assert.Equal(PositionOf(expected, lines), actual.NameSpan.Start);
        AssertName(text, actual.NameSpan, actual.Name);
        Assert.Equal(actual.Span.Start + 1, actual.NameSpan.Start);
        Assert.Equal('>', text[actual.Span.End - 1]);
        AssertValue(
            string.Concat(expected.Nodes().OfType<XText>().Select(node => node.Value)), actual.Text, text, false);

        // Before the end tag, or behind the only one.
        string rest = text[actual.Text.Span.End..actual.Span.End];
        Assert.True(rest.Length == 0 || Regex.IsMatch(rest, @"^</[^<>]*>$"), rest);

        XAttribute[] attributes = [.. expected.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)];
        Assert.Equal(attributes.Length, actual.Attributes.Length);
        foreach ((XAttribute attribute, XmlAttributeSyntax syntax) in attributes.Zip(actual.Attributes))
        {
            Assert.Equal(attribute.Name, XName.Get(syntax.Name, syntax.Namespace));
            Assert.Equal(PositionOf(attribute, lines), syntax.NameSpan.Start);
            AssertName(text, syntax.NameSpan, syntax.Name);
            Assert.Equal(text[syntax.Value.Span.Start - 1], text[syntax.Value.Span.End]);
            AssertValue(attribute.Value, syntax.Value, text, true);
        }

        Assert.Equal(expected.Elements().Count(), actual.Children.Length);
        bool hasText = expected.Nodes().OfType<XText>().Any(node => node.Value.Trim(' ', '\t', '\r', '\n').Length > 0);
        Assert.Equal(expected.HasElements && hasText, actual.StrayText is not null);
    }

    private static void AssertName(string text, TextSpan span, string name)
    {
        string written = XmlSyntaxReaderTests.Slice(text, span);
        Assert.Equal(name, written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    private static void AssertValue(string expected, SourceString actual, string text, bool isAttribute)
    {
        Assert.Equal(expected, actual.Value);
        int end = actual.Span.Start;
        for (int i = 0; i < expected.Length; i++)
        {
            TextSpan span = actual.SpanOf(i, 1);
            Assert.True(span.Start >= end && span.End <= actual.Span.End, text);
            end = span.End;
            string source = XmlSyntaxReaderTests.Slice(text, span);
            if (char.IsLowSurrogate(expected[i]) && text[span.Start - 1] == ';')
            {
                // The second half of a reference doesn't have its own source.
                Assert.Matches(MarkupOnly, source);
            }
            else
            {
                AssertDecodes(source, expected[i..], isAttribute);
            }
        }
    }

    /// <summary>What a character was made of comes first in its source; then there can be markup only.</summary>
    private static void AssertDecodes(string source, string value, bool isAttribute)
    {
        Match reference = Regex.Match(source, "^&(#x?[0-9a-fA-F]+|[a-z]+);");
        string written = reference.Success
            && !(value[0] == '&' && reference.Value != "&amp;" && !IsNumeric(reference, '&'))
            ? reference.Value
            : source.StartsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : source[..1];
        string decoded = written.Length > 1 && written[0] == '&'
            ? System.Net.WebUtility.HtmlDecode(written)
            : written is "\r\n" or "\r" or "\n" ? (isAttribute ? " " : "\n")
            : written == "\t" && isAttribute ? " " : written;
        Assert.StartsWith(decoded, value, StringComparison.Ordinal);
        Assert.Matches(MarkupOnly, source[written.Length..]);
    }

    private static bool IsNumeric(Match reference, char c) =>
        reference.Value == $"&#{(int)c};"
            || reference.Value.Equals($"&#x{(int)c:x};", StringComparison.OrdinalIgnoreCase);

    private static int[] LineStarts(string text)
    {
        int first = text.StartsWith('\uFEFF') ? 1 : 0;
        return [first, .. Regex.Matches(text, "\r\n|\r|\n").Select(match => match.Index + match.Length)];
    }

    private static int PositionOf(IXmlLineInfo place, int[] lines) =>
        lines[place.LineNumber - 1] + place.LinePosition - 1;
}
