using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Security;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Editing;

/// <summary>Changes a configuration in XML, where a list is an element for each entry.</summary>
internal sealed class XmlEditor : DocumentEditor
{
    private readonly string _source;

    /// <summary>The elements by where their names start.</summary>
    private readonly Dictionary<int, XmlElementSyntax> _byName = [];

    /// <summary>The same by where their texts start.</summary>
    private readonly Dictionary<int, XmlElementSyntax> _byText = [];

    public XmlEditor(string source, XmlElementSyntax root)
    {
        _source = source;

        // A document may nest deeper than the stack.
        var open = new Stack<XmlElementSyntax>();
        open.Push(root);
        while (open.Count > 0)
        {
            XmlElementSyntax element = open.Pop();
            _byName[element.NameSpan.Start] = element;
            _byText[element.Text.Span.Start] = element;
            foreach (XmlElementSyntax child in element.Children)
            {
                open.Push(child);
            }
        }
    }

    public override ImmutableArray<TextChange>? Rename(TextSpan name, string newName)
    {
        if (!_byName.TryGetValue(name.Start, out XmlElementSyntax? element))
        {
            return null;
        }

        int prefix = PrefixOf(element).Length;
        var startTag = new TextChange(TextSpan.FromBounds(name.Start + prefix, name.End), newName);
        int endTag = element.Text.Span.End;
        return endTag == element.Span.End
            ? ImmutableArray.Create(startTag)
            : ImmutableArray.Create(
                startTag, new TextChange(new TextSpan(endTag + "</".Length + prefix, name.Length - prefix), newName));
    }

    public override ImmutableArray<TextChange>? RemoveNamed(TextSpan name) =>
        _byName.TryGetValue(name.Start, out XmlElementSyntax? element) ? ImmutableArray.Create(Remove(element)) : null;

    public override ImmutableArray<TextChange>? Write(DocumentEntry entry, ImmutableArray<string> values)
    {
        if (Find(entry) is not { } element || element.Text.Span.End == element.Span.End || HoldsMarkup(element))
        {
            return null;
        }

        var first = new TextChange(element.Text.Span, SecurityElement.Escape(values[0]));
        return values.Length == 1
            ? ImmutableArray.Create(first)
            : ImmutableArray.Create(
                first, Insert(element, [.. values.Skip(1).Select(value => LikeIt(element, element.Name, value))]));
    }

    public override ImmutableArray<TextChange>? Remove(ImmutableArray<DocumentEntry> entries)
    {
        XmlElementSyntax?[] elements = [.. entries.Select(Find)];
        return entries.Length < entries[0].Rule.Entries(entries[0].Field).Length
            && elements.All(element => element is not null && !HoldsMarkup(element))
                ? elements.Select(element => Remove(element!)).ToImmutableArray()
                : null;
    }

    public override ImmutableArray<TextChange>? InsertAfter(DocumentEntry entry, string value) =>
        Find(entry) is { } element
            ? ImmutableArray.Create(Insert(element, LikeIt(element, element.Name, value)))
            : null;

    public override ImmutableArray<TextChange>? Add(DocumentRule rule, RuleField field, params string[] values)
    {
        XmlElementSyntax? syntax = Find(rule);
        XmlElementSyntax? previous = FieldsBefore(field)
            .Prepend(field)
            .Select(other => syntax?.Children.LastOrDefault(child => child.Name == other.XmlName))
            .FirstOrDefault(child => child is not null);
        return previous is null
            ? null
            : ImmutableArray.Create(
                Insert(previous, [.. values.Select(value => LikeIt(previous, field.XmlName, value))]));
    }

    public override ImmutableArray<TextChange>? SplitOff(DocumentRule rule, string origin)
    {
        if (Find(rule) is not { } syntax)
        {
            return null;
        }

        ImmutableArray<XmlElementSyntax> origins =
            syntax.Children.Where(child => child.Name == RuleField.AllowedOrigins.XmlName).ToImmutableArray();
        ImmutableArray<XmlElementSyntax> split = origins.Where(child => child.Text.Value == origin).ToImmutableArray();
        if (split.IsEmpty || split.Length == origins.Length || split.Any(HoldsMarkup))
        {
            return null;
        }

        IEnumerable<XmlElementSyntax> notCopied = origins
            .Where(child => child != split[0])
            .Concat(syntax.Children.Where(child => child.Name == RuleField.Id.XmlName));
        string copy = CopyWith(_source, syntax.Span, notCopied.Select(Remove).ToImmutableArray());
        return split.Select(Remove).Append(Insert(syntax, copy)).ToImmutableArray();
    }

    /// <summary>
    /// Whether a comment, a processing instruction or CDATA stands in an element: it would be lost with the text.
    /// </summary>
    private bool HoldsMarkup(XmlElementSyntax element) =>
        _source.IndexOf('<', element.Text.Span.Start, element.Text.Span.Length) >= 0;

    private XmlElementSyntax? Find(DocumentEntry entry) =>
        _byText.TryGetValue(entry.Text.Span.Start, out XmlElementSyntax? element) ? element : null;

    private XmlElementSyntax? Find(DocumentRule rule) =>
        _byName.TryGetValue(rule.Place.Start, out XmlElementSyntax? element) ? element : null;

    /// <summary>An element of another name and value, in the same namespace.</summary>
    private string LikeIt(XmlElementSyntax element, string name, string value)
    {
        string tag = PrefixOf(element) + name;
        return $"<{tag}>{SecurityElement.Escape(value)}</{tag}>";
    }

    private string PrefixOf(XmlElementSyntax element) =>
        _source.Substring(element.NameSpan.Start, element.NameSpan.Length - element.Name.Length);

    private TextChange Remove(XmlElementSyntax element) =>
        new(TextSpan.FromBounds(TextLayout.StartOfWhiteSpace(_source, element.Span.Start), element.Span.End), "");

    private TextChange Insert(XmlElementSyntax previous, params string[] elements)
    {
        int start = TextLayout.StartOfWhiteSpace(_source, previous.Span.Start);
        string gap = _source.Substring(start, previous.Span.Start - start);
        return new TextChange(
            new TextSpan(previous.Span.End, 0), string.Concat(elements.Select(element => gap + element)));
    }
}
