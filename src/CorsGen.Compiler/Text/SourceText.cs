using System.Collections.Generic;

namespace CorsGen.Compiler.Text;

/// <summary>
/// A place in a text, both numbers from zero. Columns count UTF-16 units, as editors and compilers do.
/// </summary>
internal readonly record struct LinePosition(int Line, int Character);

/// <summary>Where a span starts and ends.</summary>
internal readonly record struct LineSpan(LinePosition Start, LinePosition End);

/// <summary>The text of a file, and its lines, which are found when one is first asked for.</summary>
internal sealed class SourceText
{
    private readonly string _text;
    private List<int>? _lineStarts;

    public SourceText(string text) => _text = text;

    /// <summary>The text as a string.</summary>
    public override string ToString() => _text;

    public string ToString(TextSpan span) => _text.Substring(span.Start, span.Length);

    public LinePosition PositionOf(int offset)
    {
        _lineStarts ??= FindLineStarts(_text);
        int line = _lineStarts.BinarySearch(offset);

        // Of an offset within a line the search gives the complement of the next line.
        line = line < 0 ? ~line - 1 : line;
        return new LinePosition(line, offset - _lineStarts[line]);
    }

    public LineSpan LinesOf(TextSpan span) => new(PositionOf(span.Start), PositionOf(span.End));

    // Lines end where those of a C# compiler do, so that a message and an editor count alike.
    private static List<int> FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            bool endsLine = text[i] is '\n' or '\u0085' or '\u2028' or '\u2029'
                || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine)
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
