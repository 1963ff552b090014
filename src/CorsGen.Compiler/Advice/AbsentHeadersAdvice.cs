using System;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS107: a rule that writes and says nothing of headers, so that every preflight that names one is refused; an info,
/// if it lists headers, and not the one that nearly all pages need for what they send. An empty list says so on
/// purpose; XML has none.
/// </summary>
internal sealed class AbsentHeadersAdvice : IAdvice
{
    public const string Header = "content-type";

    private static readonly string[] s_writingMethods = ["PUT", "POST", "DELETE", "PATCH"];

    // A request with one of these has a body, as a rule.
    private static readonly string[] s_sendingMethods = ["PUT", "POST", "PATCH"];

    public FindingDescriptor Descriptor => Descriptors.AbsentHeaders;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        DocumentForm form = policy.Document.Form;
        string field = RuleField.AllowedHeaders.NameIn(form);
        foreach (DocumentRule rule in policy.Rules)
        {
            if (rule.List(RuleField.AllowedHeaders) is not { } list)
            {
                if (FirstOf(rule, s_writingMethods) is { } method)
                {
                    advice.Add(
                        Descriptor,
                        rule.Place,
                        rule.Place,
                        $"The rule allows {method} but has no '{field}', so that a preflight for a header, such as " +
                        $"{Header}, is refused; add " + (form == DocumentForm.Xml
                            ? $"<{field}>{Header}</{field}>"
                            : $"\"{field}\": [\"{Header}\"], or [] if no header is meant"));
                }
            }
            else if (!list.Entries.IsEmpty && FirstOf(rule, s_sendingMethods) is { } method && !Allows(list))
            {
                advice.Add(
                    Descriptor,
                    rule.Place,
                    list.Place,
                    $"The rule allows {method} but not the header {Header}, so that a page that sends JSON or a file " +
                    "is refused; add " +
                    (form == DocumentForm.Xml ? $"<{field}>{Header}</{field}>" : $"\"{Header}\" if pages do"),
                    FindingSeverity.Info);
            }
        }
    }

    private static string? FirstOf(DocumentRule rule, string[] methods) =>
        rule.IsAny(RuleField.AllowedMethods)
            ? "any method"
            : rule.Entries(RuleField.AllowedMethods).Select(entry => entry.Value).FirstOrDefault(methods.Contains);

    private static bool Allows(EntryList headers) => headers.Entries.Any(header => header.Value.IndexOf('*') < 0
        ? header.Value.Equals(Header, StringComparison.OrdinalIgnoreCase)
        : Pattern.Parse(header.Value.ToLowerInvariant()).Matches(Header));
}
