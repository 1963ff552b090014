using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;
using Microsoft.CodeAnalysis;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>From findings to diagnostics of Roslyn.</summary>
internal static class DiagnosticAdapter
{
    private static readonly Dictionary<FindingDescriptor, DiagnosticDescriptor> s_descriptors =
        Descriptors.All.ToDictionary(descriptor => descriptor, Create);

    public static DiagnosticDescriptor ToRoslyn(this FindingDescriptor descriptor) => s_descriptors[descriptor];

    /// <summary>The diagnostic, with a <see cref="Location"/> that is made now, as no pipeline may keep one.</summary>
    public static Diagnostic ToDiagnostic(this FileFinding finding) => Diagnostic.Create(
        finding.Descriptor.ToRoslyn(),
        Location.Create(
            finding.Path,
            new RoslynText.TextSpan(finding.Span.Start, finding.Span.Length),
            new RoslynText.LinePositionSpan(ToRoslyn(finding.Lines.Start), ToRoslyn(finding.Lines.End))),
        ToRoslyn(finding.Severity),
        additionalLocations: null,
        properties: null,
        finding.Message);

    /// <summary>
    /// Nothing can hide an error: without the tag <c>Compiler</c> an assembly-level <c>SuppressMessage</c> would, and
    /// the build would go on with the policy of an earlier one.
    /// </summary>
    private static DiagnosticDescriptor Create(FindingDescriptor descriptor) => new(
        descriptor.Id,
        descriptor.Title,
        messageFormat: "{0}",
        category: "CorsGen",
        ToRoslyn(descriptor.Severity),
        isEnabledByDefault: true,
        descriptor.Description,
        descriptor.HelpLink,
        descriptor.Severity == FindingSeverity.Error
            ? [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler]
            : []);

    private static RoslynText.LinePosition ToRoslyn(LinePosition position) => new(position.Line, position.Character);

    private static DiagnosticSeverity ToRoslyn(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Hidden => DiagnosticSeverity.Hidden,
        FindingSeverity.Info => DiagnosticSeverity.Info,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };
}
