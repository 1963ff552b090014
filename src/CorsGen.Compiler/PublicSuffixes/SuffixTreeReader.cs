using System.Collections.Immutable;

namespace CorsGen.Compiler.PublicSuffixes;

/// <summary>
/// Reads the list in the form that <c>build/PublicSuffixList</c> writes: a label a line, indented by a space for each
/// label above it; <c>!</c> before an exception, <c>/</c> after a label that only leads to rules.
/// </summary>
internal sealed class SuffixTreeReader
{
    private readonly string _text;
    private int _lineStart;

    private SuffixTreeReader(string text) => _text = text;

    /// <summary>The root, whose label is empty.</summary>
    public static SuffixNode Read(string text)
    {
        var reader = new SuffixTreeReader(text);
        while (string.CompareOrdinal(text, reader._lineStart, "//", 0, 2) == 0)
        {
            reader._lineStart = reader.LineEnd() + 1;
        }

        return new SuffixNode("", SuffixRule.None, reader.ReadLevel(depth: 0));
    }

    private ImmutableArray<SuffixNode> ReadLevel(int depth)
    {
        if (Depth() != depth)
        {
            return ImmutableArray<SuffixNode>.Empty;
        }

        ImmutableArray<SuffixNode>.Builder nodes = ImmutableArray.CreateBuilder<SuffixNode>();
        while (Depth() == depth)
        {
            int start = _lineStart + depth;
            int end = LineEnd();
            _lineStart = end + 1;
            SuffixRule rule = _text[start] == '!'
                ? SuffixRule.Exception
                : _text[end - 1] == '/' ? SuffixRule.None : SuffixRule.Suffix;
            start += rule == SuffixRule.Exception ? 1 : 0;
            end -= rule == SuffixRule.None ? 1 : 0;
            nodes.Add(new SuffixNode(_text.Substring(start, end - start), rule, ReadLevel(depth + 1)));
        }

        return nodes.ToImmutable();
    }

    /// <summary>The spaces that the next line starts with; -1 at the end.</summary>
    private int Depth()
    {
        int at = _lineStart;
        while (at < _text.Length && _text[at] == ' ')
        {
            at++;
        }

        return at < _text.Length ? at - _lineStart : -1;
    }

    private int LineEnd() => _text.IndexOf('\n', _lineStart);
}
