using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>How a document is written.</summary>
internal enum DocumentForm
{
    /// <summary>JSON: an array of rules, or an object around it.</summary>
    Json,

    /// <summary>XML: <c>CORSConfiguration</c>.</summary>
    Xml,
}

/// <summary>A configuration as its file states it, mistakes included, each value with its place.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Profile">The profile to read it by.</param>
/// <param name="Place">Where the rules should stand: what a missing rule is reported at.</param>
/// <param name="Rules">The rules in the order of the file.</param>
/// <param name="IsComplete">Whether there can be no more rules than these: false when some could not be read.</param>
internal sealed record CorsDocument(
    DocumentForm Form,
    CorsProfile Profile,
    TextSpan Place,
    ImmutableArray<DocumentRule> Rules,
    bool IsComplete)
{
    /// <summary>A rule as a log and a header name it too: <c>Rules[0] (uploads)</c>.</summary>
    public string NameOf(int index)
    {
        string name = string.Format(CultureInfo.InvariantCulture, "Rules[{0}]", index);
        return Rules[index].Text(RuleField.Id) is { Value.Length: > 0 } id
            ? $"{name} ({Quote.Unquoted(id.Value)})"
            : name;
    }

    /// <summary>Several rules: <c>Rules[0], Rules[1] (uploads) and Rules[4]</c>.</summary>
    public string NamesOf(IEnumerable<int> indexes) => Listing.Of([.. indexes.Select(NameOf)]);
}

/// <summary>A rule as its file states it; a field that is not given is null.</summary>
/// <param name="Place">The opening brace or the element's name: what an absent field is reported at.</param>
/// <param name="IsComplete">False when some field could not be read, so that an absent one may be there after
/// all.</param>
/// <param name="Lists">The fields that are lists, as far as they are given.</param>
/// <param name="Texts">The fields that are strings, as far as they are given.</param>
/// <param name="Scalars">The fields that are numbers or choices, as far as they are given.</param>
internal sealed record DocumentRule(
    TextSpan Place,
    bool IsComplete,
    ImmutableDictionary<RuleField, EntryList> Lists,
    ImmutableDictionary<RuleField, SourceString> Texts,
    ImmutableDictionary<RuleField, Scalar> Scalars)
{
    /// <summary>The fields that are given, whatever they hold.</summary>
    public IEnumerable<RuleField> Fields => Lists.Keys.Concat(Texts.Keys).Concat(Scalars.Keys);

    public SourceString? Text(RuleField field) => Texts.TryGetValue(field, out SourceString? text) ? text : null;

    public Scalar? Scalar(RuleField field) => Scalars.TryGetValue(field, out Scalar? scalar) ? scalar : null;

    public EntryList? List(RuleField field) => Lists.TryGetValue(field, out EntryList? list) ? list : null;

    /// <summary>The entries of a list; none if it is not given.</summary>
    public ImmutableArray<SourceString> Entries(RuleField field) =>
        List(field)?.Entries ?? ImmutableArray<SourceString>.Empty;

    /// <summary>Whether the origin <c>*</c> is listed.</summary>
    public bool ListsAnyOrigin() => Entries(RuleField.AllowedOrigins).Any(origin => origin.Value == "*");

    /// <summary>Whether a list is <c>*</c> alone: in profile Web any method, or every header.</summary>
    public bool IsAny(RuleField list) => Entries(list) is { Length: 1 } entries && entries[0].Value == "*";

    /// <summary>
    /// Whether what the rule allows is allowed with credentials: by choice in profile Web, else unless it lists
    /// <c>*</c>.
    /// </summary>
    public bool GivesCredentials(CorsProfile profile) =>
        profile == CorsProfile.Web ? Scalar(RuleField.AllowCredentials)?.Text == "true" : !ListsAnyOrigin();
}

/// <summary>The entries of one list of a rule.</summary>
/// <param name="Place">The list with its brackets, or the first element's name: what an empty list is reported
/// at.</param>
/// <param name="Entries">The entries that are strings.</param>
/// <param name="IsComplete">False when some entry could not be read.</param>
internal sealed record EntryList(TextSpan Place, ImmutableArray<SourceString> Entries, bool IsComplete);

/// <summary>
/// A value that should be neither a list nor a string: a number, <c>true</c>, <c>false</c>, or a mistake.
/// </summary>
/// <param name="Text">The value as written; for a string without its quotes.</param>
/// <param name="Span">Where it stands; for a string with its quotes.</param>
/// <param name="IsString">Whether JSON has it in quotes.</param>
internal sealed record Scalar(string Text, TextSpan Span, bool IsString)
{
    /// <summary>The number, if it is a whole one from 0 to 2147483647 in digits alone; else null.</summary>
    public int? Number =>
        !IsString && int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : null;
}
