using System.CommandLine;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Tool.Forms;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Commands;

/// <summary><c>corsgen convert</c>: another system's file, or another form, to a form of S3.</summary>
internal static class ConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> path =
            CommonOptions.File("A CORS file of S3 or of another system. The default is -, the standard input.");
        path.Arity = ArgumentArity.ZeroOrOne;
        Option<string> form = CommonOptions.Choice(
            "--to", "The S3 console's array, the AWS CLI's object with CORSRules, or XML.", "console", "cli", "xml");
        Option<string> profile = CommonOptions.Profile();
        var command = new Command(
            "convert",
            "Writes a file in another form to the standard output. What the form cannot hold is an error or a note, " +
            "and is never "
            + "dropped in silence.")
        {
            path, form, profile,
        };
        command.SetAction(parsed => Run(
            terminal,
            InputFile.Read(parsed.GetValue(path) ?? InputFile.StandardInput, terminal),
            parsed.GetValue(form)!,
            parsed.GetValue(profile)));
        return command;
    }

    private static int Run(Terminal terminal, InputFile file, string form, string? profile)
    {
        PolicyCompilation compilation = CommonOptions.Compile(file, profile);
        InputFile converted = file;
        if (compilation.Errors.Any(error => error.Descriptor == Descriptors.ForeignDocument)
            && FixApplier.ApplyAll(new FixContext(compilation), new ForeignDocumentFix()) is { } s3)
        {
            foreach (string note in LostValues.Find(file.Text, s3.Text))
            {
                terminal.Error.WriteLine($"corsgen: {note}");
            }

            converted = file with { Text = s3.Text, Path = file.Path + " (converted)" };
            compilation = compilation.WithText(s3.Text);
        }

        if (CompiledPolicy.Read(converted, compilation, terminal) is not { } policy)
        {
            return ExitCode.Findings;
        }

        terminal.Output.Write(form.ToUpperInvariant() switch
        {
            "CLI" => JsonForm.Cli(policy),
            "XML" => XmlForm.Write(policy),
            _ => JsonForm.Console(policy),
        });
        return ExitCode.Fine;
    }
}
