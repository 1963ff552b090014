using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS009: the limits of S3 on rules and IDs. That on the document is checked on its text.</summary>
internal sealed class RuleLimitCheck : IDocumentCheck
{
    private const int MostRules = 100;
    private const int LongestId = 255;

    public void Check(CorsDocument document, FindingList findings)
    {
        if (document.Profile != CorsProfile.S3)
        {
            return;
        }

        if (document.Rules.Length > MostRules)
        {
            findings.Add(
                Descriptors.LimitExceeded,
                document.Rules[MostRules].Place,
                $"S3 takes at most {MostRules} rules; this file has {document.Rules.Length}, " +
                $"{document.Rules.Length - MostRules} too many: join rules, or, for an API that isn't a bucket, " +
                WebProfile.Use);
        }

        foreach (DocumentRule rule in document.Rules)
        {
            if (rule.Text(RuleField.Id) is { Value.Length: > LongestId } id)
            {
                findings.Add(
                    Descriptors.LimitExceeded,
                    id.Span,
                    $"S3 takes an ID of at most {LongestId} characters; this one has {id.Value.Length}, " +
                    $"{id.Value.Length - LongestId} too many");
            }
        }
    }
}
