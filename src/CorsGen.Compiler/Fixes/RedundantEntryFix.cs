using System.Collections.Generic;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS105: an entry goes that another one of its rule covers.</summary>
internal sealed class RedundantEntryFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.RedundantEntry;

    public string FileTitle => "Remove all redundant entries of {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.EntryAt(finding.Span) is { } entry && file.Editor?.Remove(entry) is { } changes)
            {
                yield return new FixAction(finding.Span, $"Remove {Quote.Value(entry.Text.Value)}", changes);
            }
        }
    }
}
