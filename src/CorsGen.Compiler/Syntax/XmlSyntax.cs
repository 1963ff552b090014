using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>An element of an XML document, and where its parts stand in the source.</summary>
/// <remarks>
/// Deliberately no record: a document may nest deeper than the stack, and members made by the compiler would recurse.
/// </remarks>
internal sealed class XmlElementSyntax
{
    public XmlElementSyntax(
        string name,
        string @namespace,
        TextSpan nameSpan,
        TextSpan span,
        ImmutableArray<XmlAttributeSyntax> attributes,
        ImmutableArray<XmlElementSyntax> children,
        SourceString text,
        TextSpan? strayText)
    {
        Name = name;
        Namespace = @namespace;
        NameSpan = nameSpan;
        Span = span;
        Attributes = attributes;
        Children = children;
        Text = text;
        StrayText = strayText;
    }

    /// <summary>The local name, without a prefix.</summary>
    public string Name { get; }

    /// <summary>The namespace the name is in; empty when it is in none.</summary>
    public string Namespace { get; }

    /// <summary>The name in the start tag as it is written, prefix included.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The whole element, from the start of its start tag to the end of its end tag.</summary>
    public TextSpan Span { get; }

    /// <summary>The attributes in the order of the source, without the declarations of namespaces.</summary>
    public ImmutableArray<XmlAttributeSyntax> Attributes { get; }

    /// <summary>The elements directly in this one, in the order of the source.</summary>
    public ImmutableArray<XmlElementSyntax> Children { get; }

    /// <summary>
    /// The text directly in the element, without that of its children. Its span is everything between the tags.
    /// </summary>
    public SourceString Text { get; }

    /// <summary>
    /// The first text other than white space directly in an element that also has child elements; null if there is
    /// none.
    /// </summary>
    public TextSpan? StrayText { get; }
}

/// <summary>An attribute of an XML element, and where its parts stand in the source.</summary>
internal sealed class XmlAttributeSyntax
{
    public XmlAttributeSyntax(string name, string @namespace, TextSpan nameSpan, SourceString value)
    {
        Name = name;
        Namespace = @namespace;
        NameSpan = nameSpan;
        Value = value;
    }

    /// <summary>The local name, without a prefix.</summary>
    public string Name { get; }

    /// <summary>The namespace the name is in; empty when it is in none.</summary>
    public string Namespace { get; }

    /// <summary>The name as it is written, prefix included.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value, normalized; its span is what stands between the quotes.</summary>
    public SourceString Value { get; }
}

/// <summary>What came of reading an XML document.</summary>
/// <param name="Root">The root element; null when the document is not well-formed.</param>
/// <param name="Errors">Why the document is not well-formed; empty when it is.</param>
internal sealed record XmlSyntaxTree(XmlElementSyntax? Root, ImmutableArray<SyntaxError> Errors);
