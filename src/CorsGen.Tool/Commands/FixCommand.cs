using System.CommandLine;
using CorsGen.Compiler;
using CorsGen.Tool.Input;
using CorsGen.Tool.Reports;

namespace CorsGen.Tool.Commands;

/// <summary><c>corsgen fix</c>: fixes what can be fixed, and lists what is left.</summary>
internal static class FixCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> paths = CommonOptions.Files(
            "Files, folders with CORS files, or - to write the fixed standard input to the standard output.",
            ArgumentArity.OneOrMore);
        var dryRun = new Option<bool>("--dry-run") { Description = "Writes nothing, and shows the changes as a diff." };
        var all = new Option<bool>("--all")
        {
            Description = "Also applies fixes after which the file allows or exposes more than before, such as those " +
                "of CORS107 and CORS112.",
        };
        Option<string> profile = CommonOptions.Profile();
        var command = new Command(
            "fix",
            "Fixes errors and slips that have one correction, and lists what is left. Layout, line ends and encoding " +
            "stay. "
            + "With --dry-run, files that would change count as findings.")
        {
            paths, dryRun, all, profile,
        };
        command.SetAction(parsed => Run(
            terminal, parsed.GetValue(paths)!, parsed.GetValue(profile), parsed.GetValue(dryRun),
            parsed.GetValue(all)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? profile, bool dryRun, bool all)
    {
        var left = new List<CheckedFile>();
        bool isChanged = false;

        // All are read before one is written.
        InputFile[] files = [.. PolicyPaths.Expand(paths).Select(path => InputFile.Read(path, terminal))];

        // The text of the standard input goes to the standard output, and nothing else with it.
        TextWriter notes = files.Any(file => file.IsStandardInput) ? terminal.Error : terminal.Output;
        foreach (InputFile file in files)
        {
            PolicyCompilation before = CommonOptions.Compile(file, profile);
            PolicyCompilation after = FileFixer.Fix(before, all);
            bool differs = after.Text.ToString() != file.Text;
            if (dryRun)
            {
                terminal.Output.Write(UnifiedDiff.Write(file.Path, file.Text, after.Text.ToString()));
            }
            else if (file.IsStandardInput)
            {
                terminal.Output.Write(after.Text.ToString());
            }
            else if (differs)
            {
                file.Write(after.Text.ToString());
                notes.WriteLine($"fixed {PlainText.Of(file.Path)}");
            }

            isChanged |= differs;
            left.Add(CheckedFile.Create(file, after, warningsAsErrors: false));
        }

        new TextReport(notes == terminal.Output ? terminal : terminal.ForErrors()).Write(left);
        return left.Any(file => file.Findings.Any(finding => finding.Severity == FindingSeverity.Error))
            || (dryRun && isChanged)
            ? ExitCode.Findings
            : ExitCode.Fine;
    }
}
