using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>A string as a document means it, and where each of its characters stands in the source.</summary>
internal sealed class SourceString
{
    /// <summary>
    /// For each character of <see cref="Value"/> where it starts in the source, and one more for the end; default when
    /// the source is the value, letter by letter.
    /// </summary>
    private readonly ImmutableArray<int> _starts;

    public SourceString(string value, TextSpan span, ImmutableArray<int> starts = default)
    {
        Value = value;
        Span = span;
        _starts = starts;
    }

    /// <summary>The string, escapes and entities resolved.</summary>
    public string Value { get; }

    /// <summary>The characters between the delimiters: quotes or tags are not part of it.</summary>
    public TextSpan Span { get; }

    /// <summary>The source of a part of the value.</summary>
    public TextSpan SpanOf(int start, int length) => _starts.IsDefault
        ? new TextSpan(Span.Start + start, length)
        : TextSpan.FromBounds(_starts[start], _starts[start + length]);
}
