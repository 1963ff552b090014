using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>Applies fixes to a file.</summary>
internal static class FixApplier
{
    /// <summary>No file needs more; a bound, should two fixes ever undo each other.</summary>
    private const int MostRounds = 100;

    /// <summary>
    /// The fixed text; null if the file, which was free of errors, would have one: a limit of S3, say.
    /// </summary>
    public static FixedText? Apply(PolicyCompilation before, FixAction action)
    {
        PolicyCompilation after = before.WithText(TextChange.Apply(before.Text.ToString(), action.Changes));
        return IsBroken(before, after)
            ? null
            : new FixedText(after.Text.ToString(), ImmutableArray.Create(action.Changes));
    }

    /// <summary>
    /// The text with all fixed that can be; null if nothing can. Actions that would touch each other, such as the
    /// removals of two neighbours, are applied one after the other, on the file as it is by then.
    /// </summary>
    public static FixedText? ApplyAll(FixContext file, IFix fix)
    {
        FixContext current = file.ForAll();
        ImmutableArray<ImmutableArray<TextChange>>.Builder rounds =
            ImmutableArray.CreateBuilder<ImmutableArray<TextChange>>();
        for (int round = 0; round < MostRounds; round++)
        {
            List<TextChange> changes = Compatible(fix.Find(current));
            if (changes.Count == 0)
            {
                break;
            }

            FixContext next = current.WithText(TextChange.Apply(current.Source, changes));
            if (IsBroken(file.Compilation, next.Compilation))
            {
                break;
            }

            current = next;
            rounds.Add(changes.ToImmutableArray());
        }

        return rounds.Count == 0 ? null : new FixedText(current.Source, rounds.ToImmutable());
    }

    private static bool IsBroken(PolicyCompilation before, PolicyCompilation after) =>
        before.Errors.IsEmpty && !after.Errors.IsEmpty;

    private static List<TextChange> Compatible(IEnumerable<FixAction> actions)
    {
        var changes = new List<TextChange>();
        int end = -1;
        foreach (FixAction action in actions.OrderBy(action => action.Changes.Min(change => change.Span.Start)))
        {
            if (action.Changes.Min(change => change.Span.Start) > end)
            {
                changes.AddRange(action.Changes.OrderBy(change => change.Span.Start));
                end = action.Changes.Max(change => change.Span.End);
            }
        }

        return changes;
    }
}

/// <summary>A text after fixes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Rounds">
/// What was changed, for an editor that keeps what is not: each round is in places of the text after the round before.
/// </param>
internal sealed record FixedText(string Text, ImmutableArray<ImmutableArray<TextChange>> Rounds);
