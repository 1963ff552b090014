using System.Collections.Generic;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS003: a property or element gets the name that was meant.</summary>
internal sealed class NameFix : IFix
{
    public string Id => Descriptors.UnknownName.Id;

    public string FileTitle => "Correct all names in {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is { Length: 1 } names && file.Editor?.Rename(finding.Span, names[0]) is { } changes)
            {
                yield return new Mend(finding.Span, $"Write '{names[0]}'", changes);
            }
        }
    }
}
