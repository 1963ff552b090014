using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Findings;

/// <summary>Something to say about a file.</summary>
/// <param name="Descriptor">What kind of thing.</param>
/// <param name="Span">The characters concerned.</param>
/// <param name="Message">The message, without a final period.</param>
/// <param name="Severity">How grave it is, where that differs from case to case; null for what the descriptor says.</param>
/// <param name="Instead">
/// The values that should stand in the place of the one found, none if it should just go; null where that is the author's to
/// say. What a code fix does.
/// </param>
internal sealed record Finding(
    DiagnosticDescriptor Descriptor,
    TextSpan Span,
    string Message,
    DiagnosticSeverity? Severity = null,
    ImmutableArray<string>? Instead = null)
{
    /// <summary>The same finding, with all that a report needs.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">The file's text; null if it could not be read.</param>
    public FileFinding In(string path, SourceText? text)
    {
        LinePositionSpan lines = text is null ? default : text.Lines.GetLinePositionSpan(Span);
        return new FileFinding(Descriptor, path, Span, lines, Message, Severity ?? Descriptor.DefaultSeverity);
    }
}

/// <summary>
/// A finding and its place in a file, as plain values: a <see cref="Location"/> is made when it is reported, and never
/// kept in the pipeline.
/// </summary>
internal sealed record FileFinding(
    DiagnosticDescriptor Descriptor,
    string Path,
    TextSpan Span,
    LinePositionSpan Lines,
    string Message,
    DiagnosticSeverity Severity)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor, Location.Create(Path, Span, Lines), Severity, additionalLocations: null, properties: null, Message);
}
