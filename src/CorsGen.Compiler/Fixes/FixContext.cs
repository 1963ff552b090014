using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>A compilation as a fix sees it: what is found, what it is about, and how to change it.</summary>
internal sealed class FixContext
{
    private readonly ImmutableArray<DocumentEntry> _entries;

    /// <summary>Looks at a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="isForAll">Whether all that a fix finds is to be applied together, not one action alone.</param>
    public FixContext(PolicyCompilation compilation, bool isForAll = false)
    {
        IsForAll = isForAll;
        Compilation = compilation;
        Source = compilation.Text.ToString();
        Rules = compilation.Document?.Rules ?? ImmutableArray<DocumentRule>.Empty;
        Editor = compilation switch
        {
            { Xml.Root: { } root } => new XmlEditor(Source, root),
            { Json: { Root: not null } json } => new JsonEditor(Source, json),
            _ => null,
        };
        _entries = Rules
            .SelectMany(rule => rule.Lists.SelectMany(list => list.Value.Entries.Select(text => new DocumentEntry(
                rule, list.Key, text))))
            .OrderBy(entry => entry.Text.Span.Start)
            .ToImmutableArray();
    }

    public bool IsForAll { get; }

    public PolicyCompilation Compilation { get; }

    /// <summary>The text as a string.</summary>
    public string Source { get; }

    /// <summary>The rules as far as they could be read.</summary>
    public ImmutableArray<DocumentRule> Rules { get; }

    /// <summary>What changes the document; null if there is nothing in it.</summary>
    public DocumentEditor? Editor { get; }

    /// <summary>The same file with another text.</summary>
    public FixContext WithText(string text) => new(Compilation.WithText(text), IsForAll);

    /// <summary>The same file, for a fix whose actions are applied together.</summary>
    public FixContext ForAll() => IsForAll ? this : new(Compilation, isForAll: true);

    public IEnumerable<Finding> FindingsOf(FindingDescriptor descriptor) =>
        Compilation.Errors.Concat(Compilation.Advice).Where(finding => finding.Descriptor == descriptor);

    /// <summary>The entry of a list that a finding is about, as a whole or in part; null if it is about none.</summary>
    public DocumentEntry? EntryAt(TextSpan span)
    {
        DocumentForm form = Compilation.Xml is null ? DocumentForm.Json : DocumentForm.Xml;
        int low = 0;
        int high = _entries.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Place.Of(_entries[middle].Text, form).Start <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && Place.Of(_entries[low - 1].Text, form).Contains(span) ? _entries[low - 1] : null;
    }

    /// <summary>The rule that a finding is about.</summary>
    public DocumentRule? RuleAt(TextSpan span) => Rules.LastOrDefault(rule => rule.Place.Start <= span.Start);
}

/// <summary>An entry of a list of a rule.</summary>
internal sealed record DocumentEntry(DocumentRule Rule, RuleField Field, SourceString Text);
