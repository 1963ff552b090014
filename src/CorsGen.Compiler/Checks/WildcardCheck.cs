using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS006: an origin or an allowed header has at most one wildcard.</summary>
internal sealed class WildcardCheck : IDocumentCheck
{
    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            CheckEntries(rule.Entries(RuleField.AllowedOrigins), "an origin", findings);
            CheckEntries(rule.Entries(RuleField.AllowedHeaders), "a header", findings);
        }
    }

    private static void CheckEntries(ImmutableArray<SourceString> entries, string what, FindingList findings)
    {
        foreach (SourceString entry in entries)
        {
            int second = entry.Value.IndexOf('*', entry.Value.IndexOf('*') + 1);
            if (second > entry.Value.IndexOf('*'))
            {
                findings.Add(
                    Descriptors.SecondWildcard,
                    entry.SpanOf(second, 1),
                    $"{Quote.Value(entry.Value)} has more than one '*'; {what} takes one, which stands for any " +
                    "characters: write an entry for each case");
            }
        }
    }
}
