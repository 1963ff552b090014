using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>Fixes one kind of finding.</summary>
internal interface IFix
{
    /// <summary>What it fixes.</summary>
    FindingDescriptor Descriptor { get; }

    /// <summary>What the action that fixes a whole file is called; <c>{0}</c> is the file's name.</summary>
    string FileTitle { get; }

    /// <summary>An action for each finding of the file that can be fixed.</summary>
    IEnumerable<FixAction> Find(FixContext file);
}

/// <summary>What fixes one finding.</summary>
/// <param name="Span">The finding's place.</param>
/// <param name="Title">What the action is called.</param>
/// <param name="Changes">The changes of the text; at least one. Those that overlap are made one.</param>
internal sealed record FixAction(TextSpan Span, string Title, ImmutableArray<TextChange> Changes)
{
    /// <summary>The changes in the order of their places. None overlaps another.</summary>
    public ImmutableArray<TextChange> Changes { get; } = TextLayout.Merge(Changes);
}
