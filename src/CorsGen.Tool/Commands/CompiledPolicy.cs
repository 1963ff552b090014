using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Tool.Input;
using CorsGen.Tool.Reports;

namespace CorsGen.Tool.Commands;

/// <summary>A file's policy, for the commands that need one.</summary>
internal static class CompiledPolicy
{
    /// <summary>The rules of a file; null if it has errors, which are then reported.</summary>
    public static Policy? Read(InputFile file, PolicyCompilation compilation, Terminal terminal)
    {
        if (compilation.ToPolicy() is { } policy)
        {
            return policy;
        }

        // Not on the standard output, where a program expects what it asked for.
        new TextReport(terminal.ForErrors()).Write([CheckedFile.Create(file, compilation, warningsAsErrors: false)]);
        return null;
    }

    /// <summary>What decides requests by the rules, as the class does that a build makes.</summary>
    public static ICorsPolicy Of(Policy policy) => ExecutablePolicy.Create(policy);
}
