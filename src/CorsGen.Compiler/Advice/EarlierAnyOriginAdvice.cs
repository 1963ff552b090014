using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS116: a rule is to give its origins credentials, but an earlier one lists <c>*</c> and shares a method. A request
/// after its preflight asks for no header: the earlier rule answers it, with <c>*</c> and without credentials, also
/// where this one answered the preflight.
/// <para>
/// Where origins, methods and headers make pairs by the million, the rules that are left aren't reported. A
/// configuration within the limits of S3 never gets there.
/// </para>
/// </summary>
internal sealed class EarlierAnyOriginAdvice : IAdvice
{
    // 64 KB hold 16,000 entries of one character, in rules of five methods: 80,000 pairs, each looked at up to three
    // times.
    private const int MostPairs = 1_000_000;

    private const int MostNames = 3;

    public FindingDescriptor Descriptor => Descriptors.EarlierAnyOrigin;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        var methods = new Dictionary<string, MethodRules>(StringComparer.Ordinal);
        var work = new WorkBound(MostPairs);
        var headers = new HeaderCover(policy.Rules);
        var names = new MethodNames(policy.Rules);
        for (int index = 0; index < policy.Rules.Length; index++)
        {
            DocumentRule rule = policy.Rules[index];
            ImmutableArray<string> ownMethods = names.Of(rule);
            if (!work.TrySpend(PairsOf(rule, ownMethods.Length)))
            {
                return;
            }

            Taken[] taken = rule.GivesCredentials(policy.Document.Profile)
                ? [.. ownMethods.Select(method => Take(rule, method)).OfType<Taken>()]
                : [];

            if (taken.Length > 0)
            {
                Report(index, taken);
            }

            foreach (string method in ownMethods)
            {
                if (!methods.TryGetValue(method, out MethodRules? rules))
                {
                    methods.Add(method, rules = new MethodRules());
                }

                rules.Add(rule, index);
            }
        }

        // The first origin of a rule of which some requests are answered by an earlier rule with '*', and by none
        // before that.
        Taken? Take(DocumentRule rule, string method) =>
            methods.TryGetValue(method, out MethodRules? rules) && rules.FirstAny is { } earlier
            && rule.Entries(RuleField.AllowedOrigins).FirstOrDefault(rules.IsLeftToAny) is { } origin
                ? new Taken(method, earlier, origin.Value)
                : null;

        void Report(int index, Taken[] taken)
        {
            // One that parts a preflight from its request says more.
            var uncovered = taken
                .Select(one => one.EarlierRule)
                .Distinct()
                .ToDictionary(rule => rule, rule => headers.FirstUncovered(rule, index));
            Taken shown = taken.FirstOrDefault(one => uncovered[one.EarlierRule] is not null) ?? taken[0];
            SourceString? header = uncovered[shown.EarlierRule];
            string[] shared = [.. taken.Where(one => one.EarlierRule == shown.EarlierRule).Select(one => one.Method)];
            advice.Add(
                Descriptor,
                policy.Rules[index].Place,
                policy.Rules[index].Place,
                $"{policy.Document.NameOf(shown.EarlierRule)} allows " +
                $"{Listing.Of([.. shared.Select(Quote.Value)])} to every origin " +
                $"before this rule: {Quote.Value(shown.Origin)} gets '*' from it, without credentials" +
                (header is null
                    ? ""
                    : $", though a preflight {PreflightFor(header.Value)} is answered by another rule") +
                $"; put {RulesOfAnyOrigin(policy)} after all other rules");
        }
    }

    // Before the others it takes their requests, and behind them it takes none: wherever another rule would be put, it
    // could take those of a third one.
    private static string RulesOfAnyOrigin(PolicyAnalysis policy)
    {
        int[] rules =
        [
            .. Enumerable.Range(0, policy.Rules.Length).Where(index => policy.Rules[index].ListsAnyOrigin()),
        ];
        return rules.Length <= MostNames ? policy.Document.NamesOf(rules) : "the rules that list '*'";
    }

    private static string PreflightFor(string header) =>
        header == "*" ? "that names a header"
        : header.IndexOf('*') >= 0 ? $"that names a header of {Quote.Value(header)}"
        : $"for {Quote.Value(header)}";

    // More than an int is more than any bound.
    private static int PairsOf(DocumentRule rule, int methods) => (int)Math.Min(
        int.MaxValue,
        (long)methods * (1 + rule.Entries(RuleField.AllowedOrigins).Length +
            rule.Entries(RuleField.AllowedHeaders).Length));

    /// <summary>Requests of one method that an earlier rule takes.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="EarlierRule">The index of the rule.</param>
    /// <param name="Origin">The entry of the later rule whose origins they have.</param>
    private sealed record Taken(string Method, int EarlierRule, string Origin);

    /// <summary>
    /// The rules with one method, up to the first that lists <c>*</c>: no request without headers gets any further.
    /// </summary>
    private sealed class MethodRules
    {
        private readonly CoverIndex _originsBeforeAny = new();

        public int? FirstAny { get; private set; }

        public void Add(DocumentRule rule, int index)
        {
            if (FirstAny is not null)
            {
                return;
            }

            if (rule.ListsAnyOrigin())
            {
                FirstAny = index;
                return;
            }

            foreach (SourceString origin in rule.Entries(RuleField.AllowedOrigins))
            {
                _originsBeforeAny.Add(origin.Value, index);
            }
        }

        public bool IsLeftToAny(SourceString origin) =>
            OriginEntry.IsMatchable(origin.Value) && !_originsBeforeAny.OwnersCovering(origin.Value).Any();
    }
}
