using System;
using System.Buffers.Binary;
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
    /// <summary>The lowest index in a set that is not empty: the rule that answers, as the first match wins.</summary>
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

    /// <summary>A set of up to 32 rules from a table.</summary>
    /// <param name="sets">The sets, four bytes each, least significant first.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static uint UInt32At(ReadOnlySpan<byte> sets, int number) =>
        number == 0 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(sets.Slice((number - 1) * sizeof(uint)));

    /// <summary>A set of up to 64 rules from a table.</summary>
    /// <param name="sets">The sets, eight bytes each, least significant first.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static ulong UInt64At(ReadOnlySpan<byte> sets, int number) =>
        number == 0 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(sets.Slice((number - 1) * sizeof(ulong)));

    /// <summary>A set of up to 128 rules from a table.</summary>
    /// <param name="sets">The sets, sixteen bytes each, least significant first.</param>
    /// <param name="number">The set's number, from 1; 0 is the empty set.</param>
    public static WideRuleSet WideAt(ReadOnlySpan<byte> sets, int number) => number == 0 ? default : new WideRuleSet(
        BinaryPrimitives.ReadUInt64LittleEndian(sets.Slice((number - 1) * 2 * sizeof(ulong))),
        BinaryPrimitives.ReadUInt64LittleEndian(sets.Slice((((number - 1) * 2) + 1) * sizeof(ulong))));
}
