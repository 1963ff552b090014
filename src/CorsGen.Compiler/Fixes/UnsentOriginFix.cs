using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS101: an origin is written as a browser sends it.</summary>
internal sealed class UnsentOriginFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.UnsentOrigin;

    public string FileTitle => "Write all origins of {0} as a browser sends them";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.EntryAt(finding.Span) is { } entry
                && OriginProposal.For(entry.Text.Value) is { } origin
                && writer.Write(finding.Span, entry, ImmutableArray.Create(origin)) is { } mend)
            {
                yield return mend;
            }
        }
    }
}
