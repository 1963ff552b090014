using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Editing;

/// <summary>Changes a configuration in JSON.</summary>
internal sealed class JsonEditor : DocumentEditor
{
    private readonly string _source;
    private readonly JsonLayout _layout;

    /// <summary>
    /// Whether items can be added and removed. Where the text is not well-formed, it is not clear what stands between
    /// them.
    /// </summary>
    private readonly bool _isWellFormed;

    /// <summary>The elements of arrays, by where they start: for a string what is in its quotes.</summary>
    private readonly Dictionary<int, (JsonArray Array, int Index)> _elements = [];

    /// <summary>The members of objects, by where their names start.</summary>
    private readonly Dictionary<int, (JsonObject Object, int Index)> _members = [];

    public JsonEditor(string source, JsonSyntaxTree json)
    {
        _source = source;
        _layout = new JsonLayout(source);
        _isWellFormed = json.Errors.IsEmpty;
        Collect(json.Root!);
    }

    /// <summary>Writes a list in the place of a value, laid out as the other lists of the document.</summary>
    public TextChange WriteList(TextSpan value, ImmutableArray<string> entries)
    {
        JsonArray? like = !_isWellFormed ? null : _elements.Values
            .Select(element => element.Array)
            .FirstOrDefault(array => array.Elements.All(element => element is JsonString));
        return new TextChange(value, _layout.List(like, [.. entries]));
    }

    public override ImmutableArray<TextChange>? Rename(TextSpan name, string newName) =>
        ImmutableArray.Create(new TextChange(name, JsonLayout.Escape(newName)));

    public override ImmutableArray<TextChange>? RemoveNamed(TextSpan name) =>
        _isWellFormed
        && _members.TryGetValue(name.Start, out (JsonObject Object, int Index) found)
        && _layout.Remove(JsonLayout.ItemsOf(found.Object), found.Index) is { } change
            ? ImmutableArray.Create(change)
            : null;

    public override ImmutableArray<TextChange>? Write(DocumentEntry entry, ImmutableArray<string> values)
    {
        var first = new TextChange(entry.Text.Span, JsonLayout.Escape(values[0]));
        return values.Length == 1 ? ImmutableArray.Create(first)
            : Find(entry) is var (array, index)
                ? ImmutableArray.Create(first, Insert(array, index, [.. values.Skip(1).Select(JsonLayout.Quote)]))
            : null;
    }

    public override ImmutableArray<TextChange>? Remove(ImmutableArray<DocumentEntry> entries)
    {
        if (Find(entries[0]) is not var (array, _))
        {
            return null;
        }

        int[] indexes = [.. entries.Select(entry => Find(entry)!.Value.Index)];
        return indexes.Length < array.Elements.Length ? _layout.Remove(JsonLayout.ItemsOf(array), indexes) : null;
    }

    public override ImmutableArray<TextChange>? InsertAfter(DocumentEntry entry, string value) =>
        Find(entry) is var (array, index) ? ImmutableArray.Create(Insert(array, index, JsonLayout.Quote(value))) : null;

    public override ImmutableArray<TextChange>? Add(DocumentRule rule, RuleField field, params string[] values)
    {
        if (Find(rule) is not var (rules, ruleIndex))
        {
            return null;
        }

        var syntax = (JsonObject)rules.Elements[ruleIndex];
        JsonArray? like = syntax.Members.Select(member => member.Value)
            .OfType<JsonArray>()
            .FirstOrDefault(list => list.Elements.Length > 0);
        if (syntax.Members.FirstOrDefault(member => member.Name.Value == field.JsonName) is { } given)
        {
            return given.Value is not JsonArray list ? null
                : ImmutableArray.Create(list.Elements.IsEmpty
                    ? new TextChange(list.Span, _layout.List(like, values))
                    : Insert(list, list.Elements.Length - 1, [.. values.Select(JsonLayout.Quote)]));
        }

        JsonMember? previous = FieldsBefore(field)
            .Select(other => syntax.Members.FirstOrDefault(member => member.Name.Value == other.JsonName))
            .FirstOrDefault(member => member is not null);
        return previous is null ? null : ImmutableArray.Create(_layout.InsertAfter(
            syntax.OpenSpan,
            JsonLayout.ItemsOf(syntax),
            syntax.Members.IndexOf(previous),
            _layout.Member(field.JsonName, _layout.List(like, values), previous)));
    }

    public override ImmutableArray<TextChange>? SplitOff(DocumentRule rule, string origin)
    {
        if (Find(rule) is not var (rules, index))
        {
            return null;
        }

        var syntax = (JsonObject)rules.Elements[index];
        var origins = syntax.Members.FirstOrDefault(
            member => member.Name.Value == RuleField.AllowedOrigins.JsonName)?.Value as JsonArray;
        string[] others =
        [
            .. rule.Entries(RuleField.AllowedOrigins).Select(entry => entry.Value).Where(value => value != origin),
        ];
        if (origins is null || others.Length == 0)
        {
            return null;
        }

        var copyChanges = new List<TextChange> { new(origins.Span, _layout.List(origins, origin)) };
        int id = syntax.Members.ToList().FindIndex(member => member.Name.Value == RuleField.Id.JsonName);
        if (id >= 0 && _layout.Remove(JsonLayout.ItemsOf(syntax), id) is { } withoutId)
        {
            copyChanges.Add(withoutId);
        }

        TextChange[] removals = RemoveAll(origins, origin);
        string copy = CopyWith(_source, syntax.Span, copyChanges.ToImmutableArray());
        return removals.Append(Insert(rules, index, copy)).ToImmutableArray();
    }

    /// <summary>Removes all entries of a value, of which some are left.</summary>
    private TextChange[] RemoveAll(JsonArray array, string value)
    {
        ImmutableArray<TextSpan> items = JsonLayout.ItemsOf(array);
        int[] found =
        [
            .. Enumerable.Range(0, items.Length)
                .Where(index => array.Elements[index] is JsonString entry && entry.Text.Value == value),
        ];
        return found.Length == 1
            ? [_layout.Remove(items, found[0])!.Value]
            : [
                new TextChange(
                    array.Span,
                    _layout.List(
                        array,
                        [
                            .. array.Elements.OfType<JsonString>()
                                .Select(entry => entry.Text.Value)
                                .Where(other => other != value),
                        ])),
            ];
    }

    private TextChange Insert(JsonArray array, int index, params string[] items) =>
        _layout.InsertAfter(array.OpenSpan, JsonLayout.ItemsOf(array), index, items);

    private (JsonArray Array, int Index)? Find(DocumentEntry entry) => Find(entry.Text.Span.Start);

    private (JsonArray Array, int Index)? Find(DocumentRule rule) => Find(rule.Place.Start);

    private (JsonArray Array, int Index)? Find(int start) =>
        _isWellFormed && _elements.TryGetValue(start, out (JsonArray, int) found) ? found : null;

    // The reader bounds the depth.
    private void Collect(JsonValue value)
    {
        if (value is JsonArray array)
        {
            for (int i = 0; i < array.Elements.Length; i++)
            {
                JsonValue element = array.Elements[i];
                _elements[element is JsonString text ? text.Text.Span.Start : element.Span.Start] = (array, i);
                Collect(element);
            }
        }
        else if (value is JsonObject container)
        {
            for (int i = 0; i < container.Members.Length; i++)
            {
                JsonMember member = container.Members[i];
                _members[member.Name.Span.Start] = (container, i);
                if (member.Value is not null)
                {
                    Collect(member.Value);
                }
            }
        }
    }
}
