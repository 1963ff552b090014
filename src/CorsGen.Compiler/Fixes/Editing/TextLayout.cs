using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Editing;

/// <summary>Lines and white space, whatever the language.</summary>
internal static class TextLayout
{
    public static bool IsLineBreak(char c) => c is '\r' or '\n';

    public static bool HasLineBreak(string text) => text.IndexOfAny(['\r', '\n']) >= 0;

    /// <summary>
    /// Removes characters together with the white space that they leave behind, their line if nothing else is on it.
    /// </summary>
    public static TextChange Remove(string text, TextSpan span)
    {
        int start = SkipBlanksBack(text, span.Start);
        int end = SkipBlanks(text, span.End);
        bool isFirst = start == 0 || IsLineBreak(text[start - 1]);
        bool isLast = end == text.Length || IsLineBreak(text[end]);
        if (isFirst && isLast)
        {
            // The line break in front of the last line goes, or that behind any other.
            int next = SkipLineBreak(text, end);
            return Change(next > end ? start : SkipLineBreakBack(text, start), next);
        }

        return isLast ? Change(start, end)
            : isFirst || start < span.Start ? Change(span.Start, end)
            : Change(span.Start, span.End);
    }

    /// <summary>
    /// Changes in the order of their places. Those that overlap, such as two removals that both take the white space
    /// between them, become one: it takes what each takes, and writes what each writes.
    /// </summary>
    public static ImmutableArray<TextChange> Merge(IEnumerable<TextChange> changes)
    {
        ImmutableArray<TextChange>.Builder merged = ImmutableArray.CreateBuilder<TextChange>();
        foreach (TextChange change in changes.OrderBy(change => change.Span.Start))
        {
            int last = merged.Count - 1;
            if (last >= 0 && change.Span.Start < merged[last].Span.End)
            {
                TextSpan span = merged[last].Span;
                merged[last] = new TextChange(
                    TextSpan.FromBounds(span.Start, Math.Max(span.End, change.Span.End)),
                    merged[last].NewText + change.NewText);
            }
            else
            {
                merged.Add(change);
            }
        }

        return merged.ToImmutable();
    }

    /// <summary>The white space at the start of the line that holds a position.</summary>
    public static string IndentationAt(string text, int position)
    {
        int start = position;
        while (start > 0 && !IsLineBreak(text[start - 1]))
        {
            start--;
        }

        int end = start;
        while (end < position && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    /// <summary>Where white space that ends at a position starts.</summary>
    public static int StartOfWhiteSpace(string text, int position)
    {
        while (position > 0 && char.IsWhiteSpace(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static TextChange Change(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    private static int SkipBlanksBack(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position;
    }

    private static int SkipLineBreak(string text, int position) =>
        position == text.Length || !IsLineBreak(text[position]) ? position
        : text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? position + 2
        : position + 1;

    private static int SkipLineBreakBack(string text, int position) =>
        position == 0 || !IsLineBreak(text[position - 1]) ? position
        : position > 1 && text[position - 1] == '\n' && text[position - 2] == '\r' ? position - 2
        : position - 1;
}
