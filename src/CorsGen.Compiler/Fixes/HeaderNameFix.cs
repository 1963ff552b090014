using System.Collections.Generic;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS007: a header name loses what does not belong to it, or is split from others.</summary>
internal sealed class HeaderNameFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.InvalidHeaderName;

    public string FileTitle => "Correct all header names in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { } names
                && file.EntryAt(finding.Span) is { } entry
                && writer.Write(finding.Span, entry, names) is { } fix)
            {
                yield return fix;
            }
        }
    }
}
