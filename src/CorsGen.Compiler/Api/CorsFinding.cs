using System.Globalization;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler;

/// <summary>An error in a configuration, or advice about it. Immutable.</summary>
public sealed class CorsFinding
{
    private readonly string _fileName;

    internal CorsFinding(Finding finding, PolicyCompilation compilation)
    {
        _fileName = compilation.Settings.FileName;
        Id = finding.Descriptor.Id;
        Severity = finding.Severity ?? finding.Descriptor.Severity;
        Message = finding.Message;
        HelpLink = finding.Descriptor.HelpLink;
        if (compilation.Places is { } places)
        {
            Path = places.NameOf(finding.Span);
            return;
        }

        LinePosition start = compilation.Text.PositionOf(finding.Span.Start);
        Line = start.Line + 1;
        Column = start.Character + 1;
        Start = finding.Span.Start;
        Length = finding.Span.Length;
    }

    /// <summary>The kind of finding, such as <c>CORS005</c>.</summary>
    public string Id { get; }

    /// <summary>How serious it is.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>What is wrong and what to do about it, without a final period.</summary>
    public string Message { get; }

    /// <summary>
    /// The part of the given rules that the finding is about, such as <c>Rules[2].AllowedOrigins[1]</c>, with indexes from 0;
    /// null if a text was compiled.
    /// </summary>
    public string? Path { get; }

    /// <summary>The line of the text, from 1; 0 if rules were compiled, not a text.</summary>
    public int Line { get; }

    /// <summary>The column in that line, from 1, in UTF-16 code units; 0 if rules were compiled, not a text.</summary>
    public int Column { get; }

    /// <summary>
    /// The index in the text of the first character that the finding is about; 0 if rules were compiled, not a text.
    /// </summary>
    public int Start { get; }

    /// <summary>How many characters the finding is about, in UTF-16 code units; may be 0.</summary>
    public int Length { get; }

    /// <summary>The address of a page that explains the kind of finding.</summary>
    public string HelpLink { get; }

    /// <summary>
    /// The finding as a build prints it: <c>cors.json(7,24): error CORS005: …</c>, or
    /// <c>Rules[2].AllowedMethods[0]: error CORS005: …</c>.
    /// </summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}: {1} {2}: {3}",
        Path ?? string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", _fileName, Line, Column),
        Severity.ToString().ToLowerInvariant(),
        Id,
        Message);
}
