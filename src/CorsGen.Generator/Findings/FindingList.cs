using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Findings;

/// <summary>Collects what there is to say about one file.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    public int Count => _findings.Count;

    public void Add(
        DiagnosticDescriptor descriptor,
        TextSpan span,
        string message,
        DiagnosticSeverity? severity = null,
        ImmutableArray<string>? instead = null) => _findings.Add(new Finding(descriptor, span, message, severity, instead));

    /// <summary>The findings in the order of their places.</summary>
    public ImmutableArray<Finding> ToSorted() => _findings
        .OrderBy(finding => finding.Span.Start)
        .ThenBy(finding => finding.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();
}
