using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Fuzzing.Engine;

namespace CorsGen.Fuzzing.Checks;

/// <summary>What holds for the findings of every text.</summary>
internal static partial class FindingChecks
{
    private static readonly char[] s_lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    public static void Check(string text, CorsCompilation compilation)
    {
        FuzzException.Unless(
            compilation.HasErrors == (compilation.Policy is null), "An error, and only an error, leaves no policy");
        foreach (CorsFinding finding in compilation.Findings)
        {
            Check(text, finding);
            FuzzException.Unless(
                compilation.HasErrors == (finding.Severity == FindingSeverity.Error),
                "Findings are errors, or there is none",
                finding.ToString);
        }

        FuzzException.Unless(
            compilation.Findings.Select(finding => finding.Start).IsOrdered(), "Findings have the order of their places");
    }

    private static void Check(string text, CorsFinding finding)
    {
        FuzzException.Unless(
            finding.Start >= 0 && finding.Length >= 0 && finding.Start + finding.Length <= text.Length,
            "A finding lies in the text",
            () => $"{finding}: {finding.Start}, {finding.Length} of {text.Length}");
        FuzzException.Unless(
            (finding.Line, finding.Column) == PlaceOf(text, finding.Start),
            "Line and column are those of the place",
            () => $"{finding}: {finding.Start} is {PlaceOf(text, finding.Start)}");
        FuzzException.Unless(
            finding.Message.Length > 0 && !finding.Message.Any(char.IsControl),
            "A message is one line",
            finding.ToString);
        FuzzException.Unless(
            finding.HelpLink.EndsWith($"/{finding.Id}.md", StringComparison.Ordinal) && Id().IsMatch(finding.Id),
            "A finding has a page",
            () => finding.HelpLink);
    }

    // A line for each end of one before the place; "\r\n" is one end.
    private static (int Line, int Column) PlaceOf(string text, int place)
    {
        int line = 1;
        int start = 0;
        for (int i = 0; i < place; i++)
        {
            if (s_lineEnds.Contains(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                line++;
                start = i + 1;
            }
        }

        return (line, place - start + 1);
    }

    private static bool IsOrdered(this IEnumerable<int> numbers)
    {
        int[] all = [.. numbers];
        return all.SequenceEqual(all.Order());
    }

    [GeneratedRegex(@"^CORS[01][0-9][0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
