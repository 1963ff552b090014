using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS105: the entries go that another one of their rule covers.</summary>
internal sealed class RedundantEntryFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.RedundantEntry;

    public string FileTitle => "Remove all redundant entries of {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        if (file.Compilation.Analysis is not { } policy)
        {
            yield break;
        }

        var redundant = new Dictionary<int, (DocumentRule Rule, RedundantEntries Entries)>();
        foreach (DocumentRule rule in file.Rules)
        {
            foreach (RedundantEntries entries in RedundantEntryAdvice.In(policy, rule))
            {
                redundant[entries.Entries[0].Span.Start] = (rule, entries);
            }
        }

        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.EntryAt(finding.Span) is { } first
                && redundant.TryGetValue(first.Text.Span.Start, out (DocumentRule Rule, RedundantEntries Entries) found)
                && file.Editor?.Remove(EntriesOf(found.Rule, found.Entries)) is { } changes)
            {
                string[] names = [.. found.Entries.Entries.Select(entry => Quote.Value(entry.Value))];
                yield return new FixAction(finding.Span, $"Remove {Listing.Of(names)}", changes);
            }
        }
    }

    private static ImmutableArray<DocumentEntry> EntriesOf(DocumentRule rule, RedundantEntries redundant) =>
        redundant.Entries.Select(entry => new DocumentEntry(rule, redundant.Field, entry)).ToImmutableArray();
}
