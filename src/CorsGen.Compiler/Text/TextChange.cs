using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CorsGen.Compiler.Text;

/// <summary>A change of a text.</summary>
/// <param name="Span">The characters that go; none if some are only added.</param>
/// <param name="NewText">What stands in their place.</param>
internal readonly record struct TextChange(TextSpan Span, string NewText)
{
    /// <summary>
    /// Makes changes that do not overlap. Several insertions at one place are made in the order given.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="changes">The changes, in places of the text as it is.</param>
    public static string Apply(string text, IEnumerable<TextChange> changes)
    {
        var changed = new StringBuilder(text.Length);
        int position = 0;
        foreach (TextChange change in changes.OrderBy(change => change.Span.Start))
        {
            changed.Append(text, position, change.Span.Start - position).Append(change.NewText);
            position = change.Span.End;
        }

        return changed.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>The one change that makes a text of another: what they start and end with alike stays.</summary>
    public static TextChange Between(string before, string after)
    {
        int most = System.Math.Min(before.Length, after.Length);
        int start = 0;
        while (start < most && before[start] == after[start])
        {
            start++;
        }

        int end = 0;
        while (end < most - start && before[before.Length - 1 - end] == after[after.Length - 1 - end])
        {
            end++;
        }

        return new TextChange(
            TextSpan.FromBounds(start, before.Length - end), after.Substring(start, after.Length - end - start));
    }
}
