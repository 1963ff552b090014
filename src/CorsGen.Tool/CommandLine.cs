using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CorsGen.Tool.Commands;
using CorsGen.Tool.Input;

namespace CorsGen.Tool;

/// <summary>Runs what a command line asks for.</summary>
internal static class CommandLine
{
    private const string Description =
        "Checks, explains, fixes and converts CORS configurations in Amazon S3's form, as CorsGen does in a build.";

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            ShowCommand.Create(terminal),
            TestCommand.Create(terminal),
            FixCommand.Create(terminal),
            ConvertCommand.Create(terminal),
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        }

        try
        {
            ParseResult parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Action is ParseErrorAction)
            {
                foreach (string message in parsed.Errors.Select(error => OnOneLine(error.Message)).Distinct())
                {
                    terminal.Error.WriteLine($"corsgen: {message}");
                }

                terminal.Error.WriteLine($"corsgen: see '{HelpOf(parsed)} --help'");
                return ExitCode.Failed;
            }

            int code = parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
            return args.Length == 0 ? ExitCode.Failed : code;
        }
        catch (InputException exception)
        {
            terminal.Error.WriteLine($"corsgen: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static string OnOneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string HelpOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "corsgen" : "corsgen " + parsed.CommandResult.Command.Name;

    private sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCode.Description);
            return code;
        }
    }
}
