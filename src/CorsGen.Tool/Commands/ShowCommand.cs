using System.CommandLine;
using System.Globalization;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Tool.Forms;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Commands;

/// <summary>
/// <c>corsgen show</c>: the rules as a table, the C# that a build makes, or the same rules in another form.
/// </summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> path = CommonOptions.File("A CORS file, or - for the standard input.");
        Option<string> form = CommonOptions.Choice(
            "--as",
            "A table, the C# that a build makes of the file, or S3's JSON or XML.",
            "table",
            "csharp",
            "json",
            "xml");
        Option<string> profile = CommonOptions.Profile();
        var command = new Command("show", "Shows the rules of a file.") { path, form, profile };
        command.SetAction(parsed => Run(
            terminal,
            InputFile.Read(parsed.GetRequiredValue(path), terminal),
            parsed.GetValue(form)!,
            parsed.GetValue(profile)));
        return command;
    }

    private static int Run(Terminal terminal, InputFile file, string form, string? profile)
    {
        if (CompiledPolicy.Read(file, CommonOptions.Compile(file, profile), terminal) is not { } policy)
        {
            return ExitCode.Findings;
        }

        switch (form.ToUpperInvariant())
        {
            case "CSHARP":
                terminal.Output.Write(PolicyCompilation.ToCSharp(policy));
                break;
            case "JSON":
                terminal.Output.Write(JsonForm.Console(policy));
                break;
            case "XML":
                terminal.Output.Write(XmlForm.Write(policy));
                break;
            default:
                WriteTable(terminal, policy);
                break;
        }

        return ExitCode.Fine;
    }

    private static void WriteTable(Terminal terminal, Policy policy)
    {
        var table = new TextTable("Rule", "Origins", "Methods", "Headers", "Exposes", "Max age", "Credentials");
        for (int i = 0; i < policy.Rules.Count; i++)
        {
            Rule rule = policy.Rules[i];
            table.Add(
                [i.ToString(CultureInfo.InvariantCulture) + (rule.Id is null ? "" : $" ({rule.Id})")],
                [.. rule.AllowedOrigins],
                [string.Join(", ", rule.AllowedMethods)],
                [.. rule.AllowedHeaders],
                [.. rule.ExposeHeaders],
                [rule.MaxAgeSeconds is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture) + " s" : ""],
                [rule.AllowCredentials ? "yes" : "no"]);
        }

        table.Write(terminal);
    }
}
