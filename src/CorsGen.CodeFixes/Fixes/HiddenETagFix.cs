using System.Collections.Generic;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS111: pages that upload in parts get to read the header that they need for it.</summary>
internal sealed class HiddenETagFix : IFix
{
    private const string Header = "ETag";

    public string Id => "CORS111";

    public string FileTitle => $"Expose '{Header}' wherever {{0}} allows PUT";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.RuleAt(finding.Span) is { } rule && file.Editor?.Add(rule, RuleField.ExposeHeaders, Header) is { } changes)
            {
                yield return new Mend(finding.Span, $"Expose '{Header}'", changes);
            }
        }
    }
}
