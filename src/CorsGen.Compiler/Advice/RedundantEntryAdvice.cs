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
/// CORS105: entries that change nothing, as another one of their list covers them. They are reported together, at the
/// first of them; of equal entries each but the first is reported.
/// </summary>
internal sealed class RedundantEntryAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.RedundantEntry;

    /// <summary>The entries of a rule that can go, those together that the same entry covers.</summary>
    public static IEnumerable<RedundantEntries> In(PolicyAnalysis policy, DocumentRule rule) =>
        Repeated(rule, RuleField.AllowedOrigins, StringComparer.Ordinal)
            .Concat(CoveredOrigins(policy, rule))
            .Concat(Repeated(rule, RuleField.AllowedHeaders, StringComparer.OrdinalIgnoreCase))
            .Concat(CoveredHeaders(rule))

            // A '*' stands for nothing but itself in these two.
            .Concat(Repeated(rule, RuleField.AllowedMethods, StringComparer.Ordinal))
            .Concat(Repeated(rule, RuleField.ExposeHeaders, StringComparer.OrdinalIgnoreCase));

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            foreach (RedundantEntries redundant in In(policy, rule))
            {
                SourceString first = redundant.Entries[0];
                advice.Add(Descriptor, first.Span, Place.Of(first, policy.Document.Form), Describe(redundant));
            }
        }
    }

    // What is too wide will not stay, so it covers nothing: CORS102 and CORS117 have a better cure.
    private static IEnumerable<RedundantEntries> CoveredOrigins(PolicyAnalysis policy, DocumentRule rule) => Covered(
        RuleField.AllowedOrigins,
        [
            .. Distinct(rule, RuleField.AllowedOrigins, StringComparer.Ordinal)
                .Where(origin => OriginEntry.IsMatchable(origin.Value) && !policy.VerdictOf(origin).IsTooWide)
                .Select(origin => (origin, origin.Value)),
        ]);

    // Header names differ in case alone from what a request asks for.
    private static IEnumerable<RedundantEntries> CoveredHeaders(DocumentRule rule) => Covered(
        RuleField.AllowedHeaders,
        [
            .. Distinct(rule, RuleField.AllowedHeaders, StringComparer.OrdinalIgnoreCase)
                .Select(header => (header, header.Value.ToLowerInvariant())),
        ]);

    private static IEnumerable<SourceString> Distinct(DocumentRule rule, RuleField field, StringComparer comparer) =>
        rule.Entries(field).Length < 2
            ? rule.Entries(field)
            : rule.Entries(field).GroupBy(entry => entry.Value, comparer).Select(equal => equal.First());

    private static IEnumerable<RedundantEntries> Repeated(
        DocumentRule rule, RuleField field, StringComparer comparer) =>
        rule.Entries(field).Length < 2
            ? []
            : from equal in rule.Entries(field).GroupBy(entry => entry.Value, comparer)
              from entry in equal.Skip(1)
              select new RedundantEntries(field, equal.First(), ImmutableArray.Create(entry));

    private static IEnumerable<RedundantEntries> Covered(RuleField field, (SourceString Entry, string Text)[] entries)
    {
        // Only a wildcard covers what is not the same.
        if (entries.Length < 2 || !Array.Exists(entries, entry => entry.Text.IndexOf('*') >= 0))
        {
            return [];
        }

        var index = new CoverIndex();
        for (int i = 0; i < entries.Length; i++)
        {
            index.Add(entries[i].Text, i);
        }

        var covered = new Dictionary<int, ImmutableArray<SourceString>.Builder>();
        for (int i = 0; i < entries.Length; i++)
        {
            // The widest comes first, and no other one covers that.
            foreach (int wider in index.OwnersCovering(entries[i].Text).Where(owner => owner != i).Take(1))
            {
                if (!covered.TryGetValue(wider, out ImmutableArray<SourceString>.Builder? narrower))
                {
                    covered.Add(wider, narrower = ImmutableArray.CreateBuilder<SourceString>());
                }

                narrower.Add(entries[i].Entry);
            }
        }

        return covered.Select(pair => new RedundantEntries(field, entries[pair.Key].Entry, pair.Value.ToImmutable()));
    }

    private static string Describe(RedundantEntries redundant)
    {
        string kept = Quote.Value(redundant.Kept.Value);
        string entries = Listing.Of([.. redundant.Entries.Select(entry => Quote.Value(entry.Value))]);
        bool isOne = redundant.Entries.Length == 1;
        return kept == entries ? $"{entries} is listed twice; remove this one"
            : isOne && kept.Equals(entries, StringComparison.OrdinalIgnoreCase)
                ? $"{entries} is listed as {kept} already, and case does not matter in a header name; remove this one"
            : $"{entries} {(isOne ? "is" : "are")} covered by {kept}, which is listed too; " +
                $"remove {(isOne ? "it" : "them")}, or the wildcard if that is too wide";
    }
}

/// <summary>Entries of a list that change nothing.</summary>
/// <param name="Field">The list.</param>
/// <param name="Kept">The entry that covers them.</param>
/// <param name="Entries">The entries, in the order of the file; at least one.</param>
internal sealed record RedundantEntries(RuleField Field, SourceString Kept, ImmutableArray<SourceString> Entries);
