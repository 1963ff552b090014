using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS118: pages get to read the response headers that they need.</summary>
internal sealed class UnexposedHeaderFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.UnexposedHeader;

    public string FileTitle => "Expose all headers that pages of {0} need";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.EntryAt(finding.Span) is { } entry
                && UnexposedHeaderAdvice.MissingFor(entry.Rule, entry.Text.Value) is { IsEmpty: false } missing
                && file.Editor?.Add(entry.Rule, RuleField.ExposeHeaders, [.. missing]) is { } changes)
            {
                string names = Listing.Of([.. missing.Select(Quote.Value)]);
                yield return new FixAction(finding.Span, $"Expose {names}", changes);
            }
        }
    }
}
