using System.Collections.Generic;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS117: <c>*</c> gets a rule of its own, right behind that of the other origins. What is allowed stays the same;
/// the others get their credentials. Where one of them is anybody's, that is for the author to do.
/// </summary>
internal sealed class AnyOriginBesideOthersFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.AnyOriginBesideOthers;

    public string FileTitle => "Give each '*' of {0} a rule of its own";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.Compilation.Analysis is { } policy
                && file.RuleAt(finding.Span) is { } rule
                && AnyOriginBesideOthersAdvice.MayBeSplit(policy, rule)
                && file.Editor?.SplitOff(rule, "*") is { } changes)
            {
                yield return new FixAction(finding.Span, "Give '*' a later rule of its own", changes);
            }
        }
    }
}
