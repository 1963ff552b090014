using System.Collections.Generic;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS007: a header name loses what does not belong to it, or is split from others.</summary>
internal sealed class HeaderNameFix : IFix
{
    public string Id => Descriptors.InvalidHeaderName.Id;

    public string FileTitle => "Correct all header names in {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is { } names
                && file.EntryAt(finding.Span) is { } entry
                && writer.Write(finding.Span, entry, names) is { } mend)
            {
                yield return mend;
            }
        }
    }
}
