using System;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Numerics;
#endif

namespace CorsGen.Matching;

/// <summary>
/// Sets of rules as bits, bit n for the rule of index n. For generated code; applications call <c>Evaluate</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static class RuleSet
{
    /// <summary>
    /// The lowest index in a set that isn't empty: the rule that answers, because the first match wins.
    /// </summary>
    /// <param name="rules">The set.</param>
    public static int First(ulong rules)
    {
#if NET8_0_OR_GREATER
        return BitOperations.TrailingZeroCount(rules);
#else
        int index = 0;
        for (; index < 63 && (rules & 1) == 0; index++)
        {
            rules >>= 1;
        }

        return index;
#endif
    }

    /// <summary>
    /// Whether a table has a format that this library reads; otherwise, the policy denies every request, and a message
    /// on the standard error output says why.
    /// </summary>
    /// <param name="sets">The table.</param>
    public static bool CanRead(string sets)
    {
        int version = TextTree.Value(TextTree.Integers(sets)[RuleSetFormat.VersionIndex]);
        return version == RuleSetFormat.Version || UnknownTable.Report(version, RuleSetFormat.Version);
    }

    /// <summary>A set of up to 32 rules from a table.</summary>
    /// <param name="sets">The table; of an unknown version, every set is empty.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static uint UInt32At(string sets, int number) =>
        number == 0 || !CanRead(sets) ? 0 : ReadUInt32(sets, RuleSetFormat.FirstSet + number - 1);

    /// <summary>A set of up to 64 rules from a table.</summary>
    /// <param name="sets">The table; of an unknown version, every set is empty.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static ulong UInt64At(string sets, int number) =>
        number == 0 || !CanRead(sets) ? 0 : ReadUInt64(sets, RuleSetFormat.FirstSet + ((number - 1) * 2));

    /// <summary>A set of up to 128 rules from a table.</summary>
    /// <param name="sets">The table; of an unknown version, every set is empty.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static WideRuleSet WideAt(string sets, int number)
    {
        if (number == 0 || !CanRead(sets))
        {
            return default;
        }

        int start = RuleSetFormat.FirstSet + ((number - 1) * 4);
        return new WideRuleSet(ReadUInt64(sets, start), ReadUInt64(sets, start + 2));
    }

    private static uint ReadUInt32(string table, int index) => (uint)TextTree.Value(TextTree.Integers(table)[index]);

    private static ulong ReadUInt64(string table, int index) =>
        ReadUInt32(table, index) | ((ulong)ReadUInt32(table, index + 1) << 32);
}
