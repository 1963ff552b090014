using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS005: a method is written as it is sent, split from others, or removed where it need not or cannot be listed.</summary>
internal sealed class MethodFix : IFix
{
    public string Id => Descriptors.UnsupportedMethod.Id;

    public string FileTitle => "Correct all methods in {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        var listed = new Dictionary<DocumentRule, HashSet<string>>();
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is not { } instead || file.EntryAt(finding.Span) is not { } entry || file.Editor is not { } editor)
            {
                continue;
            }

            // What is there already, or will be, needs no second entry.
            if (!listed.TryGetValue(entry.Rule, out HashSet<string>? others))
            {
                others = new HashSet<string>(entry.Rule.Entries(entry.Field).Select(method => method.Value), StringComparer.Ordinal);
                listed.Add(entry.Rule, others);
            }

            ImmutableArray<string> missing = instead.Where(others.Add).ToImmutableArray();
            ImmutableArray<TextChange>? changes = missing.IsEmpty ? editor.Remove(entry) : editor.Write(entry, missing);
            if (changes is not null)
            {
                yield return new Mend(finding.Span, Title(entry.Text.Value, missing), changes.Value);
            }
        }
    }

    private static string Title(string method, ImmutableArray<string> instead) => instead.IsEmpty
        ? $"Remove {Quote.Value(method)}"
        : $"Write {string.Join(", ", instead.Select(Quote.Value))}";
}
