using System.Collections.Generic;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS112: a wildcard gets the origin beside it that it leaves out.</summary>
internal sealed class NarrowWildcardFix : IFix
{
    public string Id => "CORS112";

    public string FileTitle => "List what the wildcards of {0} leave out";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var added = new HashSet<(DocumentRule, string)>();
        foreach (Finding finding in file.FindingsOf(Id))
        {
            // Two wildcards may leave out the same.
            if (file.EntryAt(finding.Span) is { } entry
                && NarrowWildcardAdvice.LeftOut(entry.Text.Value) is { } origin
                && added.Add((entry.Rule, origin))
                && file.Editor?.InsertAfter(entry, origin) is { } changes)
            {
                yield return new Mend(finding.Span, $"List {Quote.Value(origin)} too", changes);
            }
        }
    }
}
