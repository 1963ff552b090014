using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>What the lines of a text show: a diff, a table, settings.</content>
internal static partial class OtherText
{
    private const int FewestNumberedLines = 3;

    // A name in brackets: of a section, or of a list of tables.
    private static readonly Regex s_section = new(@"^\[{1,2}[A-Za-z_][\w.-]*\]{1,2}$", RegexOptions.CultureInvariant);

    // NAME=value, but not a list of rules, nor an arrow.
    private static readonly Regex s_setting = new(
        @"^(?:(?:export|set)[ \t]+)?[A-Za-z_][\w.-]*[ \t]*=(?![=>]|[ \t]*(?:\{|\[[ \t]*(?:\{|$)))",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_cell = new(@"^[A-Za-z][A-Za-z _-]*$", RegexOptions.CultureInvariant);
    private static readonly Regex s_lineNumber = new(
        @"^(?<number>[0-9]{1,6})(?:[:|]|[ \t]|$)", RegexOptions.CultureInvariant);

    private static SyntaxError? FindDiff(string text)
    {
        TextSpan? change = null;
        TextSpan previous = default;
        bool isDiff = true;
        foreach (TextSpan line in Lines(text).Where(line => !line.IsEmpty))
        {
            bool isHead = StartsWith(text, line, "diff --git ")
                || StartsWith(text, line, "@@ -")
                || (StartsWith(text, line, "+++ ") && StartsWith(text, previous, "--- "));
            if (isHead)
            {
                return new SyntaxError(
                    line,
                    "This is a diff, not the file that it changes; below '@@', keep the lines that start with ' ' or " +
                    "'+', each without that character, and remove all other lines");
            }

            isDiff &= text[line.Start] is ' ' or '+' or '-' or '\\';
            change ??= text[line.Start] == '+' ? line : null;
            previous = line;
        }

        return isDiff && change is { } first
            ? new SyntaxError(
                first,
                "This is a diff, not the file that it changes; keep the lines that start with ' ' or '+', each " +
                "without that character, and remove all other lines")
            : null;
    }

    private static SyntaxError? FindNumberedLines(string text)
    {
        int expected = 0;
        int count = 0;
        foreach (TextSpan line in MeaningfulLines(text))
        {
            Match match = s_lineNumber.Match(TextOf(text, line));
            if (!match.Success)
            {
                return null;
            }

            int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (count++ > 0 && number <= expected)
            {
                return null;
            }

            expected = number;
        }

        return count >= FewestNumberedLines
            ? new SyntaxError(
                MeaningfulLines(text).First(), "The number of each line stands before it here; remove the numbers")
            : null;
    }

    private static SyntaxError? FindSections(string text)
    {
        TextSpan first = MeaningfulLines(text).FirstOrDefault();
        return s_section.IsMatch(TextOf(text, first)) && MeaningfulLines(text).Any(line => IsSetting(text, line))
            ? new SyntaxError(
                first, "This is TOML or INI, and a CORS file is JSON or XML; write the rules as " + JsonRules)
            : null;
    }

    private static SyntaxError? FindSettings(string text)
    {
        int count = 0;
        int settings = 0;
        TextSpan? first = null;
        foreach (TextSpan line in MeaningfulLines(text))
        {
            count++;
            if (text[line.Start] == '"')
            {
                return null;
            }

            if (IsSetting(text, line))
            {
                settings++;
                first ??= line;
            }
        }

        return first is { } span && (settings > 1 || settings == count)
            ? new SyntaxError(
                span,
                "This is a list of settings with '=' (.env, TOML, HOCON), and a CORS file is JSON or XML; write the " +
                "rules as " + JsonRules)
            : null;
    }

    private static SyntaxError? FindTable(string text)
    {
        TextSpan[] lines = [.. MeaningfulLines(text).Take(2)];
        if (lines.Length < 2)
        {
            return null;
        }

        string[] cells = [.. TextOf(text, lines[0]).Split(',', ';', '\t').Select(cell => cell.Trim(' ', '"', '\''))];
        return cells.Length > 1
            && cells.All(cell => s_cell.IsMatch(cell))
            && cells.Any(cell => cell.IndexOf("origin", StringComparison.OrdinalIgnoreCase) >= 0)
                ? new SyntaxError(
                    lines[0],
                    "This is a table (CSV), and a CORS file is JSON or XML; write the rules as " + JsonRules)
                : null;
    }

    private static bool IsSetting(string text, TextSpan line) => s_setting.IsMatch(TextOf(text, line));

    /// <summary>The lines that hold more than white space and a comment, without the white space around them.</summary>
    private static IEnumerable<TextSpan> MeaningfulLines(string text)
    {
        foreach (TextSpan line in Lines(text))
        {
            int start = line.Start;
            while (start < line.End && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
            {
                start++;
            }

            var trimmed = TextSpan.FromBounds(start, start == line.End ? start : TrimEnd(text, line.End));
            bool isComment = !trimmed.IsEmpty
                && (text[start] is '#' or ';' || StartsWith(text, trimmed, "//") || StartsWith(text, trimmed, "-- "));
            if (!trimmed.IsEmpty && !isComment)
            {
                yield return trimmed;
            }
        }
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? text.Length : end;
            yield return TextSpan.FromBounds(start, end);
            start = end + 1;
        }
    }

    private static bool StartsWith(string text, TextSpan line, string start) =>
        line.Length >= start.Length && string.CompareOrdinal(text, line.Start, start, 0, start.Length) == 0;

    private static string TextOf(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
