using System.Collections.Immutable;
using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>CORS117: the origin <c>*</c> beside others, which then get <c>*</c> too, and no credentials.</summary>
internal sealed class AnyOriginBesideOthersAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Warning("CORS117", "A CORS rule lists '*' beside other origins");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            ImmutableArray<SourceString> origins = rule.Entries(RuleField.AllowedOrigins);
            SourceString? any = origins.FirstOrDefault(origin => origin.Value == "*");
            string[] others = [.. origins.Select(origin => origin.Value).Where(origin => origin != "*").Distinct()];
            if (any is not null && others.Length > 0)
            {
                findings.Add(
                    s_descriptor,
                    any.Span,
                    "'*' wins over the origins beside it, so that " + (others.Length == 1
                        ? $"{Quote.Value(others[0])} gets no credentials; move it to an earlier rule, or remove it"
                        : $"{Quote.Value(others[0])} and the others get no credentials; move them to an earlier rule, or remove them"));
            }
        }
    }
}
