using System.Collections.Generic;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>Advice that says what to write in the place of an entry: it is written, or the entry goes.</summary>
internal sealed class AdvisedEntryFix(FindingDescriptor descriptor, string fileTitle) : IFix
{
    public FindingDescriptor Descriptor => descriptor;

    public string FileTitle => fileTitle;

    public IEnumerable<FixAction> Find(FixContext file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { } values
                && file.EntryAt(finding.Span) is { } entry
                && writer.Write(finding.Span, entry, values) is { } action)
            {
                yield return action;
            }
        }
    }
}
