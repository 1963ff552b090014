using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Matching;

namespace CorsGen.Compiler.Planning;

/// <summary>
/// A multiplicative hash: the highest bits of a product. Where one multiplier cannot tell the keys apart, a first product
/// chooses a second multiplier from a spread ("hash, displace", the usual construction of a perfect hash).
/// </summary>
/// <param name="Bits">How many bits it has; at least one.</param>
/// <param name="Multiplier">An odd number.</param>
/// <param name="Spread">The second multipliers, a power of two of them; empty if the first is enough.</param>
internal sealed record KeyHash(int Bits, uint Multiplier, ImmutableArray<uint> Spread)
{
    private const int MostTries = 16;
    private const int MostTriesInSpread = 1_000;
    private const int KeysPerSecondMultiplier = 4;

    // The golden ratio, and from there on a full cycle of odd numbers (Knuth, "The Art of Computer Programming", 6.4).
    private const uint FirstMultiplier = 0x9E3779B1;

    /// <summary>How many bits of the first product choose the second multiplier.</summary>
    public int SpreadBits => Spread.IsEmpty ? 0 : BitsFor(Spread.Length);

    public int Of(uint key) => TextTreeFormat.Hash(
        key, Spread.IsEmpty ? Multiplier : Spread[TextTreeFormat.Hash(key, Multiplier, SpreadBits)], Bits);

    /// <summary>Chooses a hash that tells keys apart, at two to four values for each key: all of them if it can be.</summary>
    public static KeyHash Choose(IEnumerable<uint> keys)
    {
        uint[] distinct = [.. keys.Distinct()];
        int bits = Math.Max(1, BitsFor(2 * distinct.Length));
        uint best = FirstMultiplier;
        int told = 0;
        uint multiplier = FirstMultiplier;

        for (int i = 0; told < distinct.Length && i < MostTries; i++)
        {
            int tells = new HashSet<int>(distinct.Select(key => TextTreeFormat.Hash(key, multiplier, bits))).Count;
            if (tells > told)
            {
                told = tells;
                best = multiplier;
            }

            multiplier = Next(multiplier);
        }

        ImmutableArray<uint> spread = told < distinct.Length ? TrySpread(distinct, bits) : ImmutableArray<uint>.Empty;
        return new KeyHash(bits, spread.IsEmpty ? best : FirstMultiplier, spread);
    }

    /// <summary>Finds second multipliers that tell all keys apart; empty if there are none to be found.</summary>
    private static ImmutableArray<uint> TrySpread(uint[] keys, int bits)
    {
        int spreadBits = Math.Max(1, BitsFor(keys.Length / KeysPerSecondMultiplier));
        uint[] spread = new uint[1 << spreadBits];
        bool[] isTaken = new bool[1 << bits];

        // The largest groups first, while there is room.
        foreach (IGrouping<int, uint> group in keys.GroupBy(key => TextTreeFormat.Hash(key, FirstMultiplier, spreadBits))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            uint multiplier = FirstMultiplier;
            int[] values = [];
            for (int i = 0; i < MostTriesInSpread; i++)
            {
                multiplier = Next(multiplier);
                values =
                [
                    .. group.Select(key => TextTreeFormat.Hash(key, multiplier, bits)).Where(value => !isTaken[value]).Distinct(),
                ];
                if (values.Length == group.Count())
                {
                    break;
                }
            }

            if (values.Length < group.Count())
            {
                return ImmutableArray<uint>.Empty;
            }

            spread[group.Key] = multiplier;
            foreach (int value in values)
            {
                isTaken[value] = true;
            }
        }

        return ImmutableArray.Create(spread);
    }

    private static uint Next(uint multiplier) => unchecked((multiplier * 0x0019660D) + 0x3C6EF35E) | 1;

    /// <summary>How many bits it takes to count so many.</summary>
    private static int BitsFor(int count)
    {
        int bits = 0;
        while (1 << bits < count)
        {
            bits++;
        }

        return bits;
    }
}
