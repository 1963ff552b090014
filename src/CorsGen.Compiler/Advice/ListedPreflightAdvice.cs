using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS119: <c>OPTIONS</c> is listed in profile Web, as other systems want it for preflights. In profile S3 it is an
/// error.
/// </summary>
internal sealed class ListedPreflightAdvice : IAdvice
{
    private const string Options = "OPTIONS";

    public FindingDescriptor Descriptor => Descriptors.ListedPreflight;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        var trials = new RuleTrials(policy);
        for (int index = 0; index < policy.Rules.Length; index++)
        {
            DocumentRule rule = policy.Rules[index];
            SourceString[] listed =
            [
                .. rule.Entries(RuleField.AllowedMethods).Where(method => method.Value == Options),
            ];
            bool isAlone = listed.Length == rule.Entries(RuleField.AllowedMethods).Length;
            ImmutableArray<int> covering = listed.Length == 0 || isAlone
                ? ImmutableArray<int>.Empty
                : CoveringWithout(policy, trials, index);
            string cure = isAlone ? "list the methods that they call, such as GET"
                : covering.IsEmpty ? "remove it, unless they do"
                : $"remove this rule, unless they do, as {policy.Document.NamesOf(covering)} before it " +
                    $"{(covering.Length == 1 ? "allows" : "together allow")} all else that it allows";

            // One replaces all of them.
            foreach (SourceString method in isAlone ? listed.Take(1) : listed)
            {
                advice.Add(
                    Descriptor,
                    method.Span,
                    method.Span,
                    $"Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS themselves; {cure}",
                    replacements: isAlone || !covering.IsEmpty ? null : ImmutableArray<string>.Empty);
            }
        }
    }

    /// <summary>
    /// The earlier rules that would leave no request to a rule without OPTIONS; none if some is left, or it isn't
    /// tried.
    /// </summary>
    private static ImmutableArray<int> CoveringWithout(PolicyAnalysis policy, RuleTrials trials, int index)
    {
        DocumentRule rule = policy.Rules[index];
        EntryList methods = rule.List(RuleField.AllowedMethods)!;
        EntryList others = methods with { Entries = methods.Entries.RemoveAll(method => method.Value == Options) };
        DocumentRule changed = rule with { Lists = rule.Lists.SetItem(RuleField.AllowedMethods, others) };
        return policy.CoveringRules[index].IsEmpty
            && trials.CoveringRules(policy.Rules.SetItem(index, changed)) is { } covering
            ? covering[index]
            : ImmutableArray<int>.Empty;
    }
}
