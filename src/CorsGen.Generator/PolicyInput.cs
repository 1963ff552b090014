using System;
using System.IO;
using System.Threading;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Generator;

/// <summary>From an additional file to a compilation of it, for the generator and the analyzer alike.</summary>
internal static class PolicyInput
{
    /// <summary>What the project says of a file; null if the file isn't a policy.</summary>
    public static PolicySettings? SettingsOf(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        AnalyzerConfigOptions fileOptions = options.GetOptions(file);
        return ProjectSettings.IsPolicy(file.Path, fileOptions)
            ? ProjectSettings.Read(file.Path, fileOptions, options.GlobalOptions)
            : null;
    }

    /// <summary>Reads and compiles a file; null if it isn't a policy.</summary>
    public static PolicyCompilation? Compile(
        AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        return SettingsOf(file, options) is { } settings ? Compile(file, settings, cancellation) : null;
    }

    /// <summary>Reads and compiles a file that is a policy.</summary>
    public static PolicyCompilation Compile(
        AdditionalText file, PolicySettings settings, CancellationToken cancellation)
    {
        string? text = TryRead(file, cancellation);
        return PolicyCompilation.Compile(text, text is not null ? settings : settings with
        {
            Errors = settings.Errors.Add(new Finding(
                Descriptors.InvalidFile,
                default,
                $"{settings.FileName} cannot be read; check that it is there, is text, and may be read, or take it " +
                "out of AdditionalFiles")),
        });
    }

    private static string? TryRead(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return file.GetText(cancellation)?.ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
