using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Fixes;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Proposals;

/// <summary>Changes whole members and rules of a file, as a person does who selects them.</summary>
internal static class DocumentShape
{
    /// <summary>Removes the property whose name stands there; null if there is none.</summary>
    public static string? RemoveMember(FixContext file, TextSpan name)
    {
        if (file.Compilation.Xml?.Root is { } root)
        {
            return Elements(root).FirstOrDefault(element => element.NameSpan == name) is { } element
                ? Replace(file, element.Span, "")
                : null;
        }

        foreach (JsonObject container in Objects(file.Compilation.Json?.Root))
        {
            int index =
                container.Members.ToList().FindIndex(member => member.Name.Span == name || member.NameSpan == name);
            if (index >= 0)
            {
                return new JsonLayout(file.Source).Remove(JsonLayout.ItemsOf(container), index) is { } change
                    ? TextChange.Apply(file.Source, [change])
                    : Replace(file, container.Members[index].Span, "");
            }
        }

        return null;
    }

    /// <summary>
    /// Puts the entries of a property, whose name stands there, into the rule's earlier list of that name.
    /// </summary>
    public static string? MergeMember(FixContext file, TextSpan name)
    {
        foreach (JsonObject container in Objects(file.Compilation.Json?.Root))
        {
            JsonMember? second =
                container.Members.FirstOrDefault(member => member.Name.Span == name || member.NameSpan == name);
            RuleField? field = second is null ? null : NameSuggestion.FieldFor(second.Name.Value);
            JsonMember? first = container.Members.FirstOrDefault(member => member.Name.Value == field?.JsonName);
            if (first is { Value: JsonArray list } && second is { Value: JsonArray others } && first != second)
            {
                IEnumerable<string> entries =
                    list.Elements.Concat(others.Elements)
                        .Select(entry => file.Source[entry.Span.Start..entry.Span.End])
                        .Distinct();
                string? without = RemoveMember(file, name);
                return without is null || list.Span.Start > name.Start ? null
                    : TextChange.Apply(without, [new TextChange(list.Span, "[" + string.Join(", ", entries) + "]")]);
            }
        }

        return null;
    }

    /// <summary>Writes the rules in another order, or without some of them; null where that cannot be done.</summary>
    public static string? Reorder(
        FixContext file, Func<ImmutableArray<DocumentRule>, ImmutableArray<DocumentRule>> order)
    {
        ImmutableDictionary<int, TextSpan> spans = file.Compilation.Xml?.Root is { } root
            ? Elements(root).ToImmutableDictionary(element => element.NameSpan.Start, element => element.Span)
            : Objects(file.Compilation.Json?.Root).ToImmutableDictionary(rule => rule.Span.Start, rule => rule.Span);
        ImmutableArray<DocumentRule> before = file.Rules;
        ImmutableArray<DocumentRule> after = order(before);
        if (after.IsEmpty || before.Any(rule => !spans.ContainsKey(rule.Place.Start)))
        {
            return null;
        }

        int start = spans[before[0].Place.Start].Start;
        int end = spans[before[^1].Place.Start].End;
        string separator = file.Compilation.Xml is null ? "," : "";
        string text = string.Join(
            separator, after.Select(rule => spans[rule.Place.Start]).Select(span => file.Source[span.Start..span.End]));
        return Replace(file, TextSpan.FromBounds(start, end), text);
    }

    private static string Replace(FixContext file, TextSpan span, string text) =>
        TextChange.Apply(file.Source, [new TextChange(span, text)]);

    private static IEnumerable<JsonObject> Objects(JsonValue? value) => value switch
    {
        JsonArray array => array.Elements.SelectMany(Objects),
        JsonObject container => container.Members.SelectMany(member => Objects(member.Value)).Prepend(container),
        _ => [],
    };

    private static IEnumerable<XmlElementSyntax> Elements(XmlElementSyntax element) =>
        element.Children.SelectMany(Elements).Prepend(element);
}
