using System.CommandLine;
using System.Text;
using CorsGen.Compiler;
using CorsGen.Compiler.Expectations;
using CorsGen.Tool.Input;
using CorsGen.Tool.Reports;

namespace CorsGen.Tool.Commands;

/// <summary><c>corsgen test</c>: compares what policies answer with what they are expected to.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> paths = CommonOptions.Files("CORS files, or folders with them.", ArgumentArity.OneOrMore);
        var expect = new Option<string>("--expect")
        {
            Description = "The file of expectations. The default is cors.expect.json for cors.json.",
            HelpName = "FILE",
        };
        var write = new Option<string>("--write")
        {
            Description = "Writes a first file of expectations from the policy: its origins, and strangers who must " +
                "stay out.",
            HelpName = "FILE",
        };
        Option<string> profile = CommonOptions.Profile();
        var command = new Command(
            "test", "Tests policies against files of expectations, as a build does.") { paths, expect, write, profile };
        command.SetAction(parsed =>
        {
            string[] files = [.. PolicyPaths.Expand(parsed.GetValue(paths)!)];
            if (files.Length > 1 && (parsed.GetValue(expect) ?? parsed.GetValue(write)) is not null)
            {
                throw new InputException("--expect and --write are for one CORS file; run the command once for each");
            }

            if (parsed.GetValue(expect) is not null && parsed.GetValue(write) is not null)
            {
                throw new InputException("--expect tests a file and --write writes one; use one of the two");
            }

            if (files is [InputFile.StandardInput] && (parsed.GetValue(expect) ?? parsed.GetValue(write)) is null)
            {
                throw new InputException(
                    "the standard input has no file of expectations beside it; name one with --expect");
            }

            return parsed.GetValue(write) is { } target
                ? Write(terminal, files[0], target, parsed.GetValue(profile))
                : Test(terminal, files, parsed.GetValue(expect), parsed.GetValue(profile));
        });
        return command;
    }

    private static int Test(Terminal terminal, string[] paths, string? expect, string? profile)
    {
        var tested = new List<CheckedFile>();
        int cases = 0;
        bool hasErrors = false;
        foreach (string path in paths)
        {
            string expectPath = expect ?? ExpectationNaming.For(path);
            if (expect is null && !File.Exists(expectPath))
            {
                // Of several files, some may have no expectations.
                if (paths.Length > 1)
                {
                    continue;
                }

                throw new InputException(
                    $"there is no {InputFile.Shown(expectPath)}; write a first one with 'corsgen test {path} --write " +
                    $"{expectPath}'");
            }

            var file = InputFile.Read(path, terminal);
            PolicyCompilation compilation = CommonOptions.Compile(file, profile);
            if (CompiledPolicy.Read(file, compilation, terminal) is not { } policy)
            {
                hasErrors = true;
                continue;
            }

            var expectations = InputFile.Read(expectPath, terminal);
            var result = ExpectationCompilation.Check(expectations.Text, policy);
            cases += result.Cases;
            tested.Add(CheckedFile.Create(expectations, result));
        }

        bool isFine = !hasErrors && tested.All(file => file.Findings.Count == 0);
        if (isFine)
        {
            terminal.Output.WriteLine(tested.Count == 0
                ? "no file of expectations"
                : $"{cases} case{(cases == 1 ? "" : "s")} as expected");
            return tested.Count == 0 ? ExitCode.Failed : ExitCode.Fine;
        }

        new TextReport(terminal).Write(tested);
        return ExitCode.Findings;
    }

    private static int Write(Terminal terminal, string path, string target, string? profile)
    {
        var file = InputFile.Read(path, terminal);
        if (CompiledPolicy.Read(file, CommonOptions.Compile(file, profile), terminal) is not { } policy)
        {
            return ExitCode.Findings;
        }

        if (File.Exists(target))
        {
            throw new InputException($"{InputFile.Shown(target)} exists; remove it first, or write another file");
        }

        string text = FirstExpectations.Write(policy);
        new InputFile(
            target, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), IsStandardInput: false).Write(text);
        terminal.Output.WriteLine(
            $"wrote {PlainText.Of(target)}: {ExpectationCompilation.Check(text, policy).Cases} cases");
        return ExitCode.Fine;
    }
}
