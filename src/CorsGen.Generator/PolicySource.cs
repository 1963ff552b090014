using System;
using System.Text;
using System.Threading;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>The source of one policy, or the failure that stands in its place.</summary>
/// <param name="HintName">The source's name.</param>
/// <param name="Text">The source; null after a failure.</param>
/// <param name="Failure">The failure; null if there is none.</param>
internal sealed record PolicySource(string HintName, string? Text, FileFinding? Failure)
{
    // Some tools write generated files to disk, and a byte-order mark is nothing to read.
    private static readonly UTF8Encoding s_utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Plans and prints the policy of a file that has one. Throws nothing but cancellation.</summary>
    public static PolicySource Print(PolicyFile file, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return new PolicySource(file.HintName, PolicyCompilation.ToCSharp(file.Policy!), null);
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new PolicySource(file.HintName, null, InternalFailure.Report(file.Path, exception));
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
        else
        {
            Add(context, HintName, Text!);
        }
    }
}
