using System;
using System.Collections.Generic;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Finds the parts of a document that an XML reader has already read, so it looks for their ends only. Between tags it
/// stays within the text whatever that is, because after an error it may look at what the reader refused.
/// </summary>
internal sealed class XmlScanner
{
    private const string CommentStart = "<!--";
    private const string CDataStart = "<![CDATA[";
    private const string InstructionStart = "<?";

    private static readonly char[] s_endsOfName = { ' ', '\t', '\r', '\n', '/', '>', '=' };
    private static readonly char[] s_quotes = { '"', '\'' };

    private readonly string _text;

    public XmlScanner(string text, int start)
    {
        _text = text;
        Position = start;
    }

    public int Position { get; private set; }

    /// <summary>
    /// Goes to the next tag, past comments and processing instructions, and collects the text before it.
    /// </summary>
    public void ScanToTag(List<XmlTextPiece>? pieces)
    {
        while (Position < _text.Length)
        {
            if (_text[Position] != '<')
            {
                int end = IndexOf('<');
                pieces?.Add(new XmlTextPiece(TextSpan.FromBounds(Position, end), IsCData: false));
                Position = end;
            }
            else if (StartsWith(CommentStart))
            {
                Position += CommentStart.Length;
                ScanPast("-->");
            }
            else if (StartsWith(CDataStart))
            {
                Position += CDataStart.Length;
                int start = Position;
                int end = ScanPast("]]>");
                pieces?.Add(new XmlTextPiece(TextSpan.FromBounds(start, end), IsCData: true));
            }
            else if (StartsWith(InstructionStart))
            {
                Position += InstructionStart.Length;
                ScanPast("?>");
            }
            else
            {
                return;
            }
        }
    }

    public bool StartsWith(string expected) =>
        string.CompareOrdinal(_text, Position, expected, 0, expected.Length) == 0;

    /// <summary>From the start of a start tag to behind its name.</summary>
    public TextSpan ScanElementName()
    {
        Position++;
        return ScanName();
    }

    /// <summary>From behind the part of a start tag before an attribute to behind that attribute.</summary>
    public (TextSpan Name, TextSpan Value) ScanAttribute()
    {
        SkipWhiteSpace();
        TextSpan name = ScanName();
        Position = _text.IndexOfAny(s_quotes, Position);
        char quote = _text[Position];
        Position++;
        int start = Position;
        Position = IndexOf(quote);
        TextSpan value = TextSpan.FromBounds(start, Position);
        Position++;
        return (name, value);
    }

    /// <summary>To behind a tag of which no attribute is left.</summary>
    public void ScanPastTag() => Position = Math.Min(IndexOf('>') + 1, _text.Length);

    private TextSpan ScanName()
    {
        int start = Position;
        int end = _text.IndexOfAny(s_endsOfName, start);
        Position = end < 0 ? _text.Length : end;
        return TextSpan.FromBounds(start, Position);
    }

    private void SkipWhiteSpace()
    {
        while (Position < _text.Length && _text[Position] is (' ' or '\t' or '\r' or '\n'))
        {
            Position++;
        }
    }

    private int ScanPast(string terminator)
    {
        int end = _text.IndexOf(terminator, Position, StringComparison.Ordinal);
        if (end < 0)
        {
            end = _text.Length;
        }

        Position = Math.Min(end + terminator.Length, _text.Length);
        return end;
    }

    private int IndexOf(char c)
    {
        int index = _text.IndexOf(c, Position);
        return index < 0 ? _text.Length : index;
    }
}
