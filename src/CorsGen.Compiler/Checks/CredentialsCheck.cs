using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>
/// CORS014: no credentials beside <c>*</c>. A browser refuses them for every origin (Fetch, "CORS check"), and takes
/// <c>*</c> for the name of a method or a header (Fetch, "CORS-preflight fetch", "extract header list values"). And
/// CORS002: a choice is <c>true</c> or <c>false</c>.
/// </summary>
internal sealed class CredentialsCheck : IDocumentCheck
{
    private static readonly RuleField[] s_listsOfNames = [RuleField.AllowedMethods, RuleField.ExposeHeaders];

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            if (rule.Scalar(RuleField.AllowCredentials) is not { } value)
            {
                continue;
            }

            if (value.IsString || value.Text is not ("true" or "false"))
            {
                findings.Add(
                    Descriptors.WrongShape,
                    value.Span,
                    "'AllowCredentials' must be true or false; " + (value.IsString && value.Text is "true" or "false"
                        ? $"write {value.Text} without quotes"
                        : $"this is {Quote.Value(value.Text)}"));
            }
            else if (value.Text == "true" && rule.ListsAnyOrigin())
            {
                findings.Add(
                    Descriptors.CredentialsForAnyOrigin,
                    value.Span,
                    "A browser refuses credentials from a server that answers '*'; list the origins in place of '*', " +
                    "or write false");
            }
            else if (value.Text == "true" && ListsThatAreAny(rule, document.Form) is { Length: > 0 } lists)
            {
                findings.Add(
                    Descriptors.CredentialsForAnyOrigin,
                    value.Span,
                    $"With credentials, browsers take '*' in {Listing.Of(lists)} for a name; list what it stands " +
                    "for, or write false");
            }
        }
    }

    private static string[] ListsThatAreAny(DocumentRule rule, DocumentForm form) =>
        [.. s_listsOfNames.Where(rule.IsAny).Select(field => $"'{field.NameIn(form)}'")];
}
