using System.Collections.Generic;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS105: an entry goes that another one of its rule covers.</summary>
internal sealed class RedundantEntryFix : IFix
{
    public string Id => "CORS105";

    public string FileTitle => "Remove all redundant entries of {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.EntryAt(finding.Span) is { } entry && file.Editor?.Remove(entry) is { } changes)
            {
                yield return new Mend(finding.Span, $"Remove {Quote.Value(entry.Text.Value)}", changes);
            }
        }
    }
}
