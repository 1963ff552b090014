using System;
using System.Linq;
using System.Threading;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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
            return OpenedFile.Open(file, options, cancellation) is { } opened ? Create(opened) : null;
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new PolicyFile(path, null, null, new[] { InternalFailure.Report(path, exception) }.ToEquatableArray());
        }
    }

    private static PolicyFile Create(OpenedFile file)
    {
        PolicyClass? policyClass = file.Settings.Class;
        Policy? policy = file.Findings.Count == 0 && file.Document is not null && policyClass is not null
            ? new Policy(PolicyNaming.FileNameOf(file.Path), policyClass, file.Settings.Profile, RuleBuilder.Build(file.Document))
            : null;
        return new PolicyFile(
            file.Path,
            policyClass,
            policy,
            file.Findings.ToSorted().Select(finding => finding.In(file.Path, file.Text)).ToEquatableArray());
    }
}
