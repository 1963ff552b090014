using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS105: an entry that changes nothing, as another one of its list covers it. That the origin <c>*</c> covers those beside
/// it is CORS117, which has a better cure.
/// </summary>
internal sealed class RedundantEntryAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.RedundantEntry;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            IEnumerable<SourceString> origins = ReportRepeats(RuleField.AllowedOrigins, StringComparer.Ordinal)
                .Where(origin => origin.Value != OriginVerdict.Any && OriginEntry.IsMatchable(origin.Value));
            ReportCovered([.. origins.Select(origin => (origin, origin.Value))]);

            // Header names differ in case alone from what a request asks for.
            IEnumerable<SourceString> headers = ReportRepeats(RuleField.AllowedHeaders, StringComparer.OrdinalIgnoreCase);
            ReportCovered([.. headers.Select(header => (header, header.Value.ToLowerInvariant()))]);

            // A '*' stands for nothing but itself in these two.
            ReportRepeats(RuleField.AllowedMethods, StringComparer.Ordinal);
            ReportRepeats(RuleField.ExposeHeaders, StringComparer.OrdinalIgnoreCase);

            // Gives back the entries without their repetitions.
            List<SourceString> ReportRepeats(RuleField field, StringComparer comparer)
            {
                var distinct = new List<SourceString>();
                var known = new Dictionary<string, SourceString>(comparer);
                foreach (SourceString entry in rule.Entries(field))
                {
                    if (known.TryGetValue(entry.Value, out SourceString? first))
                    {
                        Report(entry, first.Value == entry.Value
                            ? $"{Quote.Value(entry.Value)} is listed twice; remove this one"
                            : $"{Quote.Value(entry.Value)} is listed as {Quote.Value(first.Value)} already, and case does not matter in a header name; remove this one");
                    }
                    else
                    {
                        known.Add(entry.Value, entry);
                        distinct.Add(entry);
                    }
                }

                return distinct;
            }
        }

        void ReportCovered((SourceString Entry, string Text)[] entries)
        {
            var index = new CoverIndex();
            for (int i = 0; i < entries.Length; i++)
            {
                index.Add(entries[i].Text, i);
            }

            for (int i = 0; i < entries.Length; i++)
            {
                foreach (int wider in index.OwnersCovering(entries[i].Text).Where(owner => owner != i).Take(1))
                {
                    Report(
                        entries[i].Entry,
                        $"{Quote.Value(entries[i].Entry.Value)} is covered by {Quote.Value(entries[wider].Entry.Value)}, which is listed too; remove it, or the wildcard if that is too wide");
                }
            }
        }

        void Report(SourceString entry, string message) =>
            advice.Add(Descriptor, entry.Span, Place.Of(entry, policy.Document.Form), message);
    }
}
