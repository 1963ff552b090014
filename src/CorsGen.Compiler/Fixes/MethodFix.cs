using System.Collections.Generic;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS005: a method is written as it is sent, split from others, or removed where it need not or cannot be listed.
/// </summary>
internal sealed class MethodFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.UnsupportedMethod;

    public string FileTitle => "Correct all methods in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        var writer = new EntryWriter(file);
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { } methods
                && file.EntryAt(finding.Span) is { } entry
                && writer.Write(finding.Span, entry, methods) is { } fix)
            {
                yield return fix;
            }
        }
    }
}
