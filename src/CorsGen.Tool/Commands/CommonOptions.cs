using System.CommandLine;
using System.CommandLine.Parsing;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Commands;

/// <summary>What several commands take, and how they compile a file by it.</summary>
internal static class CommonOptions
{
    /// <summary>The profile to read files by.</summary>
    public static Option<string> Profile()
    {
        var profile = new Option<string>("--profile")
        {
            Description = "How to read the file: as S3 does, or for an API that isn't a bucket.",
            DefaultValueFactory = static _ => "s3",
            HelpName = "s3|web",
        };
        profile.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "s3", "web");
        return profile;
    }

    /// <summary>One value of a few.</summary>
    public static Option<string> Choice(string name, string description, params string[] values)
    {
        var choice = new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => values[0],
            HelpName = string.Join('|', values),
        };
        choice.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, values);
        return choice;
    }

    /// <summary>A file.</summary>
    public static Argument<string> File(string description)
    {
        var file = new Argument<string>("FILE") { Description = description };
        RefuseOptions(file);
        return file;
    }

    /// <summary>Files and folders.</summary>
    public static Argument<string[]> Files(string description, ArgumentArity arity)
    {
        var files = new Argument<string[]>("FILE") { Description = description, Arity = arity };
        RefuseOptions(files);
        return files;
    }

    // A misspelt option would be taken for a file.
    private static void RefuseOptions(Argument argument) => argument.Validators.Add(static result =>
    {
        foreach (string value in result.Tokens.Select(token => token.Value))
        {
            if (value.StartsWith('-') && value != InputFile.StandardInput)
            {
                string suggestion = CommandLine.Suggestion(
                    value, (result.Parent as CommandResult)?.Command.Options.Select(option => option.Name) ?? []);
                result.AddError($"there is no option '{PlainText.Of(value)}'"
                    + (suggestion.Length > 0 ? suggestion : $"; a file of this name is './{PlainText.Of(value)}'"));
            }
        }
    });

    /// <summary>Compiles a file as a build would.</summary>
    /// <param name="file">The file.</param>
    /// <param name="profile">The value of <see cref="Profile"/>.</param>
    /// <param name="silenced">The IDs of the advice that isn't wanted.</param>
    public static PolicyCompilation Compile(InputFile file, string? profile, params string[] silenced) =>
        PolicyCompilation.Compile(file.Text, new PolicySettings(
            file.Name,
            new PolicyClass("", PolicyNaming.ClassFor(file.Name), IsPublic: false),
            "web".Equals(profile, StringComparison.OrdinalIgnoreCase) ? CorsProfile.Web : CorsProfile.S3,
            [.. silenced],
            []));
}
