using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Proposals;

/// <summary>
/// Reads a message as its reader does, and does what it says, by the words alone: "write 'GET'", "remove it", "add …".
/// Where a message names alternatives, each is a proposal of its own.
/// </summary>
internal static partial class ProposalReader
{
    private const string Quoted = "'[^']*'";

    private static readonly (string Kind, Regex Words, Func<FixContext, Finding, Match, string?> Apply)[] s_grammar =
    [
        ("write values",
            new(
                $@"(?<!\(CorsProfile\) and )\bwrite (?<values>{Quoted}(?:(?:, | and | or ){Quoted})*)(?! (?:before the host|alone|for each))"),
            (file, finding, words) => finding.Descriptor == Descriptors.ForeignDocument
                ? null
                : Write(file, finding, ValuesOf(words))),
        ("write a number or choice",
            new(@"\bwrite (?<value>-?[0-9][0-9.eE+-]*|true|false)\b"),
            (file, finding, words) => Replace(file, finding.Span, words.Groups["value"].Value)),
        ("write a value instead of another",
            new(@"\bExpected (?<values>'(?:true|false|null)') instead of"),
            (file, finding, words) => Replace(file, finding.Span, ValuesOf(words)[0])),
        ("write an entry for each", new(@"\bwrite an entry for each\b(?! case)"), (
            file, finding, _) => Split(file, finding)),
        ("write a scheme before the host",
            new(@"\bwrite 'https://' before the host"),
            (file, finding, _) => WriteChanged(file, finding, entry => "https://" + entry)),
        ("start with https",
            new(@"\bstart the entry with 'https://'"),
            (file, finding, _) => WriteChanged(file, finding, entry => AnyScheme().Replace(entry, "https://"))),
        ("serve over https",
            new(@"\bserve it over https, and list that origin"),
            (file, finding, _) => WriteChanged(
                file,
                finding,
                entry => DefaultPort().Replace(entry.Replace("http://", "https://", StringComparison.Ordinal), ""))),
        ("rename",
            new($@"\bdid you mean (?<values>{Quoted})\?(?! But)"),
            (file, finding, words) => file.Compilation.Xml is null
                ? Replace(file, finding.Span, ValuesOf(words)[0])
                : Apply(file, file.Editor?.Rename(finding.Span, ValuesOf(words)[0]))),
        ("wrap in a list", new(@"\bwrap (?:it|the rule) in \[ \](?<each>, each entry in quotes of its own)?"), Wrap),
        ("list too", new($@"does not match (?<values>{Quoted}).*\blist that too"), (file, finding, words) =>
            file.EntryAt(finding.Span) is { } entry
                ? Apply(file, file.Editor?.InsertAfter(entry, ValuesOf(words)[0]))
                : null),
        ("add an entry to a list", new(
            @"\badd (?<entries>""[^""]+""(?:(?:, | and )""[^""]+"")*) to ""(?<field>\w+)"""), AddEntries),
        ("add a list",
            new(@"\badd ""(?<field>\w+)"": \[""(?<entry>[^""]+)""\]"),
            (
                file,
                finding,
                words) => AddList(
                    file, finding, $"\"{words.Groups["field"].Value}\": [\"{words.Groups["entry"].Value}\"]")),
        ("add an empty list",
            new(@"\badd ""(?<field>\w+)"": \[.*\], or \[\]"),
            (file, finding, words) => AddList(file, finding, $"\"{words.Groups["field"].Value}\": []")),
        ("add an element",
            new(@"\badd (?:(?:, | and )?<(?<name>\w+)>(?<text>[^<]+)</\w+>)+"),
            (file, finding, words) =>
                file.RuleAt(finding.Span) is { } rule
                    && RuleField.Find(words.Groups["name"].Value, DocumentForm.Xml) is { } field
                    ? Apply(
                        file,
                        file.Editor?.Add(rule, field, [.. words.Groups["text"].Captures.Select(text => text.Value)]))
                    : null),
        ("fill a list",
            new(@"\badd an entry, such as ""(?<text>[^""]+)"""),
            (file, finding, words) => Replace(file, finding.Span, $"[\"{words.Groups["text"].Value}\"]")),
        ("remove", new(
            $@"\bremove (?:(?:it|them|all(?! other lines| \d+ comments)|this one|this rule)\b|(?<values>{Quoted}))(?! before (?:it|the rules)\b)(?!.*\bthe rest\b)"), Remove),
        ("remove the others",
            new(@"\bremove the other entries|\bthe rest\b.*, or remove all\b"),
            (file, finding, _) => file.EntryAt(finding.Span) is { } entry
                ? KeepAlone(file, entry, entry.Text.Value)
                : null),
        ("any method",
            new(@"\bwrite '\*' alone in the list"),
            (file, finding, _) => file.EntryAt(finding.Span) is { } entry ? KeepAlone(file, entry, "*") : null),
        ("remove the wider entry",
            new($@"\bis covered by (?<values>{Quoted}).*, or the wildcard if that is too wide"),
            (file, finding, words) => file.EntryAt(finding.Span) is { } entry
                ? RemoveEntry(file, entry.Rule, entry.Field, ValuesOf(words)[0])
                : null),
        ("move the rule", new(
            @"\bput (?:it|this rule) before (?:rule (?<number>\d+)|Rules\[(?<index>\d+)\])"), MoveRule),
        ("put rules last",
            new(@"\bput (?:Rules\[.*|the rules that list '\*') after all other rules"),
            (file, _, _) => DocumentShape.Reorder(
                file,
                rules => [
                    .. rules.Where(rule => !rule.ListsAnyOrigin()), .. rules.Where(rule => rule.ListsAnyOrigin()),
                ])),
        ("fill in a placeholder",
            new(@"\bwrite what it stands for"),
            (file, finding, _) => Replace(file, finding.Span, ProposedFile.Filling)),
        ("another ID",
            new(@"\bgive this rule one of its own"),
            (
                file,
                finding,
                _) => Replace(file, finding.Span, file.Source[finding.Span.Start..finding.Span.End] + "-2")),
        ("a rule of its own",
            new($@"\b(?:remove (?<values>{Quoted}(?:(?:, | and ){Quoted})*).*, and )?" +
                @"(?:move (?:it|them|the rest) to|give .* a rule of (?:its|their) own)\b.*"),
            SplitOff),
        ("keep one", new(@"\bkeep one of the two"), (
            file, finding, _) => DocumentShape.RemoveMember(file, finding.Span)),
        ("one list", new(@"\bput all entries into one list"), (
            file, finding, _) => DocumentShape.MergeMember(file, finding.Span)),
        ("straight quotes",
            new(@"\breplace its quotes with '""'"),
            (
                file,
                finding,
                _) => Replace(
                    file, finding.Span, $"\"{file.Source[(finding.Span.Start + 1)..(finding.Span.End - 1)]}\"")),
        ("double quotes",
            new(@"\bExpected double quotes around the (?:string|property name)"),
            (
                file,
                finding,
                _) => Replace(
                    file, finding.Span, $"\"{file.Source[finding.Span.Start..finding.Span.End].Trim('\'')}\"")),
        ("insert a character",
            new(@"^Expected '(?<text>[,:\]}])'(?: or '[\]}]')?(?: before| at the end)"),
            (file, finding, words) => file.Source.Insert(finding.Span.Start, words.Groups["text"].Value)),
        ("replace a character",
            new(@"^Expected '(?<text>[,:\]}])' instead of"),
            (file, finding, words) => Replace(file, finding.Span, words.Groups["text"].Value)),
        ("remove what is around",
            new(@"; remove '(?:.*)' before it(?:, and '(?<after>.*)' after it)?$"),
            (
                file,
                finding,
                words) => WholeText.KeepFrom(file.Source, finding.Span.End, isCut: words.Groups["after"].Success)),
        ("keep what is in quotes",
            new(@"\bkeep that alone, without the quotes$"),
            (file, finding, _) => WholeText.KeepQuoted(file.Source, finding.Span.End)),
        ("keep one side of a diff", new(@"\bkeep the lines that start with ' ' or '\+'"), (
            file, _, _) => WholeText.KeepLines(file.Source)),
        ("write as JSON",
            new(@"\bremove '.*' before the rules.* put all names and strings in double quotes"),
            (file, _, _) => WholeText.FromProgram(file.Source)),
        ("remove comments", new(@"\bremove all \d+ comments of the file"), (
            file, _, _) => WholeText.RemoveComments(file.Source)),
        ("write quotes",
            new(@"\bwrite '""' for each '\\""'$"),
            (file, _, _) => file.Source.Replace("\\\"", "\"", StringComparison.Ordinal)),
        ("put rules into a list", new(@"\bput '\[' before the first rule, ',' between rules"), (
            file, _, _) => WholeText.WrapRules(file.Source)),
        ("join lists", new(@"\bput all rules into the first list"), (file, _, _) => WholeText.JoinLists(file.Source)),
        ("remove the property",
            new(@"\bremove the property, or give it"),
            (file, finding, _) => WholeText.RemoveProperty(file.Source, finding.Span)),
        ("remove the outer list", new(@"\bremove the outer \[ \]"), (file, _, _) => file.Source.Trim()[1..^1]),
        ("keep the list", new(@"\bkeep only the list of rules"), (file, _, _) => WholeText.KeepList(file.Source)),
        ("convert", new("^This (?:is|looks like) .*CORS"), (file, finding, _) =>
            finding.Descriptor == Descriptors.ForeignDocument
                && new ForeignDocumentFix().Find(file).SingleOrDefault() is { } action
                ? FixApplier.Apply(file.Compilation, action)?.Text
                : null),
    ];

    /// <summary>What a message proposes; nothing where it leaves everything to its reader.</summary>
    public static IEnumerable<Proposal> Read(string message)
    {
        foreach ((string kind, Regex pattern, Func<FixContext, Finding, Match, string?> apply) in s_grammar)
        {
            if (pattern.Match(message) is { Success: true } words)
            {
                yield return new Proposal(
                    kind,
                    (file, finding) => apply(file, finding, words) is { } text && text != file.Source
                    ? new ProposedFile(text, file.Compilation.Settings.Profile)
                    : null);
            }
        }

        if (OtherProfile().Match(message) is { Success: true } other)
        {
            yield return new Proposal("the other profile", (file, finding) =>
                (other.Groups["values"].Success ? Write(file, finding, ValuesOf(other)) : file.Source) is { } text
                    ? new ProposedFile(text, CorsProfile.Web)
                    : null);
        }
    }

    // As the message quotes them: see Quote.Value.
    private static ImmutableArray<string> ValuesOf(Match words) =>
    [
        .. QuotedValue().Matches(words.Groups["values"].Value).Select(match => CodeUnit().Replace(
            match.Groups["text"].Value,
            unit => ((char)int.Parse(
                unit.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())),
    ];

    private static string? Apply(FixContext file, ImmutableArray<TextChange>? changes) =>
        changes is null ? null : TextChange.Apply(file.Source, changes.Value);

    private static string Replace(FixContext file, TextSpan span, string text) =>
        TextChange.Apply(file.Source, [new TextChange(span, text)]);

    private static string? Write(FixContext file, Finding finding, ImmutableArray<string> values)
    {
        if (file.EntryAt(finding.Span) is not { } entry)
        {
            return values.Length == 1 ? Replace(file, finding.Span, values[0]) : null;
        }

        // Nobody writes what is listed already.
        ImmutableArray<string> missing =
        [
            .. values.Except(entry.Rule.Entries(entry.Field).Select(other => other.Value)),
        ];
        return Apply(file, missing.IsEmpty ? file.Editor?.Remove(entry) : file.Editor?.Write(entry, missing));
    }

    private static string? WriteChanged(FixContext file, Finding finding, Func<string, string> change) =>
        file.EntryAt(finding.Span) is { } entry ? Write(file, finding, [change(entry.Text.Value)]) : null;

    private static string? Split(FixContext file, Finding finding) => file.EntryAt(finding.Span) is not { } entry ? null
        : Write(
            file,
            finding,
            [
                .. entry.Text.Value.Split(
                    [',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ]);

    private static string? Wrap(FixContext file, Finding finding, Match words)
    {
        TextSpan span =
            file.Compilation.Json?.Root is { } root && root.Span.Start == finding.Span.Start ? root.Span : finding.Span;
        string text = file.Source[span.Start..span.End];
        return text[0] is not ('"' or '{') ? null
            : Replace(file, span, "[" + (words.Groups["each"].Success ? Comma().Replace(text, "\", \"") : text) + "]");
    }

    private static string? AddEntries(FixContext file, Finding finding, Match words)
    {
        FixContext current = file;
        foreach (string entry in Strings()
            .Matches(words.Groups["entries"].Value)
            .Select(each => each.Groups["text"].Value))
        {
            if (current.RuleAt(finding.Span) is not { } rule
                || RuleField.Find(words.Groups["field"].Value, DocumentForm.Json) is not { } field
                || Apply(current, current.Editor?.Add(rule, field, entry)) is not { } text)
            {
                return null;
            }

            current = current.WithText(text);
        }

        return current.Source;
    }

    private static string? AddList(FixContext file, Finding finding, string member) =>
        file.RuleAt(finding.Span) is { } rule ? AddMember(file, rule, member) : null;

    // In front of the first property.
    private static string? AddMember(FixContext file, DocumentRule rule, string member) =>
        file.Source[rule.Place.Start] != '{' ? null
        : Replace(file, new TextSpan(rule.Place.End, 0), $" {member}{(rule.Fields.Any() ? "," : "")} ");

    private static string? Remove(FixContext file, Finding finding, Match words)
    {
        if (finding.Descriptor == Descriptors.MalformedDocument)
        {
            return Replace(file, finding.Span, "");
        }

        if (finding.Descriptor == Descriptors.UnreachableRule
            || words.Value.EndsWith("this rule", StringComparison.Ordinal))
        {
            return file.RuleAt(finding.Span) is { } rule ? RemoveRule(file, rule) : null;
        }

        return file.EntryAt(finding.Span) is not { } entry ? DocumentShape.RemoveMember(file, finding.Span)
            : words.Groups["values"].Success ? RemoveEntry(file, entry.Rule, entry.Field, ValuesOf(words)[0])
            : finding.Descriptor == Descriptors.AnyOriginBesideOthers ? KeepAlone(file, entry, entry.Text.Value)
            : Apply(file, file.Editor?.Remove(entry));
    }

    private static string? RemoveEntry(FixContext file, DocumentRule rule, RuleField field, string value) =>
        rule.Entries(field).FirstOrDefault(other => other.Value == value) is { } text
            ? Apply(file, file.Editor?.Remove(new DocumentEntry(rule, field, text)))
            : null;

    private static string? KeepAlone(FixContext file, DocumentEntry entry, string value)
    {
        if (file.Compilation.Json is not null)
        {
            return entry.Rule.List(entry.Field) is { } list ? Replace(file, list.Place, $"[\"{value}\"]") : null;
        }

        FixContext current = entry.Text.Value == value
            || Apply(file, file.Editor?.Write(entry, [value])) is not { } written
            ? file
            : file.WithText(written);
        DocumentRule rule = current.Rules[file.Rules.IndexOf(entry.Rule)];
        ImmutableArray<SourceString> entries = rule.Entries(entry.Field);
        int kept = entries.ToList().FindIndex(other => other.Value == value);
        return kept < 0 || entries.Length == 1
            ? null
            : Apply(current, current.Editor?.Remove(
                [.. entries.RemoveAt(kept).Select(other => new DocumentEntry(rule, entry.Field, other))]));
    }

    private static string? RemoveRule(FixContext file, DocumentRule rule) =>
        DocumentShape.Reorder(file, rules => rules.Remove(rule));

    // What is named goes, and the rest get a rule of their own before this one, with credentials if the message says
    // so.
    private static string? SplitOff(FixContext file, Finding finding, Match words)
    {
        // Which methods and headers pages use, only the author knows.
        if (words.Value.Contains("names in place of '*'", StringComparison.Ordinal))
        {
            return null;
        }

        FixContext current = file;
        foreach (string value in ValuesOf(words))
        {
            if (current.RuleAt(finding.Span) is not { } rule
                || RemoveEntry(current, rule, RuleField.AllowedOrigins, value) is not { } text)
            {
                return null;
            }

            current = current.WithText(text);
        }

        DocumentRule mixed = current.Rules[file.Rules.IndexOf(file.RuleAt(finding.Span)!)];
        if (Apply(current, current.Editor?.SplitOff(mixed, "*")) is not { } split)
        {
            return null;
        }

        FixContext result = current.WithText(split);
        DocumentRule own = result.Rules[current.Rules.IndexOf(mixed)];
        return !words.Value.Contains("AllowCredentials", StringComparison.Ordinal)
            || own.Scalar(RuleField.AllowCredentials) is not null
            ? result.Source
            : result.Compilation.Xml is null
                ? AddMember(result, own, "\"AllowCredentials\": true")
                : result.Source.Insert(
                    result.Source.IndexOf('>', own.Place.Start) + 1, "<AllowCredentials>true</AllowCredentials>");
    }

    private static string? MoveRule(FixContext file, Finding finding, Match words)
    {
        int target = words.Groups["index"].Success
            ? int.Parse(words.Groups["index"].Value, CultureInfo.InvariantCulture)
            : int.Parse(words.Groups["number"].Value, CultureInfo.InvariantCulture) - 1;
        return file.RuleAt(finding.Span) is { } rule
            ? DocumentShape.Reorder(file, rules => rules.Remove(rule).Insert(target, rule))
            : null;
    }

    [GeneratedRegex(@"\buse profile Web \(CorsProfile\)(?: and write (?<values>'[^']*'(?:(?:, | and )'[^']*')*))?")]
    private static partial Regex OtherProfile();

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex QuotedValue();

    [GeneratedRegex(@"\\u(?<hex>[0-9A-F]{4})")]
    private static partial Regex CodeUnit();

    [GeneratedRegex("\"(?<text>[^\"]*)\"")]
    private static partial Regex Strings();

    [GeneratedRegex(@"^[a-z*]*://|^[a-z]*\*(?=[^:]*$)")]
    private static partial Regex AnyScheme();

    [GeneratedRegex(":443$")]
    private static partial Regex DefaultPort();

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex Comma();
}
