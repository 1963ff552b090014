using System;
using System.Text;
using System.Threading;
using CorsGen.Generator.Emit;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Planning;
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

    /// <summary>Plans and prints a policy. Throws nothing but cancellation.</summary>
    public static PolicySource Compile(NamedPolicy named, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return new PolicySource(named.HintName, PolicyEmitter.Emit(PolicyPlan.Create(named.Policy)), null);
        }
        catch (Exception exception) when (InternalFailure.Is(exception, cancellation))
        {
            return new PolicySource(named.HintName, null, InternalFailure.Report(named.Path, exception));
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
