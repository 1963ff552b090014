using System.Collections.Immutable;
using CorsGen.Compiler;
using CorsGen.Compiler.Fixes;

namespace CorsGen.Tool.Commands;

/// <summary>Applies the fixes that an editor offers, until nothing is left to fix.</summary>
internal static class FileFixer
{
    // A fix may make another one possible; a bound, should two ever undo each other.
    private const int MaxRounds = 20;

    // Advice whose fix corrects what is written: an entry that no browser sends, and one that another entry covers.
    // Fixes of other advice allow or expose more than the file does, which a person has to decide.
    private static readonly ImmutableHashSet<string> s_safeAdvice = ["CORS101", "CORS105"];

    /// <summary>Whether a fix doesn't allow or expose more than its author wrote.</summary>
    public static bool IsSafe(IFix fix) =>
        fix.Descriptor.Severity == FindingSeverity.Error || s_safeAdvice.Contains(fix.Descriptor.Id);

    /// <summary>The file after all fixes.</summary>
    /// <param name="compilation">The file.</param>
    /// <param name="all">Whether to apply fixes that aren't safe as well.</param>
    public static PolicyCompilation Fix(PolicyCompilation compilation, bool all)
    {
        IFix[] fixes = [.. AllFixes.List.Where(fix => all || IsSafe(fix))];
        PolicyCompilation current = compilation;
        for (int round = 0; round < MaxRounds; round++)
        {
            string before = current.Text.ToString();
            foreach (IFix fix in fixes)
            {
                if (FixApplier.ApplyAll(new FixContext(current), fix) is { } @fixed)
                {
                    current = current.WithText(@fixed.Text);
                }
            }

            if (current.Text.ToString() == before)
            {
                break;
            }
        }

        return current;
    }
}
