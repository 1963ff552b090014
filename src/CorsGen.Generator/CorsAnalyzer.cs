using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Generator;

/// <summary>
/// Gives advice on the CORS files of a project: what a policy does that it does not look like. A file with an error
/// gets none; its errors are the generator's to report.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CorsAnalyzer : DiagnosticAnalyzer
{
    /// <summary>
    /// The errors that can be fixed. Editors offer no fixes for what a generator reports, so each is reported here once
    /// more, hidden. A build never comes so far: it stops at the error.
    /// </summary>
    private static readonly ImmutableArray<FindingDescriptor> s_fixableErrors = AllFixes.List
        .Select(fix => fix.Descriptor)
        .Where(descriptor => descriptor.Severity == FindingSeverity.Error)
        .ToImmutableArray();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All
        .Where(descriptor => descriptor.Severity != FindingSeverity.Error)
        .Concat(s_fixableErrors)
        .Append(Descriptors.InternalFailure)
        .Select(descriptor => descriptor.ToRoslyn())
        .ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static context =>
        {
            // A file that is given twice is one policy.
            string path = context.AdditionalFile.Path;
            if (context.Options.AdditionalFiles.First(file => file.Path == path) == context.AdditionalFile)
            {
                Analyze(context);
            }
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        AdditionalText file = context.AdditionalFile;
        try
        {
            if (PolicyInput.Compile(
                file, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken) is { } compilation)
            {
                Report(context, compilation);
            }
        }
        catch (Exception exception) when (InternalFailure.Is(exception, context.CancellationToken))
        {
            context.ReportDiagnostic(InternalFailure.ReportOfAdvice(file.Path, exception).ToDiagnostic());
        }
    }

    private static void Report(AdditionalFileAnalysisContext context, PolicyCompilation compilation)
    {
        foreach (Finding error in compilation.Errors.Where(error => s_fixableErrors.Contains(error.Descriptor)))
        {
            Report(error with { Severity = FindingSeverity.Hidden });
        }

        foreach (Finding advice in compilation.Advice)
        {
            Report(advice);
        }

        void Report(Finding finding) =>
            context.ReportDiagnostic(finding.In(context.AdditionalFile.Path, compilation.Text).ToDiagnostic());
    }
}
