using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Generator.Planning;

/// <summary>A multiplicative hash: the highest bits of a product.</summary>
/// <param name="Bits">How many bits it has; at least one.</param>
/// <param name="Multiplier">An odd number.</param>
internal readonly record struct KeyHash(int Bits, uint Multiplier)
{
    private const int Tries = 16;
    private const int MostTries = 10_000;

    public int Of(uint key) => (int)(unchecked(key * Multiplier) >> (32 - Bits));

    /// <summary>Chooses a hash that tells keys apart, at two to four values for each key: all of them if it can be.</summary>
    public static KeyHash Choose(IEnumerable<uint> keys)
    {
        uint[] distinct = [.. keys.Distinct()];
        int bits = 1;
        while (1 << bits < 2 * distinct.Length)
        {
            bits++;
        }

        // The golden ratio, and from there on a full cycle of odd numbers (Knuth, "The Art of Computer Programming", 6.4).
        var hash = new KeyHash(bits, 0x9E3779B1);
        KeyHash best = hash;
        int told = 0;
        for (int i = 0; i < MostTries && told < distinct.Length && (i < Tries || told < Math.Min(distinct.Length, 2)); i++)
        {
            int tells = new HashSet<int>(distinct.Select(key => hash.Of(key))).Count;
            if (tells > told)
            {
                told = tells;
                best = hash;
            }

            hash = hash with { Multiplier = unchecked((hash.Multiplier * 0x0019660D) + 0x3C6EF35E) | 1 };
        }

        return best;
    }
}
