using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS112: a wildcard gets the origin beside it that it leaves out.</summary>
internal sealed class NarrowWildcardFix : IFix
{
    public string Id => "CORS112";

    public string FileTitle => "List what the wildcards of {0} leave out";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var added = new Dictionary<(DocumentRule, string), ImmutableArray<TextChange>?>();
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.EntryAt(finding.Span) is not { } entry || NarrowWildcardAdvice.LeftOut(entry.Text.Value) is not { } origin)
            {
                continue;
            }

            // Two wildcards may leave out the same: what mends the one mends the other.
            if (!added.TryGetValue((entry.Rule, origin), out ImmutableArray<TextChange>? changes))
            {
                changes = file.Editor?.InsertAfter(entry, origin);
                added.Add((entry.Rule, origin), changes);
            }

            if (changes is not null)
            {
                yield return new Mend(finding.Span, $"List {Quote.Value(origin)} too", changes.Value);
            }
        }
    }
}
