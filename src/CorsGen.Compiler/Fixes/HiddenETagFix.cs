using System.Collections.Generic;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS111: pages that upload in parts get to read the header that they need for it.</summary>
internal sealed class HiddenETagFix : IFix
{
    private const string Header = "ETag";

    public FindingDescriptor Descriptor => Descriptors.HiddenETag;

    public string FileTitle => $"Expose '{Header}' wherever {{0}} allows PUT";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (file.RuleAt(finding.Span) is { } rule
                && file.Editor?.Add(rule, RuleField.ExposeHeaders, Header) is { } changes)
            {
                yield return new FixAction(finding.Span, $"Expose '{Header}'", changes);
            }
        }
    }
}
