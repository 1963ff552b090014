using System.Collections.Generic;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS003: a property or element gets the name that was meant, or goes if none was.</summary>
internal sealed class NameFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.UnknownName;

    public string FileTitle => "Correct all names in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { Length: 1 } names
                && file.Editor?.Rename(finding.Span, names[0]) is { } changes)
            {
                yield return new FixAction(finding.Span, $"Write '{names[0]}'", changes);
            }
            else if (finding.Replacements is { IsEmpty: true } && file.Editor?.RemoveNamed(finding.Span) is { } removal)
            {
                string name = file.Source.Substring(finding.Span.Start, finding.Span.Length);
                yield return new FixAction(finding.Span, $"Remove {Quote.Value(name)}", removal);
            }
        }
    }
}
