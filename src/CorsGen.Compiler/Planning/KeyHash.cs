using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Matching;

namespace CorsGen.Compiler.Planning;

/// <summary>
/// A multiplicative hash: the highest bits of a product. Where one multiplier cannot distinguish the keys, a first
/// product chooses a second multiplier from a spread ("hash, displace", the usual construction of a perfect hash).
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

    /// <summary>
    /// Chooses a hash that distinguishes keys, at two to four values for each key: all of them if possible.
    /// </summary>
    public static KeyHash Choose(IEnumerable<uint> keys)
    {
        uint[] distinct = [.. keys.Distinct()];
        int bits = Math.Max(1, BitsFor(2 * distinct.Length));
        var values = new ValueSet(1 << bits);
        uint best = FirstMultiplier;
        int most = 0;
        uint multiplier = FirstMultiplier;

        for (int i = 0; most < distinct.Length && i < MostTries; i++)
        {
            int count = values.CountDistinct(distinct, multiplier, bits);
            if (count > most)
            {
                most = count;
                best = multiplier;
            }

            multiplier = Next(multiplier);
        }

        ImmutableArray<uint> spread = most < distinct.Length ? TrySpread(distinct, bits) : ImmutableArray<uint>.Empty;
        return new KeyHash(bits, spread.IsEmpty ? best : FirstMultiplier, spread);
    }

    /// <summary>Finds second multipliers that distinguish all keys; empty if none are found.</summary>
    private static ImmutableArray<uint> TrySpread(uint[] keys, int bits)
    {
        int spreadBits = Math.Max(1, BitsFor(keys.Length / KeysPerSecondMultiplier));
        uint[] spread = new uint[1 << spreadBits];
        var values = new ValueSet(1 << bits);

        // The largest groups first, while there is room.
        foreach (IGrouping<int, uint> sameValue in keys
            .GroupBy(key => TextTreeFormat.Hash(key, FirstMultiplier, spreadBits))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            uint[] group = [.. sameValue];
            uint multiplier = Next(FirstMultiplier);
            int tries = 1;
            while (values.CountDistinct(group, multiplier, bits) < group.Length)
            {
                if (tries == MostTriesInSpread)
                {
                    return ImmutableArray<uint>.Empty;
                }

                multiplier = Next(multiplier);
                tries++;
            }

            spread[sameValue.Key] = multiplier;
            values.Take(group, multiplier, bits);
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

    /// <summary>The values of a hash: which are taken, and which have been counted.</summary>
    private sealed class ValueSet(int count)
    {
        private const int Taken = -1;

        // For each value the last count that met it.
        private readonly int[] _countedBy = new int[count];
        private int _counts;

        /// <summary>How many values that are not taken some keys have.</summary>
        public int CountDistinct(uint[] keys, uint multiplier, int bits)
        {
            _counts++;
            int distinct = 0;
            foreach (uint key in keys)
            {
                ref int countedBy = ref _countedBy[TextTreeFormat.Hash(key, multiplier, bits)];
                if (countedBy != _counts && countedBy != Taken)
                {
                    countedBy = _counts;
                    distinct++;
                }
            }

            return distinct;
        }

        public void Take(uint[] keys, uint multiplier, int bits)
        {
            foreach (uint key in keys)
            {
                _countedBy[TextTreeFormat.Hash(key, multiplier, bits)] = Taken;
            }
        }
    }
}
