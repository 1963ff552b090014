using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS119: <c>OPTIONS</c> is listed in profile Web, as other systems want it for preflights. In profile S3 it is an
/// error.
/// </summary>
internal sealed class ListedPreflightAdvice : IAdvice
{
    private const string Options = "OPTIONS";

    public FindingDescriptor Descriptor => Descriptors.ListedPreflight;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            ImmutableArray<SourceString> methods = rule.Entries(RuleField.AllowedMethods);
            bool isAlone = methods.All(method => method.Value == Options);
            foreach (SourceString method in methods.Where(method => method.Value == Options).Take(1))
            {
                advice.Add(
                    Descriptor,
                    method.Span,
                    method.Span,
                    "Preflights are answered without 'OPTIONS', which allows pages to call OPTIONS themselves; " +
                    (isAlone ? "list the methods that they call, such as GET" : "remove it, unless they do"),
                    replacements: isAlone ? null : ImmutableArray<string>.Empty);
            }
        }
    }
}
