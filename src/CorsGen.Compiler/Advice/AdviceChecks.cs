using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>All advice that there is. A new one is a file beside this one, and a line here.</summary>
internal static class AdviceChecks
{
    public static readonly ImmutableArray<IAdvice> All = ImmutableArray.Create<IAdvice>(
        new UnsentOriginAdvice(),
        new StrangerAdvice(),
        new NullOriginAdvice(),
        new PlainHttpAdvice(),
        new RedundantEntryAdvice(),
        new UnreachableRuleAdvice(),
        new AbsentHeadersAdvice(),
        new UnsendableHeaderAdvice(),
        new ExposedHeaderAdvice(),
        new LongMaxAgeAdvice(),
        new HiddenETagAdvice(),
        new NarrowWildcardAdvice(),
        new PlaceholderAdvice(),
        new RepeatedIdAdvice(),
        new EarlierAnyOriginAdvice(),
        new AnyOriginBesideOthersAdvice());

    public static void Run(CorsDocument document, FindingList findings)
    {
        foreach (IAdvice advice in All)
        {
            advice.Check(document, findings);
        }
    }
}
