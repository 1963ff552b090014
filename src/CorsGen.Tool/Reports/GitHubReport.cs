using CorsGen.Compiler;
using CorsGen.Compiler.Findings;

namespace CorsGen.Tool.Reports;

/// <summary>
/// Commands that GitHub Actions shows as annotations of a change. Source:
/// <see href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions"/>.
/// </summary>
internal sealed class GitHubReport(TextWriter output) : IReport
{
    public void Write(IReadOnlyList<CheckedFile> files)
    {
        foreach (FileFinding finding in files.SelectMany(file => file.Findings))
        {
            string level = finding.Severity == FindingSeverity.Info ? "notice" : CheckedFile.NameOf(finding.Severity);
            int line = finding.Lines.Start.Line + 1;
            int endLine = finding.Lines.End.Line + 1;

            // GitHub takes columns only within one line.
            string columns = line != endLine
                ? ""
                : $",col={finding.Lines.Start.Character + 1},endColumn={finding.Lines.End.Character + 1}";
            output.WriteLine(
                $"::{level} " +
                $"file={Property(finding.Path)},line={line},endLine={endLine}{columns},title={finding.Descriptor.Id}::"
                + Data(finding.Message));
        }
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
