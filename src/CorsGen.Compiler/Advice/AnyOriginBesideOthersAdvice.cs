using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
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
    public static bool MayBeSplit(PolicyAnalysis policy, DocumentRule rule) =>
        policy.Document.Profile == CorsProfile.S3 && !OthersOf(rule).Any(other => policy.VerdictOf(other).IsAnyones);

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            SourceString? any = rule.Entries(RuleField.AllowedOrigins).FirstOrDefault(origin => origin.Value == "*");
            SourceString[] others = any is null ? [] : OthersOf(rule);
            if (any is not null && others.Length > 0)
            {
                string[] anyones = [.. others.Where(other => policy.VerdictOf(other).IsAnyones).Select(other => other.Value).Distinct()];
                string[] values = [.. others.Select(other => other.Value).Distinct()];
                advice.Add(Descriptor, any.Span, any.Span, Describe(values, anyones, policy.Document.Profile));
            }
        }
    }

    private static string Describe(string[] others, string[] anyones, CorsProfile profile)
    {
        bool isOne = others.Length == 1;
        string them = isOne ? "it" : "them";
        string who = Quote.Value(others[0]) + (isOne ? "" : " and the others");
        string state = profile == CorsProfile.Web
            ? $"'*' already allows {who}"
            : $"'*' wins over the origins beside it, so that {who} {(isOne ? "gets" : "get")} no credentials";
        string with = profile == CorsProfile.Web ? "with \"AllowCredentials\": true " : "";
        string own = $"a rule of {(isOne ? "its" : "their")} own {with}before this one";
        string cure = anyones.Length == 0
            ? $"{(profile == CorsProfile.Web ? "for credentials, " : "")}give {who} {own}, or remove {them}"
            : anyones.Length == others.Length
                ? $"remove {them}, as anyone can have such an origin"
                : $"remove {Listing.Of([.. anyones.Select(Quote.Value)])}, as anyone can have such an origin, " +
                    $"and give the rest {own}, or remove all";
        return $"{state}; {cure}";
    }

    private static SourceString[] OthersOf(DocumentRule rule) =>
        [.. rule.Entries(RuleField.AllowedOrigins).Where(origin => origin.Value != OriginVerdict.Any)];
}
