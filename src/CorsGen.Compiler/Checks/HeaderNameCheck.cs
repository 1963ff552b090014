using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>
/// CORS007: header names are tokens, and an exposed header has no wildcard, unless it is the only entry, <c>*</c>.
/// </summary>
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

            CheckExposed(document, rule, findings);
        }
    }

    private static void CheckExposed(CorsDocument document, DocumentRule rule, FindingList findings)
    {
        // "*" is every header (Fetch, "filtered response"); S3 has no such thing.
        if (document.Profile == CorsProfile.Web && rule.IsAny(RuleField.ExposeHeaders))
        {
            return;
        }

        bool isAnyReported = false;
        foreach (SourceString header in rule.Entries(RuleField.ExposeHeaders))
        {
            if (document.Profile == CorsProfile.Web && header.Value == "*")
            {
                if (!isAnyReported)
                {
                    AddAnyBesideOthers(rule, header, findings);
                    isAnyReported = true;
                }
            }
            else if (header.Value.Contains('*'))
            {
                bool mayBeAny = document.Profile == CorsProfile.Web && !rule.GivesCredentials(document.Profile);
                findings.Add(
                    Descriptors.InvalidHeaderName,
                    header.Span,
                    NoWildcard(RuleField.ExposeHeaders.NameIn(document.Form), document.Profile) +
                    $", but {Quote.Value(header.Value)} has one; list each header that a page may read" +
                    (mayBeAny ? ", or write '*' alone for every header" : ""));
            }
            else
            {
                CheckToken(header, document.Form, findings);
            }
        }
    }

    private static void AddAnyBesideOthers(DocumentRule rule, SourceString any, FindingList findings)
    {
        if (rule.GivesCredentials(CorsProfile.Web))
        {
            findings.Add(
                Descriptors.InvalidHeaderName,
                any.Span,
                "With credentials, browsers take '*' for a header of that name; remove it",
                replacements: ImmutableArray<string>.Empty);
        }
        else
        {
            findings.Add(
                Descriptors.InvalidHeaderName,
                any.Span,
                "'*' is every header, and must be alone in its list; remove the other entries");
        }
    }

    private static string NoWildcard(string name, CorsProfile profile) => profile == CorsProfile.S3
        ? $"S3 doesn't accept a wildcard in '{name}'"
        : $"'{name}' doesn't accept a wildcard in a name";

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
            Descriptors.InvalidHeaderName,
            Place.Of(header, form),
            $"{Quote.Value(name)} isn't a header name; {cure}",
            replacements: Meant(name));
    }

    /// <summary>The header names that were meant; null where that is in doubt.</summary>
    private static ImmutableArray<string>? Meant(string name)
    {
        string[] parts = [.. name.Split(',').Select(part => part.Trim(' ', '\t', ':')).Where(part => part.Length > 0)];
        return parts.All(HttpToken.IsToken) ? ImmutableArray.Create(parts) : null;
    }
}
