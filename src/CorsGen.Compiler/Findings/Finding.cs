using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Findings;

/// <summary>Something to say about a file.</summary>
/// <param name="Descriptor">What kind of thing.</param>
/// <param name="Span">The characters concerned.</param>
/// <param name="Message">The message, without a final period.</param>
/// <param name="Severity">How grave it is, where that differs from case to case; null for what the descriptor
/// says.</param>
/// <param name="Replacements">
/// The values that should stand in the place of the one found, none if it should just go; null where that is the
/// author's to say. What a fix does.
/// </param>
internal sealed record Finding(
    FindingDescriptor Descriptor,
    TextSpan Span,
    string Message,
    FindingSeverity? Severity = null,
    ImmutableArray<string>? Replacements = null)
{
    /// <summary>The same finding, with all that a report needs.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">The file's text; null if that is not needed: for a finding about the file as a whole.</param>
    public FileFinding In(string path, SourceText? text) =>
        new(Descriptor, path, Span, text?.LinesOf(Span) ?? default, Message, Severity ?? Descriptor.Severity);
}

/// <summary>
/// A finding and its place in a file, as plain values: what a report is made of, long after the text is gone.
/// </summary>
internal sealed record FileFinding(
    FindingDescriptor Descriptor,
    string Path,
    TextSpan Span,
    LineSpan Lines,
    string Message,
    FindingSeverity Severity);
