using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Planning;

/// <summary>An entry of a rule's list: where a part of the matcher comes from.</summary>
/// <param name="Rule">The rule's index in the policy.</param>
/// <param name="Entry">The entry's index in the rule's list.</param>
internal readonly record struct EntryPlace(int Rule, int Entry);

/// <summary>A text to compare with, and all rules that allow it, also by a wildcard that it matches.</summary>
internal sealed record LiteralEntry(string Text, PageRuleSet Rules, EquatableArray<EntryPlace> Places);

/// <summary>A wildcard to compare with, and the rules that list it.</summary>
internal sealed record WildcardEntry(Pattern Pattern, PageRuleSet Rules, EquatableArray<EntryPlace> Places);

/// <summary>
/// The entries of one list over the rules of a page, each distinct one once: a text is looked up once for all rules.
/// </summary>
/// <param name="Any">The rules that list <c>*</c>.</param>
/// <param name="AnyPlaces">Where it stands.</param>
/// <param name="Literals">The entries without a wildcard, in ordinal order.</param>
/// <param name="Wildcards">The other entries with one, in the order of the file.</param>
internal sealed record EntryTable(
    PageRuleSet Any,
    EquatableArray<EntryPlace> AnyPlaces,
    EquatableArray<LiteralEntry> Literals,
    EquatableArray<WildcardEntry> Wildcards)
{
    /// <summary>Whether every text has the same rules.</summary>
    public bool IsConstant => Literals.Count == 0 && Wildcards.Count == 0;

    /// <summary>Whether every text has some rule. Entries that can match nothing are in no table: an empty one allows none.</summary>
    public bool AllowsAll => IsConstant && !Any.IsEmpty;

    /// <summary>Whether no text has a rule.</summary>
    public bool AllowsNone => IsConstant && Any.IsEmpty;

    /// <summary>Collects the entries of a page.</summary>
    /// <param name="lists">For each rule of the page its list; null in the place of an entry that can match nothing.</param>
    /// <param name="firstRule">The index in the policy of the page's first rule.</param>
    /// <param name="hasWildcards">Whether a <c>*</c> stands for any characters; in a method it is one of its own.</param>
    public static EntryTable Create(IReadOnlyList<IReadOnlyList<string?>> lists, int firstRule, bool hasWildcards = true)
    {
        var places = new Dictionary<string, List<EntryPlace>>(StringComparer.Ordinal);
        for (int rule = 0; rule < lists.Count; rule++)
        {
            for (int entry = 0; entry < lists[rule].Count; entry++)
            {
                if (lists[rule][entry] is not { } text)
                {
                    continue;
                }

                if (!places.TryGetValue(text, out List<EntryPlace>? known))
                {
                    places.Add(text, known = []);
                }

                known.Add(new EntryPlace(firstRule + rule, entry));
            }
        }

        List<EntryPlace> anyPlaces = hasWildcards && places.TryGetValue("*", out List<EntryPlace>? found) ? found : [];
        PageRuleSet any = RulesOf(anyPlaces);
        WildcardEntry[] wildcards =
        [
            .. places.Where(pair => IsWildcard(pair.Key) && pair.Key != "*")
                .OrderBy(pair => pair.Value[0].Rule).ThenBy(pair => pair.Value[0].Entry)
                .Select(pair => new WildcardEntry(Pattern.Parse(pair.Key), RulesOf(pair.Value), pair.Value.ToEquatableArray()))

                // Beside "*" in the same rule, another entry changes nothing.
                .Where(entry => (entry.Rules | any) != any),
        ];
        IEnumerable<LiteralEntry> literals = places.Where(pair => !IsWildcard(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new LiteralEntry(
                pair.Key,
                wildcards.Where(wildcard => wildcard.Pattern.Matches(pair.Key))
                    .Aggregate(any | RulesOf(pair.Value), (rules, wildcard) => rules | wildcard.Rules),
                pair.Value.ToEquatableArray()))
            .Where(entry => entry.Rules != any);

        return new EntryTable(any, anyPlaces.ToEquatableArray(), literals.ToEquatableArray(), wildcards.ToEquatableArray());

        bool IsWildcard(string text) => hasWildcards && text.Contains('*');

        PageRuleSet RulesOf(List<EntryPlace> entries) =>
            entries.Aggregate(PageRuleSet.Empty, (rules, place) => rules | PageRuleSet.Of(place.Rule - firstRule));
    }
}
