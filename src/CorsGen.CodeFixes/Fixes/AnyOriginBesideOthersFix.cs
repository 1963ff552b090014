using System.Collections.Generic;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>
/// CORS117: <c>*</c> gets a rule of its own, right behind that of the other origins. What is allowed stays the same; the
/// others get their credentials. Where one of them is anybody's, that is for the author to do.
/// </summary>
internal sealed class AnyOriginBesideOthersFix : IFix
{
    public string Id => "CORS117";

    public string FileTitle => "Give each '*' of {0} a rule of its own";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.Document is { } document
                && file.RuleAt(finding.Span) is { } rule
                && AnyOriginBesideOthersAdvice.MayBeSplit(document, rule)
                && file.Editor?.SplitOff(rule, "*") is { } changes)
            {
                yield return new Mend(finding.Span, "Give '*' a later rule of its own", changes);
            }
        }
    }
}
