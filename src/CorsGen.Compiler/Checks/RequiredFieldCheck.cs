using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS004: a configuration needs a rule, and a rule needs origins and methods.</summary>
internal sealed class RequiredFieldCheck : IDocumentCheck
{
    public void Check(CorsDocument document, FindingList findings)
    {
        if (document.Rules.IsEmpty && document.IsComplete)
        {
            findings.Add(
                Descriptors.MissingValue,
                document.Place,
                "There is no rule, so that every request would be denied; add one with " + Required(document.Form));
        }
        else if (IsOneRuleSplitUp(document))
        {
            findings.Add(
                Descriptors.MissingValue,
                document.Rules[0].Place,
                $"Each of these {document.Rules.Length} rules has one field; they look like one rule split up: put " +
                "all fields into one rule");
        }
        else
        {
            foreach (DocumentRule rule in document.Rules)
            {
                foreach (RuleField field in RuleField.All.Where(field => field.RequiredExample is not null))
                {
                    CheckList(rule, field, $"\"{field.RequiredExample}\"", document.Form, findings);
                }
            }
        }
    }

    private static void CheckList(
        DocumentRule rule, RuleField field, string example, DocumentForm form, FindingList findings)
    {
        string name = field.NameIn(form);
        if (rule.List(field) is not { } list)
        {
            if (rule.IsComplete)
            {
                findings.Add(
                    Descriptors.MissingValue,
                    rule.Place,
                    $"The rule has no '{name}', without which it can match no request; add " +
                    (form == DocumentForm.Xml ? $"<{name}>{example.Trim('"')}</{name}>" : $"\"{name}\": [{example}]"));
            }
        }
        else if (list.IsComplete && list.Entries.IsEmpty)
        {
            findings.Add(
                Descriptors.MissingValue,
                list.Place,
                $"'{name}' is empty, so that the rule can match no request; add an entry, such as {example}");
        }
    }

    // Seen in the wild: [ { "AllowedOrigins": … }, { "AllowedMethods": … }, … ].
    private static bool IsOneRuleSplitUp(CorsDocument document)
    {
        var seen = new HashSet<RuleField>();
        return document.Rules.Length > 1 && document.Rules.All(rule =>
        {
            RuleField[] fields = [.. rule.Fields];
            return rule.IsComplete && fields.Length == 1 && seen.Add(fields[0]);
        });
    }

    private static string Required(DocumentForm form) => string.Join(
        " and ",
        RuleField.All.Where(field => field.RequiredExample is not null).Select(field => $"'{field.NameIn(form)}'"));
}
