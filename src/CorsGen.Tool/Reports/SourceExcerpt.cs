using System.Globalization;
using CorsGen.Compiler.Text;

namespace CorsGen.Tool.Reports;

/// <summary>A line of a file with the characters underlined that a finding is about.</summary>
internal static class SourceExcerpt
{
    // Of a longer line, a part is shown: many a configuration is one line.
    private const int MaxWidth = 100;
    private const int CharactersBefore = 40;
    private const string Ellipsis = "...";

    public static void Write(Terminal terminal, string text, TextSpan span, LineSpan lines, Func<string, string> paint)
    {
        int start = span.Start - lines.Start.Character;
        int end = EndOfLine(text, span.Start);
        int underlined = Math.Max(1, Math.Min(span.End, end) - span.Start);

        int from = end - start <= MaxWidth ? start : Math.Max(start, span.Start - CharactersBefore);
        int to = Math.Min(end, from + MaxWidth);
        string before = from > start ? Ellipsis : "";
        string number = (lines.Start.Line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(4);
        string line = before + PlainText.Of(text[from..to]) + (to < end ? Ellipsis : "");
        string marks = "^" + new string('~', Math.Max(0, Math.Min(underlined, to - span.Start) - 1));

        Style style = terminal.Style;
        terminal.Output.WriteLine($"{style.Quiet(number + " |")} {line}".TrimEnd());
        terminal.Output.WriteLine(
            $"{style.Quiet("     |")} {new string(' ', before.Length + span.Start - from)}{paint(marks)}");
    }

    // Or the position behind what can be shown: a file of a megabyte may be one line, with thousands of findings.
    private static int EndOfLine(string text, int position)
    {
        ReadOnlySpan<char> rest = text.AsSpan(position, Math.Min(MaxWidth + 1, text.Length - position));
        int end = rest.IndexOfAny("\r\n\u0085\u2028\u2029");
        return position + (end < 0 ? rest.Length : end);
    }
}
