using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Xml;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Reads XML into a tree that knows its source. The framework's reader decides what is well-formed and what the names
/// mean; a scanner follows it through the text for the places it does not tell.
/// </summary>
internal sealed class XmlParser
{
    private const char ByteOrderMark = '\uFEFF';
    private const string Declaration = "<?xml";
    private const string NamespaceOfDeclarations = "http://www.w3.org/2000/xmlns/";

    private readonly XmlScanner _scanner;
    private readonly XmlTextDecoder _decoder;

    // Not the call stack: the depth of a document is up to its writer.
    private readonly Stack<OpenElement> _open = new();
    private XmlElementSyntax? _root;

    private XmlParser(string text, int start)
    {
        _scanner = new XmlScanner(text, start);
        _decoder = new XmlTextDecoder(text);
    }

    /// <summary>Reads a document; of one that is not well-formed there is no tree but one error.</summary>
    public static XmlSyntaxTree Parse(string text)
    {
        int start = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;
        XmlParser syntaxReader = new(text, start);
        try
        {
            using StringReader source = new(JoinLines(text, start));
            if (start > 0)
            {
                source.Read();
            }

            using XmlReader reader = XmlReader.Create(source, CreateSettings());
            while (reader.Read())
            {
                syntaxReader.Visit(reader);
            }

            return new XmlSyntaxTree(syntaxReader._root, ImmutableArray<SyntaxError>.Empty);
        }
        catch (XmlException exception)
        {
            syntaxReader._scanner.ScanToTag(pieces: null);
            SyntaxError error = XmlErrors.Create(exception, text, start, syntaxReader._scanner.Position);
            return new XmlSyntaxTree(null, ImmutableArray.Create(error));
        }
    }

    // The framework's reader miscounts lines where its buffer ends within a tag, so it gets to see a single one. To XML
    // a line break is the white space that a space is; only CRLF has to become one character first, as XML says itself.
    // In the XML declaration the two are not the same to that reader, and there is no tag.
    private static string JoinLines(string text, int start)
    {
        int end = start;
        if (string.CompareOrdinal(text, start, Declaration, 0, Declaration.Length) == 0)
        {
            end = text.IndexOf("?>", start, StringComparison.Ordinal);
            if (end < 0)
            {
                return text;
            }
        }

        return text.Substring(0, end)
            + text.Substring(end).Replace("\r\n", "\n").Replace('\r', ' ').Replace('\n', ' ');
    }

    // No DTD and nothing to resolve names with: a document can neither grow nor reach beyond its own text.
    private static XmlReaderSettings CreateSettings() => new()
    {
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Document,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        XmlResolver = null,
    };

    private void Visit(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.Element)
        {
            StartElement(reader);
        }
        else if (reader.NodeType == XmlNodeType.EndElement)
        {
            OpenElement element = _open.Pop();
            _scanner.ScanToTag(element.Pieces);
            int contentEnd = _scanner.Position;
            _scanner.ScanPastTag();
            EndElement(element, contentEnd);
        }
    }

    private void StartElement(XmlReader reader)
    {
        _scanner.ScanToTag(_open.Count == 0 ? null : _open.Peek().Pieces);
        int start = _scanner.Position;
        TextSpan nameSpan = _scanner.ScanElementName();
        string name = reader.LocalName;
        string @namespace = reader.NamespaceURI;
        bool isEmpty = reader.IsEmptyElement;
        ImmutableArray<XmlAttributeSyntax> attributes = ReadAttributes(reader);
        _scanner.ScanPastTag();

        OpenElement element = new(name, @namespace, nameSpan, start, attributes, _scanner.Position);
        if (isEmpty)
        {
            EndElement(element, _scanner.Position);
        }
        else
        {
            _open.Push(element);
        }
    }

    private ImmutableArray<XmlAttributeSyntax> ReadAttributes(XmlReader reader)
    {
        if (reader.AttributeCount == 0)
        {
            return ImmutableArray<XmlAttributeSyntax>.Empty;
        }

        ImmutableArray<XmlAttributeSyntax>.Builder attributes = ImmutableArray.CreateBuilder<XmlAttributeSyntax>();
        while (reader.MoveToNextAttribute())
        {
            (TextSpan nameSpan, TextSpan valueSpan) = _scanner.ScanAttribute();
            if (reader.NamespaceURI != NamespaceOfDeclarations)
            {
                SourceString value = _decoder.DecodeAttribute(valueSpan);
                attributes.Add(new XmlAttributeSyntax(reader.LocalName, reader.NamespaceURI, nameSpan, value));
            }
        }

        return attributes.ToImmutable();
    }

    private void EndElement(OpenElement open, int contentEnd)
    {
        XmlElementSyntax element = new(
            open.Name,
            open.Namespace,
            open.NameSpan,
            TextSpan.FromBounds(open.Start, _scanner.Position),
            open.Attributes,
            open.Children.ToImmutableArray(),
            _decoder.DecodeContent(TextSpan.FromBounds(open.ContentStart, contentEnd), open.Pieces),
            open.Children.Count == 0 ? null : _decoder.FindNonWhiteSpace(open.Pieces));

        if (_open.Count == 0)
        {
            _root = element;
        }
        else
        {
            _open.Peek().Children.Add(element);
        }
    }

    /// <summary>An element whose end tag is not yet read.</summary>
    private sealed class OpenElement
    {
        public OpenElement(
            string name,
            string @namespace,
            TextSpan nameSpan,
            int start,
            ImmutableArray<XmlAttributeSyntax> attributes,
            int contentStart)
        {
            Name = name;
            Namespace = @namespace;
            NameSpan = nameSpan;
            Start = start;
            Attributes = attributes;
            ContentStart = contentStart;
        }

        public string Name { get; }

        public string Namespace { get; }

        public TextSpan NameSpan { get; }

        public int Start { get; }

        public ImmutableArray<XmlAttributeSyntax> Attributes { get; }

        public int ContentStart { get; }

        public List<XmlTextPiece> Pieces { get; } = new();

        public List<XmlElementSyntax> Children { get; } = new();
    }
}
