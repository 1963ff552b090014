using System.Collections.Generic;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS005: a method is written as it is sent, split from others, or removed where it need not or cannot be listed.</summary>
internal sealed class MethodFix : IFix
{
    public string Id => Descriptors.UnsupportedMethod.Id;

    public string FileTitle => "Correct all methods in {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is { } methods
                && file.EntryAt(finding.Span) is { } entry
                && writer.Write(finding.Span, entry, methods) is { } mend)
            {
                yield return mend;
            }
        }
    }
}
