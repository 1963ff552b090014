using System;
using System.IO;
using System.Linq;
using System.Threading;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>What one file came to: a policy, or the errors for which there is none.</summary>
/// <param name="Path">The file's path: reported, never generated.</param>
/// <param name="Class">The class that it wants; null if that is no identifier.</param>
/// <param name="Policy">The policy; null if there is any error.</param>
/// <param name="Errors">The errors, in the order of their places.</param>
internal sealed record PolicyFile(string Path, PolicyClass? Class, Policy? Policy, EquatableArray<FileFinding> Errors)
{
    /// <summary>Reads an additional file. Throws nothing but cancellation.</summary>
    /// <returns>Null if the file is no policy.</returns>
    public static PolicyFile? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        string path = "";
        try
        {
            path = file.Path;
            AnalyzerConfigOptions fileOptions = options.GetOptions(file);
            return FileSettings.IsPolicy(path, fileOptions)
                ? ReadPolicy(file, fileOptions, options.GlobalOptions, cancellation)
                : null;
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new PolicyFile(path, null, null, new[] { InternalFailure.Report(path, exception) }.ToEquatableArray());
        }
    }

    private static PolicyFile ReadPolicy(
        AdditionalText file, AnalyzerConfigOptions options, AnalyzerConfigOptions globalOptions, CancellationToken cancellation)
    {
        var findings = new FindingList();
        FileSettings settings = FileSettings.Read(file.Path, options, globalOptions, findings);
        string fileName = PolicyNaming.FileNameOf(file.Path);

        SourceText? text = TryGetText(file, cancellation);
        EquatableArray<Rule> rules = EquatableArray<Rule>.Empty;
        if (text is null)
        {
            findings.Add(
                Descriptors.InvalidFile,
                default,
                $"{fileName} cannot be read; check that it is there, is text, and may be read, or take it out of AdditionalFiles");
        }
        else
        {
            rules = DocumentReader.Read(text, settings.Profile, findings);
        }

        EquatableArray<FileFinding> errors = findings.ToSorted().Select(finding => finding.In(file.Path, text)).ToEquatableArray();
        Policy? policy = errors.Count == 0 && settings.Class is not null
            ? new Policy(fileName, settings.Class, settings.Profile, rules)
            : null;
        return new PolicyFile(file.Path, settings.Class, policy, errors);
    }

    private static SourceText? TryGetText(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return file.GetText(cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
