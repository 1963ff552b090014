using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Tells which field of one rule a name means, and reports the names that mean none or come twice.</summary>
internal sealed class FieldBinder(SourceText text, DocumentForm form, CorsProfile profile, FindingList findings)
{
    private readonly Dictionary<RuleField, TextSpan> _given = [];
    private readonly List<(string Name, TextSpan Span, RuleField Field)> _absent = [];

    /// <summary>
    /// The field that a name means, also when it is misspelt: what it holds is then checked in the same build. Null
    /// when it means none, or a single value that the rule has already.
    /// </summary>
    public RuleField? Bind(string name, TextSpan span)
    {
        RuleField? field = RuleField.Find(name, form);
        bool isExact = field is not null;
        field ??= NameSuggestion.FieldFor(name);

        if (field?.IsIn(profile) == false)
        {
            _absent.Add((name, span, field));
            return null;
        }

        if (field is null)
        {
            findings.Add(
                Descriptors.UnknownName, span, Unknown(name, field), replacements: ImmutableArray<string>.Empty);
            return null;
        }

        TextSpan first = default;
        bool isRepeated = !(form == DocumentForm.Xml && field.IsList) && _given.TryGetValue(field, out first);
        string twice = isRepeated
            ? $"the rule has '{field.NameIn(form)}' already, in {Place.Describe(text, first)}: " +
                (field.IsList ? "put all entries into one list" : "keep one of the two")
            : "";
        if (!isExact)
        {
            findings.Add(
                Descriptors.UnknownName,
                span,
                Unknown(name, field) + (isRepeated ? " But " + twice : ""),
                replacements: isRepeated ? null : ImmutableArray.Create(field.NameIn(form)));
        }
        else if (isRepeated)
        {
            findings.Add(Descriptors.DuplicateName, span, char.ToUpperInvariant(twice[0]) + twice.Substring(1));
        }

        _given[field] = isRepeated ? first : span;
        return isRepeated && !field.IsList ? null : field;
    }

    /// <summary>Reports the fields that the profile doesn't have. What to do depends on the whole rule.</summary>
    public void ReportAbsent(DocumentRule rule)
    {
        foreach ((string name, TextSpan span, RuleField field) in _absent)
        {
            findings.Add(
                Descriptors.UnknownName,
                span,
                $"S3 has no {Quote.Value(name)}: {field.AbsentFromS3!(rule)}",
                replacements: ImmutableArray<string>.Empty);
        }
    }

    private string Unknown(string name, RuleField? meant)
    {
        string what = form == DocumentForm.Xml ? "element" : "property";
        return meant is null
            ? $"A rule has no {what} {Quote.Value(name)}; remove it (a rule may have {Known()})"
            : $"A rule has no {what} {Quote.Value(name)}; did you mean '{meant.NameIn(form)}'?";
    }

    private string Known() =>
        string.Join(", ", RuleField.All.Where(field => field.IsIn(profile)).Select(field => field.NameIn(form)));
}
