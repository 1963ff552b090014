using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Expectations;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator;

/// <summary>A file that states what a policy must answer, as plain values that a pipeline may keep.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">The text; null if the file could not be read.</param>
internal sealed record ExpectationFile(string Path, string? Text)
{
    /// <summary>The path without parts such as <c>..</c>, as an item may name it.</summary>
    public string FullPath { get; } = CorsGen.Generator.FullPath.Of(Path, "");

    /// <summary>Whether a file may be one: by its name, or because a policy may name it.</summary>
    public static bool MayBe(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && !PolicyNaming.IsPolicyName(PolicyNaming.FileNameOf(path));

    public static ExpectationFile Read(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return new ExpectationFile(file.Path, file.GetText(cancellation)?.ToString());
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new ExpectationFile(file.Path, null);
        }
    }
}

/// <summary>A file of expectations and the policy that it is about: changes only if one of the two does.</summary>
/// <param name="File">The file.</param>
/// <param name="IsOrphan">Whether there is no file of the policy.</param>
/// <param name="Policy">The policy; null if it has errors of its own.</param>
internal sealed record ExpectationPair(ExpectationFile File, bool IsOrphan, Policy? Policy)
{
    /// <summary>The pairs of a project. A file that isn't about a policy is of no interest.</summary>
    public static EquatableArray<ExpectationPair> Create(
        ImmutableArray<ExpectationFile> files, ImmutableArray<PolicyFile> policies) => files
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(same => Pairs(same.First(), files, policies))
            .ToEquatableArray();

    /// <summary>
    /// The errors: those of the file, and what the policy doesn't meet. Throws nothing but cancellation.
    /// </summary>
    public EquatableArray<FileFinding> Check(CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            string name = PolicyNaming.FileNameOf(File.Path);
            if (File.Text is null)
            {
                return Error(
                    $"{name} cannot be read; check that it is there, is text, and may be read, or take it out of " +
                    "AdditionalFiles");
            }

            if (IsOrphan)
            {
                string stem = name.Substring(0, name.Length - ".expect.json".Length);
                return Error(
                    $"There is no policy for {name} beside it: add {stem}.json or {stem}.xml to AdditionalFiles, or " +
                    "name this file "
                    + "in CorsExpects of the policy's item");
            }

            var compilation = ExpectationCompilation.Check(File.Text, Policy);
            return compilation.Errors.Select(error => error.In(File.Path, compilation.Text)).ToEquatableArray();
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new[] { InternalFailure.ReportOfExpectations(File.Path, exception) }.ToEquatableArray();
        }
    }

    private static IEnumerable<ExpectationPair> Pairs(
        ExpectationFile file, ImmutableArray<ExpectationFile> files, ImmutableArray<PolicyFile> policies)
    {
        PolicyFile[] named = [.. policies.Where(policy => Names(policy, file, files))];
        PolicyFile[] all = named.Length > 0 || !ExpectationNaming.IsExpectations(file.Path)
            ? named
            : [
                .. policies.Where(policy => policy.Expects.Length == 0
                    && ExpectationNaming.AreOf(file.Path, policy.Path)),
            ];
        return all.Length > 0
            ? all.GroupBy(policy => policy.Path).Select(same => new ExpectationPair(file, false, same.First().Policy))
            : ExpectationNaming.IsExpectations(file.Path) ? [new ExpectationPair(file, true, null)]
            : [];
    }

    // Some file systems ignore case, and MSBuild with them: a file that is written alike comes first.
    private static bool Names(PolicyFile policy, ExpectationFile file, ImmutableArray<ExpectationFile> files)
    {
        return policy.Expects.Length > 0
            && (Is(file, StringComparison.Ordinal)
                || (Is(file, StringComparison.OrdinalIgnoreCase)
                    && !files.Any(other => Is(other, StringComparison.Ordinal))));

        bool Is(ExpectationFile candidate, StringComparison comparison) =>
            candidate.FullPath.Equals(policy.Expects, comparison);
    }

    private EquatableArray<FileFinding> Error(string message) =>
        new[]
        {
            new Finding(Descriptors.InvalidExpectations, default(TextSpan), message).In(File.Path, text: null),
        }.ToEquatableArray();
}
