using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Makes a document of rules that were never text. What is null in them is reported.</summary>
internal sealed class RuleListBinder(CorsProfile profile, FindingList findings)
{
    private const string Root = "Rules";

    /// <summary>The names of the places that the document has.</summary>
    public PlaceNames Places { get; } = new();

    public CorsDocument Bind(IReadOnlyList<CorsRule?> rules)
    {
        TextSpan place = Places.Add(Root, Root.Length);
        var bound = ImmutableArray.CreateBuilder<DocumentRule>();
        for (int index = 0; index < rules.Count; index++)
        {
            string name = Item(Root, index);
            TextSpan rulePlace = Places.Add(name, name.Length);
            if (rules[index] is { } rule)
            {
                bound.Add(Bind(rule, name, rulePlace));
            }
            else
            {
                ReportNull(rulePlace, name, "rule");
            }
        }

        return new CorsDocument(
            DocumentForm.Json, profile, place, bound.ToImmutable(), IsComplete: bound.Count == rules.Count);
    }

    private DocumentRule Bind(CorsRule rule, string name, TextSpan place)
    {
        var fields = new RuleCollector();
        if (rule.Id is { } id)
        {
            fields.SetText(RuleField.Id, Value(id, $"{name}.{nameof(CorsRule.Id)}"));
        }

        AddList(RuleField.AllowedOrigins, rule.AllowedOrigins, nameof(CorsRule.AllowedOrigins));
        AddList(RuleField.AllowedMethods, rule.AllowedMethods, nameof(CorsRule.AllowedMethods));
        AddList(RuleField.AllowedHeaders, rule.AllowedHeaders, nameof(CorsRule.AllowedHeaders));
        AddList(RuleField.ExposeHeaders, rule.ExposeHeaders, nameof(CorsRule.ExposeHeaders));
        if (rule.MaxAgeSeconds is { } seconds)
        {
            SetScalar(
                RuleField.MaxAgeSeconds,
                seconds.ToString(CultureInfo.InvariantCulture),
                nameof(CorsRule.MaxAgeSeconds));
        }

        // False is also what a rule says that doesn't specify it, and in profile S3 follows from the origins. True must
        // not contradict them.
        if (rule.AllowCredentials || profile == CorsProfile.Web)
        {
            SetScalar(
                RuleField.AllowCredentials,
                rule.AllowCredentials ? "true" : "false",
                nameof(CorsRule.AllowCredentials));
        }

        return fields.ToRule(place, isComplete: true);

        void AddList(RuleField field, IReadOnlyList<string?> entries, string property)
        {
            // An optional list that is empty is one that isn't given.
            if (entries.Count > 0 || field.RequiredExample is not null)
            {
                BindList(fields, field, entries, $"{name}.{property}");
            }
        }

        void SetScalar(RuleField field, string text, string property) =>
            fields.SetScalar(field, new Scalar(text, Places.Add($"{name}.{property}", text.Length), IsString: false));
    }

    private void BindList(RuleCollector fields, RuleField field, IReadOnlyList<string?> entries, string name)
    {
        TextSpan place = Places.Add(name, name.Length);
        var values = new List<SourceString>(entries.Count);
        for (int index = 0; index < entries.Count; index++)
        {
            string entryName = Item(name, index);
            if (entries[index] is { } entry)
            {
                values.Add(Value(entry, entryName));
            }
            else
            {
                ReportNull(Places.Add(entryName, entryName.Length), entryName, "string");
            }
        }

        fields.AddList(field, place, values, isComplete: values.Count == entries.Count);
    }

    private SourceString Value(string value, string name) => new(value, Places.Add(name, value.Length));

    private void ReportNull(TextSpan place, string name, string what) =>
        findings.Add(Descriptors.WrongShape, place, $"{name} is null; it must be a {what}, or be left out");

    private static string Item(string list, int index) =>
        string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", list, index);
}
