using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Collects the fields of one rule, in whatever form and order they come.</summary>
internal sealed class RuleCollector
{
    private readonly Dictionary<RuleField, ListParts> _lists = [];
    private readonly Dictionary<RuleField, SourceString> _texts = [];
    private readonly Dictionary<RuleField, Scalar> _scalars = [];

    /// <summary>
    /// Adds entries to a list, which may come in several parts: repeated elements, or a list given twice.
    /// </summary>
    public void AddList(RuleField field, TextSpan place, IEnumerable<SourceString> entries, bool isComplete)
    {
        if (!_lists.TryGetValue(field, out ListParts? parts))
        {
            _lists.Add(field, parts = new ListParts(place));
        }

        parts.Entries.AddRange(entries);
        parts.IsComplete &= isComplete;
    }

    public void SetText(RuleField field, SourceString value) => _texts[field] = value;

    public void SetScalar(RuleField field, Scalar value) => _scalars[field] = value;

    /// <summary>The rule.</summary>
    /// <param name="place">What an absent field is reported at.</param>
    /// <param name="isComplete">False when some field could not be read.</param>
    public DocumentRule ToRule(TextSpan place, bool isComplete) => new(
        place,
        isComplete,
        _lists.ToImmutableDictionary(
            pair => pair.Key,
            pair => new EntryList(pair.Value.Place, pair.Value.Entries.ToImmutableArray(), pair.Value.IsComplete)),
        _texts.ToImmutableDictionary(),
        _scalars.ToImmutableDictionary());

    private sealed class ListParts(TextSpan place)
    {
        public TextSpan Place { get; } = place;

        public List<SourceString> Entries { get; } = [];

        public bool IsComplete { get; set; } = true;
    }
}
