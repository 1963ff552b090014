using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS110: a preflight is kept for as long as most browsers do at most.</summary>
internal sealed class LongMaxAgeFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.LongMaxAge;

    public string FileTitle => "Write 7200 for all longer times in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { Length: 1 } seconds)
            {
                var change = new TextChange(finding.Span, seconds[0]);
                yield return new FixAction(finding.Span, $"Write {seconds[0]}", ImmutableArray.Create(change));
            }
        }
    }
}
