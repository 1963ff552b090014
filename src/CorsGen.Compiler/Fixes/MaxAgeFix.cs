using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS008: a number loses its quotes.</summary>
internal sealed class MaxAgeFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.InvalidMaxAge;

    public string FileTitle => "Write all numbers in {0} without quotes";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { Length: 1 } number)
            {
                yield return new FixAction(
                    finding.Span, $"Write {number[0]}", ImmutableArray.Create(new TextChange(finding.Span, number[0])));
            }
        }
    }
}
