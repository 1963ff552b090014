using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS112: a wildcard gets the origin beside it that it leaves out.</summary>
internal sealed class NarrowWildcardFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.NarrowWildcard;

    public string FileTitle => "List what the wildcards of {0} leave out";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        var added = new Dictionary<(DocumentRule, string), ImmutableArray<TextChange>?>();
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.EntryAt(finding.Span) is not { } entry
                || NarrowWildcardAdvice.LeftOut(entry.Text.Value) is not { } origin)
            {
                continue;
            }

            // Two wildcards may leave out the same: what fixes the one fixes the other.
            if (!added.TryGetValue((entry.Rule, origin), out ImmutableArray<TextChange>? changes))
            {
                changes = file.Editor?.InsertAfter(entry, origin);
                added.Add((entry.Rule, origin), changes);
            }

            if (changes is not null)
            {
                yield return new FixAction(finding.Span, $"List {Quote.Value(origin)} too", changes.Value);
            }
        }
    }
}
