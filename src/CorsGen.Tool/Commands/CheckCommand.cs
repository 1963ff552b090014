using System.CommandLine;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using CorsGen.Tool.Input;
using CorsGen.Tool.Reports;

namespace CorsGen.Tool.Commands;

/// <summary><c>corsgen check</c>: what a build would say about a file.</summary>
internal static class CheckCommand
{
    private static readonly char[] s_separators = [',', ';', ' '];

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> paths = CommonOptions.Files(
            "Files, folders with CORS files, or - for the standard input. The default is the current folder.",
            ArgumentArity.ZeroOrMore);
        Option<string> profile = CommonOptions.Profile();
        Option<string> format = CommonOptions.Choice(
            "--format",
            "For people, or for programs: SARIF 2.1.0, or annotations of GitHub Actions.",
            "text",
            "json",
            "sarif",
            "github");
        var warningsAsErrors = new Option<bool>("--warnings-as-errors") { Description = "Treats warnings as errors." };
        var noWarn = new Option<string[]>("--no-warn")
        {
            Description = "Advice to leave out, such as CORS110. Errors cannot be left out.",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = false,
        };

        var command = new Command(
            "check", "Says what a build would say: errors, warnings and suggestions at their characters.")
        {
            paths, profile, format, warningsAsErrors, noWarn,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."],
            parsed.GetValue(profile),
            ReportFor(parsed.GetValue(format)!, terminal),
            parsed.GetValue(warningsAsErrors),
            Split(parsed.GetValue(noWarn) ?? [])));
        return command;
    }

    private static int Run(
        Terminal terminal, string[] paths, string? profile, IReport report, bool warningsAsErrors, string[] silenced)
    {
        var files = new List<CheckedFile>();
        bool isUnreadable = false;
        foreach (string path in PolicyPaths.Expand(paths, Tell))
        {
            try
            {
                var file = InputFile.Read(path, terminal);
                files.Add(CheckedFile.Create(file, CommonOptions.Compile(file, profile, silenced), warningsAsErrors));
            }
            catch (InputException exception)
            {
                Tell(exception);
            }
        }

        report.Write(files);
        return isUnreadable ? ExitCode.Failed
            : files.Any(file => file.Findings.Any(finding => finding.Severity == FindingSeverity.Error))
                ? ExitCode.Findings
            : ExitCode.Fine;

        // The other files are checked all the same.
        void Tell(InputException exception)
        {
            terminal.Error.WriteLine($"corsgen: {exception.Message}");
            isUnreadable = true;
        }
    }

    private static IReport ReportFor(string format, Terminal terminal) => format.ToUpperInvariant() switch
    {
        "JSON" => new JsonReport(terminal.Output),
        "SARIF" => new SarifReport(terminal.Output),
        "GITHUB" => new GitHubReport(terminal.Output),
        _ => new TextReport(terminal),
    };

    private static string[] Split(string[] lists)
    {
        string[] ids = [.. lists.SelectMany(list => list.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))];
        foreach (string id in ids)
        {
            FindingDescriptor? descriptor = Descriptors.All.FirstOrDefault(
                descriptor => descriptor.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
            if (descriptor is null or { Severity: FindingSeverity.Error })
            {
                throw new InputException(descriptor is null
                    ? $"there is no advice '{PlainText.Of(id)}' for --no-warn; the IDs are CORS101 and higher"
                    : $"{descriptor.Id} is an error, which --no-warn cannot leave out");
            }
        }

        return ids;
    }
}
