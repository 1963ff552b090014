using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Editing;

/// <summary>
/// Adds and removes items of the objects and arrays of a well-formed text: an item is a member or an element, and
/// between two there is white space and one comma.
/// </summary>
internal sealed class JsonLayout(string text)
{
    private string? _separator;

    /// <summary>What follows a comma within a line.</summary>
    private string Separator => _separator ??= FindSeparator();

    public static ImmutableArray<TextSpan> ItemsOf(JsonObject container) =>
        container.Members.Select(member => member.Span).ToImmutableArray();

    public static ImmutableArray<TextSpan> ItemsOf(JsonArray container) =>
        container.Elements.Select(element => element.Span).ToImmutableArray();

    /// <summary>A string with its quotes.</summary>
    public static string Quote(string value) => "\"" + Escape(value) + "\"";

    public static string Escape(string value)
    {
        var escaped = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is '"' or '\\')
            {
                escaped.Append('\\').Append(c);
            }
            else if (i + 1 < value.Length && char.IsSurrogatePair(c, value[i + 1]))
            {
                escaped.Append(c).Append(value[++i]);
            }
            else if (c < ' ' || char.IsSurrogate(c))
            {
                // Half of a surrogate pair is something that a file cannot hold, but an escape can.
                escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Removes an item and its comma; null if it is the only one.</summary>
    public TextChange? Remove(ImmutableArray<TextSpan> items, int index)
    {
        if (items.Length == 1)
        {
            return null;
        }

        if (index == items.Length - 1)
        {
            return Removal(items[index - 1].End, items[index].End);
        }

        // At the end of a line on which others stand before it, it must leave no white space behind.
        bool endsLine = TextLayout.HasLineBreak(GapBefore(items, index + 1));
        return index > 0 && endsLine && !TextLayout.HasLineBreak(GapBefore(items, index))
            ? Removal(CommaBefore(items, index) + 1, CommaBefore(items, index + 1) + 1)
            : Removal(items[index].Start, items[index + 1].Start);
    }

    /// <summary>Removes items, but not all. Changes may overlap.</summary>
    public ImmutableArray<TextChange> Remove(ImmutableArray<TextSpan> items, int[] indexes)
    {
        // Those at the end go with the commas before them, all others with the commas behind them.
        int last = items.Length - 1;
        while (indexes.Contains(last))
        {
            last--;
        }

        IEnumerable<TextChange> changes = indexes
            .Where(index => index < last)
            .Select(index => Remove(items, index)!.Value);
        return last == items.Length - 1
            ? changes.ToImmutableArray()
            : changes.Append(Removal(items[last].End, items[items.Length - 1].End)).ToImmutableArray();
    }

    /// <summary>Adds items behind another one.</summary>
    /// <param name="open">The bracket that opens the container.</param>
    /// <param name="items">The items of the container.</param>
    /// <param name="index">The item to stand behind.</param>
    /// <param name="newItems">The new items.</param>
    public TextChange InsertAfter(TextSpan open, ImmutableArray<TextSpan> items, int index, params string[] newItems)
    {
        string gap = GapFor(open, items, index);
        return new TextChange(
            new TextSpan(items[index].End, 0), string.Concat(newItems.Select(item => "," + gap + item)));
    }

    /// <summary>The items with what stands between them in this container.</summary>
    public string Join(TextSpan open, ImmutableArray<TextSpan> items, IEnumerable<string> newItems) =>
        string.Join("," + GapFor(open, items, 0), newItems);

    /// <summary>A list of strings, laid out as another one.</summary>
    public string List(JsonArray? like, params string[] values)
    {
        if (like is null || like.Elements.IsEmpty || values.Length == 0)
        {
            return "[" + string.Join("," + Separator, values.Select(Quote)) + "]";
        }

        ImmutableArray<TextSpan> items = ItemsOf(like);
        return TextBetween(like.Span.Start, items[0].Start)
            + Join(like.OpenSpan, items, values.Select(Quote))
            + TextBetween(items[items.Length - 1].End, like.Span.End);
    }

    /// <summary>A member, its colon as that of another one.</summary>
    public string Member(string name, string value, JsonMember like) =>
        Quote(name) + TextBetween(like.NameSpan.End, like.Value!.Span.Start) + value;

    public string TextOf(TextSpan span) => text.Substring(span.Start, span.Length);

    /// <summary>The white space that an item should have before it that is to stand behind another one.</summary>
    private string GapFor(TextSpan open, ImmutableArray<TextSpan> items, int index)
    {
        if (items.Length > 1)
        {
            return GapBefore(items, index + 1 < items.Length ? index + 1 : index);
        }

        string first = TextBetween(open.End, items[0].Start);
        return TextLayout.HasLineBreak(first) ? first : Separator;
    }

    private string GapBefore(ImmutableArray<TextSpan> items, int index) =>
        TextBetween(CommaBefore(items, index) + 1, items[index].Start);

    private int CommaBefore(ImmutableArray<TextSpan> items, int index) => text.IndexOf(',', items[index - 1].End);

    private string TextBetween(int start, int end) => text.Substring(start, end - start);

    private static TextChange Removal(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    // As the text has it after its first comma within a line, else after its first colon.
    private string FindSeparator()
    {
        ImmutableArray<JsonToken> tokens = JsonLexer.Tokenize(text);
        foreach (JsonTokenKind kind in new[] { JsonTokenKind.Comma, JsonTokenKind.Colon })
        {
            for (int i = 0; i + 1 < tokens.Length; i++)
            {
                if (tokens[i].Kind == kind)
                {
                    string gap = tokens[i + 1].Kind == JsonTokenKind.WhiteSpace ? TextOf(tokens[i + 1].Span) : "";
                    if (!TextLayout.HasLineBreak(gap))
                    {
                        return gap;
                    }
                }
            }
        }

        return " ";
    }
}
