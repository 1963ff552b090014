using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Compiler.Planning;

/// <summary>Chooses the four characters of some texts that tell most of them apart.</summary>
internal static class DistinguishingCharacters
{
    public const int Count = 4;

    // Names of hosts differ within their labels, which have 63 characters at most.
    private const int MostDistance = 64;

    /// <summary>The distances of the characters, the farthest first; fewer than four are filled up with the last.</summary>
    /// <param name="texts">How many texts there are.</param>
    /// <param name="reach">How many characters each of them has; at least one.</param>
    /// <param name="characterAt">The character of a text at a distance, from 1.</param>
    public static int[] Choose(int texts, int reach, Func<int, int, uint> characterAt)
    {
        var chosen = new List<int>();
        uint[] keys = new uint[texts];
        int told = 1;
        while (chosen.Count < Count && told < texts)
        {
            // The nearest character that tells most of what the ones before it leave alike.
            int best = 0;
            for (int distance = 1; distance <= Math.Min(reach, MostDistance); distance++)
            {
                int tells = new HashSet<uint>(keys.Select((key, text) => (key << 8) | characterAt(text, distance))).Count;
                if (tells > told)
                {
                    told = tells;
                    best = distance;
                }
            }

            if (best == 0)
            {
                break;
            }

            chosen.Add(best);
            keys = [.. keys.Select((key, text) => (key << 8) | characterAt(text, best))];
        }

        chosen.Sort((left, right) => right.CompareTo(left));
        while (chosen.Count < Count)
        {
            chosen.Add(chosen.Count == 0 ? 1 : chosen[chosen.Count - 1]);
        }

        return [.. chosen];
    }
}
