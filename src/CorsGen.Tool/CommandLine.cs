using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CorsGen.Compiler.Configuration;
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
                foreach (string message in Messages(root, parsed))
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

    private static IEnumerable<string> Messages(RootCommand root, ParseResult parsed)
    {
        // The library says that there is no command as well, and names none.
        return parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [{ } word, ..]
            ? [
                $"there is no {(word.StartsWith('-') ? "option" : "command")} " +
                $"'{PlainText.Of(word)}'{Suggestion(word, root.Subcommands.Select(command => command.Name))}",
            ]
            : parsed.Errors.Select(error => OnOneLine(error.Message)).Distinct();
    }

    /// <summary>
    /// The name that was meant instead of a word, as the end of a message; empty if it looks like none.
    /// </summary>
    public static string Suggestion(string word, IEnumerable<string> names) =>
        names.FirstOrDefault(name => NameSuggestion.IsLike(word, name.TrimStart('-'))) is { } meant
            ? $"; did you mean '{meant}'?"
            : "";

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
