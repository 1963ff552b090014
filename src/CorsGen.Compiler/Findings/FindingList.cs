using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Findings;

/// <summary>Collects the findings about one file.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    public int Count => _findings.Count;

    public void Add(Finding finding) => _findings.Add(finding);

    public void Add(
        FindingDescriptor descriptor,
        TextSpan span,
        string message,
        FindingSeverity? severity = null,
        ImmutableArray<string>? replacements = null) =>
            Add(new Finding(descriptor, span, message, severity, replacements));

    /// <summary>The findings in the order of their places.</summary>
    public ImmutableArray<Finding> ToSorted() => _findings
        .OrderBy(finding => finding.Span.Start)
        .ThenBy(finding => finding.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();
}
