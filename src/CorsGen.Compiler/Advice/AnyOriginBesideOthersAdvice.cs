using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Strangers;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>CORS117: the origin <c>*</c> beside others, which then get <c>*</c> too, and no credentials.</summary>
internal sealed class AnyOriginBesideOthersAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.AnyOriginBesideOthers;

    /// <summary>
    /// Whether the other origins of a rule may get a rule of their own without further thought: in profile S3 they then get
    /// credentials, which none may that anyone can have; in profile Web they get none, and nothing is won.
    /// </summary>
    public static bool MayBeSplit(CorsDocument document, DocumentRule rule) =>
        document.Profile == CorsProfile.S3 && !OthersOf(rule).Any(IsAnyones);

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            SourceString? any = rule.Entries(RuleField.AllowedOrigins).FirstOrDefault(origin => origin.Value == "*");
            string[] others = any is null ? [] : OthersOf(rule);
            if (any is not null && others.Length > 0)
            {
                findings.Add(Descriptor, any.Span, Describe(others, document.Profile));
            }
        }
    }

    private static string Describe(string[] others, CorsProfile profile)
    {
        bool isOne = others.Length == 1;
        string them = isOne ? "it" : "them";
        string who = Quote.Value(others[0]) + (isOne ? "" : " and the others");
        string state = profile == CorsProfile.Web
            ? $"'*' already allows {who}"
            : $"'*' wins over the origins beside it, so that {who} {(isOne ? "gets" : "get")} no credentials";
        string earlier = profile == CorsProfile.Web ? "an earlier rule with \"AllowCredentials\": true" : "an earlier rule";

        string[] anyones = [.. others.Where(IsAnyones)];
        string cure = anyones.Length == 0
            ? $"{(profile == CorsProfile.Web ? "for credentials, " : "")}move {them} to {earlier}, or remove {them}"
            : anyones.Length == others.Length
                ? $"remove {them}, as anyone can have such an origin"
                : $"remove {Listing.Of([.. anyones.Select(Quote.Value)])}, as anyone can have such an origin, and move the rest to {earlier}, or remove all";
        return $"{state}; {cure}";
    }

    private static string[] OthersOf(DocumentRule rule) =>
        [.. rule.Entries(RuleField.AllowedOrigins).Select(origin => origin.Value).Where(origin => origin != "*").Distinct()];

    // CORS103 and CORS102 speak of these: with credentials they are worse than without.
    private static bool IsAnyones(string origin) => BrowserOrigin.MatchesNull(origin) || StrangerFinder.Find(origin) is not null;
}
