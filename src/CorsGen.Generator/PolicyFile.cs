using System;
using System.Linq;
using System.Threading;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Generator;

/// <summary>
/// What one file came to, as plain values that a pipeline may keep: a policy, or the errors for which there is none.
/// </summary>
/// <param name="Path">The file's path: reported, never generated.</param>
/// <param name="Class">The class that it wants; null if that isn't an identifier.</param>
/// <param name="Policy">The policy; null if there is any error.</param>
/// <param name="Errors">The errors, in the order of their places.</param>
internal sealed record PolicyFile(string Path, PolicyClass? Class, Policy? Policy, EquatableArray<FileFinding> Errors)
{
    /// <summary>The class that denies everything if there is an error; null if there can be none.</summary>
    public PolicyClass? ClassInError { get; init; }

    /// <summary>The full path of the file of expectations that the item names; empty if it names none.</summary>
    public string Expects { get; init; } = "";

    /// <summary>Reads and compiles an additional file. Throws nothing but cancellation.</summary>
    /// <returns>Null if the file isn't a policy.</returns>
    public static PolicyFile? Compile(
        AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        string path = "";
        PolicySettings? settings = null;
        try
        {
            path = file.Path;
            settings = PolicyInput.SettingsOf(file, options);
            if (settings is null)
            {
                return null;
            }

            PolicyCompilation compilation = PolicyInput.Compile(file, settings, cancellation);
            return new PolicyFile(
                path,
                settings.Class,
                compilation.ToPolicy(),
                compilation.Errors.Select(error => error.In(path, compilation.Text)).ToEquatableArray())
            {
                ClassInError = settings.ClassInError,
                Expects = ProjectSettings.ExpectsOf(path, options.GetOptions(file), options.GlobalOptions),
            };
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new PolicyFile(
                path, null, null, new[] { InternalFailure.Report(path, exception) }.ToEquatableArray())
            {
                ClassInError = settings?.ClassInError,
            };
        }
    }
}
