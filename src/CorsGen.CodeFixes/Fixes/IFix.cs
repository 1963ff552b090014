using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>Mends what one diagnostic is about.</summary>
internal interface IFix
{
    /// <summary>The diagnostic.</summary>
    string Id { get; }

    /// <summary>What the action that mends a whole file is called; <c>{0}</c> is the file's name.</summary>
    string FileTitle { get; }

    /// <summary>A mend for each finding of the file that can be mended.</summary>
    IEnumerable<Mend> Find(FixFile file);
}

/// <summary>What mends one finding.</summary>
/// <param name="Span">The finding's place.</param>
/// <param name="Title">What the action is called.</param>
/// <param name="Changes">The changes of the text; at least one. Those that overlap are made one.</param>
internal sealed record Mend(TextSpan Span, string Title, ImmutableArray<TextChange> Changes)
{
    /// <summary>The changes in the order of their places. None overlaps another.</summary>
    public ImmutableArray<TextChange> Changes { get; } = TextLayout.Merge(Changes);
}
