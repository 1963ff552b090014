using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CorsGen.Tool;

namespace CorsGen.Tests.Tool;

/// <summary>What a run of the command left: its exit code and its two outputs.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the command in this process. Reading the standard input fails the test.</summary>
    public static ToolRun Of(params string[] arguments) => WithInput(null, arguments);

    /// <summary>Runs the command on a terminal that shows colours.</summary>
    public static ToolRun OnTerminal(params string[] arguments) => Run(null, hasColours: true, arguments);

    /// <summary>Runs the command with a standard input.</summary>
    public static ToolRun WithInput(string? input, params string[] arguments) =>
        Run(input, hasColours: false, arguments);

    private static ToolRun Run(string? input, bool hasColours, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code;
        using (var terminal = new Terminal(Open, output, error, hasColours))
        {
            code = CommandLine.Run(arguments, terminal);
        }

        return new ToolRun(code, output.ToString(), error.ToString());

        Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(
            input ?? throw new InvalidOperationException("The command waits for its standard input.")));
    }

    /// <summary>The output as JSON.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

    /// <summary>The findings that <c>check --format json</c> prints, each on a line.</summary>
    public string[] Findings() => [.. Json().GetProperty("findings").EnumerateArray().Select(Show)];

    private static string Show(JsonElement finding)
    {
        return $"{Text("id")} {Text("severity")} " +
        $"{Number("line")},{Number("column")}-{Number("endLine")},{Number("endColumn")} "
            + $"{Number("start")}+{Number("length")} {Text("message")} {Text("helpLink")}";

        string? Text(string name) => finding.GetProperty(name).GetString();

        int Number(string name) => finding.GetProperty(name).GetInt32();
    }
}
