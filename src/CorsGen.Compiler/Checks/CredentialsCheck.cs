using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>
/// CORS014: no credentials for every origin, a browser refuses the pair (Fetch, "CORS check"). And CORS002: a choice is
/// <c>true</c> or <c>false</c>.
/// </summary>
internal sealed class CredentialsCheck : IDocumentCheck
{
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
            else if (value.Text == "true"
                && rule.Entries(RuleField.AllowedOrigins).Any(origin => origin.Value == "*"))
            {
                findings.Add(
                    Descriptors.CredentialsForAnyOrigin,
                    value.Span,
                    "A browser refuses credentials from a server that answers '*'; list the origins in place of '*', or write false");
            }
        }
    }
}
