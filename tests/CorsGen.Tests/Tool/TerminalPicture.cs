using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace CorsGen.Tests.Tool;

/// <summary>Draws what a terminal shows as SVG, with its colours: for pictures in documents.</summary>
internal static partial class TerminalPicture
{
    private const int Columns = 100;
    private const double ColumnWidth = 8.4;
    private const int LineHeight = 20;
    private const int Margin = 20;

    // The background is part of the picture, so that it can be read on a light page as well as on a dark one.
    private const string Head = """
        <svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" xml:space="preserve">
        <style>
        rect {{ fill: #0d1117; stroke: #3d444d }}
        text {{ font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #e6edf3; white-space: pre }}
        .s1 {{ font-weight: bold }} .s131 {{ font-weight: bold; fill: #ff7b72 }} .s133 {{ font-weight: bold; fill: #e3b341 }}
        .s32 {{ fill: #7ee787 }} .s34 {{ fill: #79c0ff }} .s2 {{ fill: #9198a1 }}
        </style>
        <rect x="0.5" y="0.5" width="{2}" height="{3}" rx="8"/>

        """;

    /// <summary>The picture.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="output">What it prints on a terminal with colours.</param>
    public static string Draw(string command, string output)
    {
        List<List<(string Style, char Character)>> lines =
        [
            .. $"\x1b[2m$\x1b[0m {command}\n{output}".TrimEnd('\n').Split('\n').SelectMany(Wrap),
        ];
        int width = (int)(Columns * ColumnWidth) + (2 * Margin);
        int height = (lines.Count * LineHeight) + (2 * Margin);
        var svg = new StringBuilder().AppendFormat(
            CultureInfo.InvariantCulture, Head.ReplaceLineEndings("\n"), width, height, width - 1, height - 1);
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Count > 0)
            {
                int y = Margin + (i * LineHeight) + 14;
                svg.Append(CultureInfo.InvariantCulture, $"<text y=\"{y}\">{string.Concat(Runs(lines[i]))}</text>\n");
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    // As a terminal breaks lines that are too long for it: anywhere.
    private static IEnumerable<List<(string Style, char Character)>> Wrap(string line)
    {
        var characters = new List<(string, char)>();
        foreach (Match run in Run().Matches(line))
        {
            string style = run.Groups["style"].Value.Replace(";", "", StringComparison.Ordinal);
            characters.AddRange(run.Groups["text"].Value.Select(c => (style, c)));
        }

        return characters.Count == 0 ? [characters] : characters.Chunk(Columns).Select(chunk => chunk.ToList());
    }

    // Each in its column, whatever font there is.
    private static IEnumerable<string> Runs(List<(string Style, char Character)> line)
    {
        for (int start = 0, end; start < line.Count; start = end)
        {
            end = start + 1;
            while (end < line.Count && line[end].Style == line[start].Style)
            {
                end++;
            }

            string text = string.Concat(line[start..end].Select(cell => cell.Character));
            string style = line[start].Style.Length == 0 ? "" : $" class=\"s{line[start].Style}\"";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"<tspan{style} x=\"{Margin + (start * ColumnWidth):0.#}\" " +
                $"textLength=\"{text.Length * ColumnWidth:0.#}\">{SecurityElement.Escape(text)}</tspan>");
        }
    }

    [GeneratedRegex("\x1b\\[(?<style>[0-9;]+)m(?<text>[^\x1b]*)\x1b\\[0m|(?<text>[^\x1b]+)")]
    private static partial Regex Run();
}
