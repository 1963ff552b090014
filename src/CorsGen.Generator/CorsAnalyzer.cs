using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Generator;

/// <summary>
/// Gives advice on the CORS files of a project: what a policy does that it does not look like. A file with an error gets
/// none; its errors are the generator's to report.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CorsAnalyzer : DiagnosticAnalyzer
{
    /// <summary>
    /// The errors that a code fix can mend. Editors offer no fixes for what a generator reports, so each is reported here
    /// once more, hidden. A build never comes so far: it stops at the error.
    /// </summary>
    private static readonly ImmutableArray<DiagnosticDescriptor> s_fixableErrors = ImmutableArray.Create(
        Descriptors.MalformedDocument,
        Descriptors.WrongShape,
        Descriptors.UnknownName,
        Descriptors.UnsupportedMethod,
        Descriptors.InvalidHeaderName,
        Descriptors.InvalidMaxAge,
        Descriptors.ForeignDocument);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AdviceChecks.All
        .Select(advice => advice.Descriptor)
        .Concat(s_fixableErrors)
        .Append(Descriptors.InternalFailure)
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
            if (OpenedFile.Open(file, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken) is { } opened)
            {
                Report(context, opened);
            }
        }
        catch (Exception exception) when (InternalFailure.Is(exception, context.CancellationToken))
        {
            context.ReportDiagnostic(InternalFailure.ReportOfAdvice(file.Path, exception).ToDiagnostic());
        }
    }

    private static void Report(AdditionalFileAnalysisContext context, OpenedFile file)
    {
        foreach (Finding error in file.Findings.ToSorted())
        {
            if (s_fixableErrors.Contains(error.Descriptor))
            {
                Report(error with { Severity = DiagnosticSeverity.Hidden });
            }
        }

        foreach (Finding finding in file.Advise())
        {
            Report(finding);
        }

        void Report(Finding finding) =>
            context.ReportDiagnostic(finding.In(context.AdditionalFile.Path, file.Text).ToDiagnostic());
    }
}
