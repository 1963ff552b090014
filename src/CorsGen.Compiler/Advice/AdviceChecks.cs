using System.Collections.Immutable;
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
        new AnyOriginBesideOthersAdvice(),
        new UnexposedHeaderAdvice(),
        new ListedPreflightAdvice());

    /// <summary>All advice on a configuration, in the order of its places.</summary>
    public static ImmutableArray<Finding> Run(PolicyAnalysis policy)
    {
        var advice = new AdviceList();
        foreach (IAdvice one in All)
        {
            one.Check(policy, advice);
        }

        var findings = new FindingList();
        foreach (Finding finding in Precedence.Apply(advice))
        {
            findings.Add(finding);
        }

        return findings.ToSorted();
    }
}
