using System.Collections.Generic;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS107: a rule with PUT, POST, DELETE or PATCH lets pages name the one header that nearly all of them do.</summary>
internal sealed class AbsentHeadersFix : IFix
{
    private const string Header = "content-type";

    public string Id => "CORS107";

    public string FileTitle => $"Allow the header '{Header}' wherever {{0}} allows none";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (file.RuleAt(finding.Span) is { } rule && file.Editor?.Add(rule, RuleField.AllowedHeaders, Header) is { } changes)
            {
                yield return new Mend(finding.Span, $"Allow the header '{Header}'", changes);
            }
        }
    }
}
