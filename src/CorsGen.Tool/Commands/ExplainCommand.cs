using System.CommandLine;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Commands;

/// <summary><c>corsgen explain</c>: the decision about a request, the headers of the response, and why.</summary>
internal static class ExplainCommand
{
    private const int RuleColumn = 0;
    private const int HeadersColumn = 3;
    private const int NoteColumn = 4;
    private const string Yes = "yes";
    private const string No = "no";
    private const string NotReached = "-";

    public static Command Create(Terminal terminal)
    {
        Argument<string> path = CommonOptions.File("A CORS file, or - for the standard input.");
        var origin = new Option<string>(
            "--origin",
            "-o")
        {
            Description = "The page's origin, such as https://app.example.com.",
            HelpName = "ORIGIN",
            Required = true,
        };
        var method = new Option<string>(
            "--method",
            "-m")
        {
            Description = "The request's method.",
            HelpName = "METHOD",
            DefaultValueFactory = static _ => "GET",
        };
        var headers = new Option<string[]>("--header", "-H")
        {
            Description = "A header that a preflight asks for, or several with commas between them.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = false,
        };
        Option<string> profile = CommonOptions.Profile();
        var command = new Command("explain", "Says whether a request is allowed, and why.")
        {
            path, origin, method, headers, profile,
        };
        command.SetAction(parsed => Run(
            terminal,
            InputFile.Read(parsed.GetRequiredValue(path), terminal),
            parsed.GetValue(profile),
            parsed.GetRequiredValue(origin),
            parsed.GetValue(method),
            parsed.GetValue(headers) is { Length: > 0 } names ? string.Join(", ", names) : null));
        return command;
    }

    private static int Run(
        Terminal terminal, InputFile file, string? profile, string origin, string? method, string? headers)
    {
        if (CompiledPolicy.Read(file, CommonOptions.Compile(file, profile), terminal) is not { } rules)
        {
            return ExitCode.Failed;
        }

        CorsExplanation explanation = CompiledPolicy.Of(rules).Explain(origin, method, headers);
        CorsResult result = explanation.Result;
        Style style = terminal.Style;
        terminal.Output.WriteLine(
            $"{(result.IsAllowed ? style.Green("Allowed") : style.Red("Denied"))}: {explanation}");
        terminal.Output.WriteLine();
        WriteHeaders(terminal, result);
        WriteRules(terminal, explanation);
        return result.IsAllowed ? ExitCode.Fine : ExitCode.Findings;
    }

    private static void WriteHeaders(Terminal terminal, CorsResult result)
    {
        (string Name, string? Value)[] headers =
        [
            ("Access-Control-Allow-Origin", result.AllowOrigin),
            ("Access-Control-Allow-Credentials", result.AllowCredentials ? "true" : null),
            ("Access-Control-Allow-Methods", result.AllowMethods),
            ("Access-Control-Allow-Headers", result.AllowHeaders),
            ("Access-Control-Expose-Headers", result.ExposeHeaders),
            ("Access-Control-Max-Age", result.MaxAge),
            ("Vary", result.Vary),
        ];
        foreach ((string name, string? value) in headers.Where(header => header.Value is not null))
        {
            terminal.Output.WriteLine($"{terminal.Style.Quiet(name + ":")} {PlainText.Of(value!)}");
        }

        terminal.Output.WriteLine();
    }

    private static void WriteRules(Terminal terminal, CorsExplanation explanation)
    {
        var table = new TextTable("Rule", "Origin", "Method", "Headers", "");
        foreach (CorsRuleExplanation rule in explanation.Rules)
        {
            table.Add(
                [rule.Rule.ToString()],
                [Step(rule.Denial, CorsDenial.Origin)],
                [Step(rule.Denial, CorsDenial.Method)],
                [rule.Denial == CorsDenial.Headers ? $"{No}: {rule.Missing}" : Step(rule.Denial, CorsDenial.Headers)],
                [
                    rule.Denial == CorsDenial.None && rule.Rule.Index == explanation.Result.RuleIndex
                        ? "answers"
                        : rule.NearMiss ?? "",
                ]);
        }

        table.Write(terminal, (column, text) => column is RuleColumn or NoteColumn ? text
            : text == Yes ? terminal.Style.Green(text)
            : text.StartsWith(No, StringComparison.Ordinal) && (column == HeadersColumn || text == No)
                ? terminal.Style.Red(text)
            : text);
    }

    private static string Step(CorsDenial denial, CorsDenial step) =>
        denial == CorsDenial.None || denial > step ? Yes : denial == step ? No : NotReached;
}
