using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Tool.Commands;

namespace CorsGen.Tool.Reports;

/// <summary>For people: each finding as compilers print it, the characters underlined, and a summary.</summary>
internal sealed class TextReport(Terminal terminal) : IReport
{
    public void Write(IReadOnlyList<CheckedFile> files)
    {
        foreach (CheckedFile file in files)
        {
            foreach (FileFinding finding in file.Findings)
            {
                Write(finding, file.Text);
            }
        }

        // If no file could be read, there are only the errors that say so.
        if (files.Count > 0)
        {
            terminal.Output.WriteLine(Summary(files));
        }
    }

    private static string Summary(IReadOnlyList<CheckedFile> files)
    {
        string count = Count(files.Count, "file");
        FileFinding[] findings = [.. files.SelectMany(file => file.Findings)];
        if (findings.Length == 0)
        {
            return $"{count}: no findings";
        }

        string[] counts =
        [
            .. new[] { FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Info }
                .Select(
                    severity => (Severity: severity, Number: findings.Count(finding => finding.Severity == severity)))
                .Where(counted => counted.Number > 0)
                .Select(counted => counted.Severity == FindingSeverity.Info
                    ? Count(counted.Number, "suggestion")
                    : Count(counted.Number, CheckedFile.NameOf(counted.Severity))),
        ];
        return $"{count}: {string.Join(", ", counts)}{Hint(files, findings.Length)}";
    }

    private static string Hint(IReadOnlyList<CheckedFile> files, int count)
    {
        int safe = files.Sum(file => CountFixable(file, FileFixer.IsSafe));
        int all = files.Sum(file => CountFixable(file, _ => true));
        string fixable = all == 0 ? ""
            : $"; 'corsgen fix{(safe == 0 ? " --all" : "")}' can fix {Fixable(safe == 0 ? all : safe, count)}"
                + (safe > 0 && all > safe ? $", and with --all {all - safe} more" : "");

        // The option of what messages call CorsProfile, as a project does.
        bool mayBeForWeb =
            files.Any(file => file.Findings.Any(finding => finding.Message.Contains(WebProfile.Use)));
        return fixable + (mayBeForWeb ? "; for an API's policy, add --profile web" : "");
    }

    private static string Fixable(int number, int count) =>
        number < count ? $"{number} of them" : count == 1 ? "it" : "them";

    private static int CountFixable(CheckedFile file, Func<IFix, bool> predicate)
    {
        if (file.Findings.Count == 0 || file.Compilation is null)
        {
            return 0;
        }

        var context = new FixContext(file.Compilation, isForAll: true);
        var fixable = AllFixes.List
            .Where(predicate)
            .SelectMany(fix => fix.Find(context).Select(action => (fix.Descriptor, action.Span)))
            .ToHashSet();
        return file.Findings.Count(finding => fixable.Contains((finding.Descriptor, finding.Span)));
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private void Write(FileFinding finding, string text)
    {
        Style style = terminal.Style;
        Func<string, string> paint = finding.Severity switch
        {
            FindingSeverity.Error => style.Red,
            FindingSeverity.Warning => style.Yellow,
            _ => style.Blue,
        };
        int line = finding.Lines.Start.Line + 1;
        int column = finding.Lines.Start.Character + 1;
        terminal.Output.WriteLine(
            $"{style.Bold($"{PlainText.Of(finding.Path)}:{line}:{column}:")} "
            + $"{paint($"{CheckedFile.NameOf(finding.Severity)} {finding.Descriptor.Id}:")} {finding.Message}");
        SourceExcerpt.Write(terminal, text, finding.Span, finding.Lines, paint);
    }
}
