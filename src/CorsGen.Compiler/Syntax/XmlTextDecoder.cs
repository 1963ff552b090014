using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Decodes text that is known to be well-formed a second time, for what an XML reader does not tell: where each
/// character of a value comes from.
/// </summary>
internal sealed class XmlTextDecoder
{
    private static readonly char[] s_changedInContent = { '&', '\r' };
    private static readonly char[] s_changedInAttributes = { '&', '\r', '\n', '\t' };

    private readonly string _source;

    // Reused for every value, so that a document of many small ones does not allocate for each.
    private readonly StringBuilder _value = new();
    private readonly List<int> _starts = new();
    private int _end;

    public XmlTextDecoder(string source) => _source = source;

    public SourceString DecodeAttribute(TextSpan span)
    {
        if (_source.IndexOfAny(s_changedInAttributes, span.Start, span.Length) < 0)
        {
            return Verbatim(span);
        }

        Clear(span.Start);
        DecodeReferences(span, lineBreak: ' ', tab: ' ');
        return ToSourceString(span);
    }

    /// <summary>The text of an element, without comments, processing instructions and elements.</summary>
    /// <param name="span">Everything between the tags.</param>
    /// <param name="pieces">The text in it, in the order of the source.</param>
    public SourceString DecodeContent(TextSpan span, IReadOnlyList<XmlTextPiece> pieces)
    {
        if (pieces.Count == 1
            && pieces[0].Span == span
            && _source.IndexOfAny(s_changedInContent, span.Start, span.Length) < 0)
        {
            return Verbatim(span);
        }

        if (pieces.Count == 0 && span.IsEmpty)
        {
            return new SourceString("", span);
        }

        Clear(span.Start);
        foreach (XmlTextPiece piece in pieces)
        {
            DecodePiece(piece);
        }

        return ToSourceString(span);
    }

    /// <summary>The first piece of text that is more than white space, without the white space around it.</summary>
    public TextSpan? FindNonWhiteSpace(IReadOnlyList<XmlTextPiece> pieces)
    {
        foreach (XmlTextPiece piece in pieces)
        {
            Clear(piece.Span.Start);
            DecodePiece(piece);
            int first = 0;
            while (first < _value.Length && IsWhiteSpace(_value[first]))
            {
                first++;
            }

            if (first < _value.Length)
            {
                int last = _value.Length - 1;
                while (IsWhiteSpace(_value[last]))
                {
                    last--;
                }

                return TextSpan.FromBounds(_starts[first], last + 1 < _starts.Count ? _starts[last + 1] : _end);
            }
        }

        return null;
    }

    // White space as XML means it: a no-break space is text.
    private static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private SourceString Verbatim(TextSpan span) => new(_source.Substring(span.Start, span.Length), span);

    private SourceString ToSourceString(TextSpan span)
    {
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>(_starts.Count + 1);
        starts.AddRange(_starts);
        starts.Add(_end);
        return new SourceString(_value.ToString(), span, starts.MoveToImmutable());
    }

    private void Clear(int start)
    {
        _value.Clear();
        _starts.Clear();
        _end = start;
    }

    private void DecodePiece(XmlTextPiece piece)
    {
        if (piece.IsCData)
        {
            DecodeLineBreaks(piece.Span);
        }
        else
        {
            DecodeReferences(piece.Span, lineBreak: '\n', tab: '\t');
        }
    }

    private void DecodeLineBreaks(TextSpan span)
    {
        int position = span.Start;
        while (position < span.End)
        {
            position = DecodeCharacter(position, span.End, lineBreak: '\n', tab: '\t');
        }
    }

    private void DecodeReferences(TextSpan span, char lineBreak, char tab)
    {
        int position = span.Start;
        while (position < span.End)
        {
            position = _source[position] == '&'
                ? DecodeReference(position)
                : DecodeCharacter(position, span.End, lineBreak, tab);
        }
    }

    private int DecodeCharacter(int position, int end, char lineBreak, char tab)
    {
        char c = _source[position];
        int next = position + 1;
        if (c == '\r' && next < end && _source[next] == '\n')
        {
            next++;
        }

        Append(c is '\r' or '\n' ? lineBreak : c == '\t' ? tab : c, position, next);
        return next;
    }

    private int DecodeReference(int position)
    {
        int semicolon = _source.IndexOf(';', position);
        int next = semicolon + 1;
        if (_source[position + 1] != '#')
        {
            Append(PredefinedEntity(position + 1), position, next);
            return next;
        }

        string character = char.ConvertFromUtf32(CodePoint(position + 2, semicolon));
        Append(character[0], position, next);
        if (character.Length == 2)
        {
            // The first half stands for the whole reference, so that its span alone is never empty.
            Append(character[1], next, next);
        }

        return next;
    }

    // Without a DTD there are just five entities, which differ in their first two letters.
    private char PredefinedEntity(int name) => (_source[name], _source[name + 1]) switch
    {
        ('l', _) => '<',
        ('g', _) => '>',
        ('q', _) => '"',
        ('a', 'm') => '&',
        _ => '\'',
    };

    private int CodePoint(int start, int end)
    {
        bool isHex = _source[start] == 'x';
        int codePoint = 0;
        for (int i = isHex ? start + 1 : start; i < end; i++)
        {
            codePoint = (codePoint * (isHex ? 16 : 10)) + Digit(_source[i]);
        }

        return codePoint;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private void Append(char c, int start, int end)
    {
        _value.Append(c);
        _starts.Add(start);
        _end = end;
    }
}

/// <summary>A run of text without markup in it.</summary>
/// <param name="Span">The text; of a CDATA section what stands between its delimiters.</param>
/// <param name="IsCData">Whether it is a CDATA section, in which there are no references.</param>
internal readonly record struct XmlTextPiece(TextSpan Span, bool IsCData);
