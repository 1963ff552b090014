using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Origins;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS101: an origin is written as a browser sends it.</summary>
internal sealed class UnsentOriginFix : IFix
{
    public string Id => "CORS101";

    public string FileTitle => "Write all origins of {0} as a browser sends them";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.EntryAt(finding.Span) is { } entry
                && BrowserOrigin.Propose(entry.Text.Value) is { } origin
                && writer.Write(finding.Span, entry, ImmutableArray.Create(origin)) is { } mend)
            {
                yield return mend;
            }
        }
    }
}
