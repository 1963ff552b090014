using CorsGen.Compiler;
using CorsGen.Compiler.Expectations;
using CorsGen.Compiler.Findings;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Reports;

/// <summary>A file and what was found in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Compilation">The compilation of its text; null if it isn't a policy.</param>
/// <param name="Findings">The findings in the order of their places, with the severities of this run.</param>
internal sealed record CheckedFile(
    InputFile File, string Text, PolicyCompilation? Compilation, IReadOnlyList<FileFinding> Findings)
{
    public static CheckedFile Create(InputFile file, PolicyCompilation compilation, bool warningsAsErrors) => new(
        file,
        compilation.Text.ToString(),
        compilation,
        [
            .. compilation.Errors.Concat(compilation.Advice)
                .Select(finding => finding.In(file.Path, compilation.Text))
                .Where(finding => finding.Severity > FindingSeverity.Hidden)
                .Select(finding => warningsAsErrors && finding.Severity == FindingSeverity.Warning
                    ? finding with { Severity = FindingSeverity.Error }
                    : finding),
        ]);

    /// <summary>A file of expectations.</summary>
    public static CheckedFile Create(InputFile file, ExpectationCompilation compilation) => new(
        file,
        file.Text,
        null,
        [.. compilation.Errors.Select(finding => finding.In(file.Path, compilation.Text))]);

    /// <summary>How a severity is called in reports.</summary>
    public static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
