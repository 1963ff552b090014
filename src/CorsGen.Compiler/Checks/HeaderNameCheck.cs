using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS007: header names are tokens, and an exposed header has no wildcard.</summary>
internal sealed class HeaderNameCheck : IDocumentCheck
{
    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString header in rule.Entries(RuleField.AllowedHeaders))
            {
                CheckToken(header, document.Form, findings);
            }

            foreach (SourceString header in rule.Entries(RuleField.ExposeHeaders))
            {
                if (header.Value.Contains('*'))
                {
                    findings.Add(
                        Descriptors.InvalidHeaderName,
                        header.Span,
                        NoWildcard(RuleField.ExposeHeaders.NameIn(document.Form), document.Profile) +
                        $", but {Quote.Value(header.Value)} has one; list each header that a page may read");
                }
                else
                {
                    CheckToken(header, document.Form, findings);
                }
            }
        }
    }

    private static string NoWildcard(string name, CorsProfile profile) => profile == CorsProfile.S3
        ? $"S3 takes no wildcard in '{name}'"
        : $"'{name}' takes no wildcard";

    private static void CheckToken(SourceString header, DocumentForm form, FindingList findings)
    {
        if (HttpToken.IsToken(header.Value))
        {
            return;
        }

        string name = header.Value;
        string cure = name switch
        {
            "" => "it is empty, remove it",
            _ when name.Contains(',') => "write an entry for each header",
            _ when HttpToken.IsToken(name.TrimEnd(':', ' ')) => $"write '{name.TrimEnd(':', ' ')}'",
            _ when HttpToken.IsToken(name.Trim()) => $"write '{name.Trim()}', without white space",
            _ => "a name has letters, digits and !#$%&'*+-.^_`|~ alone (RFC 9110, section 5.1)",
        };
        findings.Add(
            Descriptors.InvalidHeaderName, Place.Of(header, form), $"{Quote.Value(name)} is no header name; {cure}", replacements: Meant(name));
    }

    /// <summary>The header names that were meant; null where that is in doubt.</summary>
    private static ImmutableArray<string>? Meant(string name)
    {
        string[] parts = [.. name.Split(',').Select(part => part.Trim(' ', '\t', ':')).Where(part => part.Length > 0)];
        return parts.All(HttpToken.IsToken) ? ImmutableArray.Create(parts) : null;
    }
}
