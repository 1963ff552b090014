using System.Collections.Generic;
using System.Linq;
using CorsGen.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes;

/// <summary>Applies mends to a file.</summary>
internal static class Mender
{
    /// <summary>No file needs more; a bound, should two mends ever undo each other.</summary>
    private const int MostRounds = 100;

    /// <summary>The mended text; null if the file, which was free of errors, would have one: a limit of S3, say.</summary>
    public static SourceText? Apply(FixFile file, Mend mend)
    {
        FixFile mended = file.WithText(file.Text.WithChanges(mend.Changes));
        return IsBroken(file, mended) ? null : mended.Text;
    }

    /// <summary>
    /// The text with all mended that can be; null if nothing can. Mends that would touch each other, such as the removals of
    /// two neighbours, are made one after the other, on the file as it is by then.
    /// </summary>
    public static SourceText? ApplyAll(FixFile file, IFix fix)
    {
        FixFile current = file;
        for (int round = 0; round < MostRounds; round++)
        {
            List<TextChange> changes = Compatible(fix.Find(current));
            FixFile next = current.WithText(current.Text.WithChanges(changes));
            if (changes.Count == 0 || IsBroken(file, next))
            {
                break;
            }

            current = next;
        }

        return current == file ? null : current.Text;
    }

    private static bool IsBroken(FixFile before, FixFile after) => before.Errors.IsEmpty && !after.Errors.IsEmpty;

    private static List<TextChange> Compatible(IEnumerable<Mend> mends)
    {
        var changes = new List<TextChange>();
        int end = -1;
        foreach (Mend mend in mends.OrderBy(mend => mend.Changes.Min(change => change.Span.Start)))
        {
            if (mend.Changes.Min(change => change.Span.Start) > end)
            {
                changes.AddRange(mend.Changes.OrderBy(change => change.Span.Start));
                end = mend.Changes.Max(change => change.Span.End);
            }
        }

        return changes;
    }
}
