using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// Writes other values in the place of a file's entries. What a list has already is not written twice: the entry then
/// goes. So does what it gets from an entry before, where all are applied together.
/// </summary>
internal sealed class EntryWriter(FixContext file)
{
    private readonly Dictionary<(DocumentRule, RuleField), HashSet<string>> _listed = [];

    /// <summary>
    /// What writes values in the place of the entry that a finding is about; null if that cannot be done.
    /// </summary>
    public FixAction? Write(TextSpan finding, DocumentEntry entry, ImmutableArray<string> values)
    {
        if (!_listed.TryGetValue((entry.Rule, entry.Field), out HashSet<string>? listed))
        {
            listed = new HashSet<string>(
                entry.Rule.Entries(entry.Field).Select(other => other.Value), StringComparer.Ordinal);
            if (file.IsForAll)
            {
                _listed.Add((entry.Rule, entry.Field), listed);
            }
        }

        ImmutableArray<string> missing = values.Where(listed.Add).ToImmutableArray();
        ImmutableArray<TextChange>? changes =
            missing.IsEmpty ? file.Editor?.Remove(entry) : file.Editor?.Write(entry, missing);
        string title = missing.IsEmpty
            ? $"Remove {Quote.Value(entry.Text.Value)}"
            : $"Write {string.Join(", ", missing.Select(Quote.Value))}";
        return changes is null ? null : new FixAction(finding, title, changes.Value);
    }
}
