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
    /// Whether the other origins of a rule may get a rule of their own without further thought: in profile S3 they then
    /// get credentials, which none may that anyone can have; in profile Web they get none, and nothing is won.
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
                string[] anyones =
                [
                    .. others.Where(other => policy.VerdictOf(other).IsAnyones).Select(other => other.Value).Distinct(),
                ];
                string[] values = [.. others.Select(other => other.Value).Distinct()];
                advice.Add(Descriptor, any.Span, any.Span, Describe(values, anyones, policy.Document, rule));
            }
        }
    }

    private static string Describe(string[] others, string[] anyones, CorsDocument document, DocumentRule rule)
    {
        bool isOne = others.Length == 1;
        string them = isOne ? "it" : "them";
        string who = Quote.Value(others[0]) + (isOne ? "" : " and the others");
        bool isWeb = document.Profile == CorsProfile.Web;
        string state = isWeb
            ? $"'*' already allows {who}"
            : $"'*' wins over the origins beside it, so that {who} {(isOne ? "gets" : "get")} no credentials";
        string own =
            $"a rule of {(isOne ? "its" : "their")} own before this one{(isWeb ? With(rule, document.Form) : "")}";
        string cure = anyones.Length == 0
            ? $"{(isWeb ? "for credentials, " : "")}give {who} {own}, or remove {them}"
            : anyones.Length == others.Length
                ? $"remove {them}, as anyone can have such an origin"
                : $"remove {Listing.Of([.. anyones.Select(Quote.Value)])}, as anyone can have such an origin, " +
                    $"and give the rest {own}, or remove all";
        return $"{state}; {cure}";
    }

    // With credentials '*' would be the name of a method or a header (CORS014).
    private static string With(DocumentRule rule, DocumentForm form)
    {
        string[] wildcards =
        [
            .. new[] { RuleField.AllowedMethods, RuleField.ExposeHeaders }.Where(rule.IsAny)
                .Select(field => Quote.Value(field.NameIn(form))),
        ];
        return (form == DocumentForm.Xml
                ? ", with <AllowCredentials>true</AllowCredentials>"
                : ", with \"AllowCredentials\": true") +
            (wildcards.Length == 0 ? "" : $" and names in place of '*' in {Listing.Of(wildcards)}");
    }

    private static SourceString[] OthersOf(DocumentRule rule) =>
        [.. rule.Entries(RuleField.AllowedOrigins).Where(origin => origin.Value != OriginVerdict.Any)];
}
