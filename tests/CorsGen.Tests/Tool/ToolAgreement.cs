using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Tool;

/// <summary>What <c>corsgen check</c> prints is what a build reports: asserted for the files of all tests.</summary>
internal static class ToolAgreement
{
    /// <summary>Asserts it for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="diagnostics">The errors or the advice that a build reports.</param>
    /// <param name="isError">Whether they are the errors.</param>
    public static void AssertCheck(TestFile file, string text, IEnumerable<Diagnostic> diagnostics, bool isError)
    {
        // A text that UTF-8 cannot hold never came from a file.
        if (text.Any(char.IsSurrogate) || text.StartsWith('\uFEFF'))
        {
            return;
        }

        string[] silenced = Metadata("CorsNoWarn").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        ToolRun run = ToolRun.WithInput(
            text,
            [
                "check", "-", "--format", "json", "--profile",
                Metadata("CorsProfile").Trim().Equals("Web", StringComparison.OrdinalIgnoreCase) ? "web" : "s3",
                .. silenced.Where(id => id.StartsWith("CORS1", StringComparison.OrdinalIgnoreCase))
                    .SelectMany(id => new[] { "--no-warn", id }),
            ]);
        Assert.Equal("", run.Error);
        Assert.Equal(
            diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(Show),
            run.Findings().Where(finding => finding.Contains(" error ", StringComparison.Ordinal) == isError));
        Assert.Equal(run.Json().GetProperty("errors").GetInt32() > 0 ? 1 : 0, run.ExitCode);

        string Metadata(string name) => file.Metadata.GetValueOrDefault("build_metadata.AdditionalFiles." + name, "");
    }

    private static string Show(Diagnostic diagnostic)
    {
        LinePosition start = diagnostic.Location.GetLineSpan().StartLinePosition;
        LinePosition end = diagnostic.Location.GetLineSpan().EndLinePosition;
        TextSpan span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} {diagnostic.Severity.ToString().ToLowerInvariant()} " +
        $"{start.Line + 1},{start.Character + 1}-{end.Line + 1},{end.Character + 1} "
            + $"{span.Start}+{span.Length} {diagnostic.GetMessage(null)} {diagnostic.Descriptor.HelpLinkUri}";
    }
}
