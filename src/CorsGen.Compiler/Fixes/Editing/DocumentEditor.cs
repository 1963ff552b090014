using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Editing;

/// <summary>
/// Changes a configuration without disturbing its layout: what is new is laid out as its neighbours are. A change that
/// cannot be made is null.
/// </summary>
internal abstract class DocumentEditor
{
    /// <summary>Renames a property or element.</summary>
    /// <param name="name">The place of the name.</param>
    /// <param name="newName">The name that it gets.</param>
    public abstract ImmutableArray<TextChange>? Rename(TextSpan name, string newName);

    /// <summary>Removes a property or element.</summary>
    /// <param name="name">The place of the name.</param>
    public abstract ImmutableArray<TextChange>? RemoveNamed(TextSpan name);

    /// <summary>Writes one or more entries in the place of one.</summary>
    public abstract ImmutableArray<TextChange>? Write(DocumentEntry entry, ImmutableArray<string> values);

    /// <summary>Removes an entry, unless it is the only one of its list.</summary>
    public ImmutableArray<TextChange>? Remove(DocumentEntry entry) => Remove(ImmutableArray.Create(entry));

    /// <summary>Removes entries of one list, unless they are all of it.</summary>
    public abstract ImmutableArray<TextChange>? Remove(ImmutableArray<DocumentEntry> entries);

    /// <summary>Adds an entry behind another one.</summary>
    public abstract ImmutableArray<TextChange>? InsertAfter(DocumentEntry entry, string value);

    /// <summary>Adds entries at the end of a list, and the list itself if the rule has none.</summary>
    public abstract ImmutableArray<TextChange>? Add(DocumentRule rule, RuleField field, params string[] values);

    /// <summary>
    /// Moves an origin, of several, to a rule of its own, right behind the rule, which is the same otherwise but has no
    /// ID.
    /// </summary>
    public abstract ImmutableArray<TextChange>? SplitOff(DocumentRule rule, string origin);

    /// <summary>The fields that come before another one by custom, the nearest first.</summary>
    protected static IEnumerable<RuleField> FieldsBefore(RuleField field) =>
        RuleField.All.TakeWhile(other => other != field).Reverse();

    /// <summary>Changes a part of a text that is to be copied.</summary>
    /// <param name="source">The whole text.</param>
    /// <param name="part">The part.</param>
    /// <param name="changes">The changes, in places of the whole text.</param>
    public static string CopyWith(string source, TextSpan part, ImmutableArray<TextChange> changes) => TextChange.Apply(
        source.Substring(part.Start, part.Length),
        changes.Select(change => change with
        {
            Span = new TextSpan(change.Span.Start - part.Start, change.Span.Length),
        }));
}
