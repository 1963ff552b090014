using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS008: a number loses its quotes.</summary>
internal sealed class MaxAgeFix : IFix
{
    public string Id => Descriptors.InvalidMaxAge.Id;

    public string FileTitle => "Write all numbers in {0} without quotes";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is { Length: 1 } number)
            {
                yield return new Mend(finding.Span, $"Write {number[0]}", ImmutableArray.Create(new TextChange(finding.Span, number[0])));
            }
        }
    }
}
