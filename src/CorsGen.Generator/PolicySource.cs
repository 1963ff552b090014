using System;
using System.Text;
using System.Threading;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>The source of one class, and the failure of which it denies everything.</summary>
/// <param name="HintName">The source's name.</param>
/// <param name="Text">The source.</param>
/// <param name="Failure">The failure; null if there is none.</param>
internal sealed record PolicySource(string HintName, string Text, FileFinding? Failure)
{
    // Some tools write generated files to disk, and a byte-order mark is nothing to read.
    private static readonly UTF8Encoding s_utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Plans and prints a class. Throws nothing but cancellation.</summary>
    public static PolicySource Print(PolicyClassFile file, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            string text = file.Policy is { } policy
                ? PolicyCompilation.ToCSharp(policy)
                : PolicyCompilation.ToCSharp(file.Refused!);
            return new PolicySource(file.HintName, text, null);
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            FileFinding failure = InternalFailure.Report(file.Path, exception);
            RefusedPolicy refused =
                RefusedPolicy.Create(file.Path, file.Class, failure.Message, hasNullableTypes: true);
            return new PolicySource(file.HintName, PolicyCompilation.ToCSharp(refused), failure);
        }
    }

    public static void Add(SourceProductionContext context, string hintName, string text) =>
        context.AddSource(hintName, SourceText.From(text, s_utf8WithoutMark));

    public void AddTo(SourceProductionContext context)
    {
        if (Failure is not null)
        {
            context.ReportDiagnostic(Failure.ToDiagnostic());
        }

        Add(context, HintName, Text);
    }
}
