using System;
using System.Collections.Generic;

namespace CorsGen.Compiler.Planning;

/// <summary>Chooses the four characters of some texts that distinguish most of them.</summary>
internal static class DistinguishingCharacters
{
    public const int Count = 4;

    // Names of hosts differ within their labels, which have 63 characters at most.
    private const int MostDistance = 64;

    // Every entry of a tree is ASCII.
    private const int Characters = 128;

    /// <summary>
    /// The distances of the characters, the farthest first; fewer than four are filled up with the last.
    /// </summary>
    /// <param name="texts">How many texts there are.</param>
    /// <param name="reach">How many characters each of them has; at least one.</param>
    /// <param name="characterAt">The character of a text at a distance, from 1.</param>
    public static int[] Choose(int texts, int reach, Func<int, int, uint> characterAt)
    {
        var chosen = new List<int>(Count);

        // Texts that the chosen characters leave alike are in one group.
        int[] groups = new int[texts];
        int groupCount = 1;
        while (chosen.Count < Count && groupCount < texts)
        {
            // The nearest character that distinguishes most of what the ones before it leave alike.
            int best = 0;
            int most = groupCount;
            int[] seenAt = new int[groupCount * Characters];
            for (int distance = 1; distance <= Math.Min(reach, MostDistance); distance++)
            {
                int distinct = 0;
                for (int text = 0; text < texts; text++)
                {
                    ref int seen = ref seenAt[Part(groups[text], characterAt(text, distance))];
                    distinct += seen == distance ? 0 : 1;
                    seen = distance;
                }

                if (distinct > most)
                {
                    most = distinct;
                    best = distance;
                }
            }

            if (best == 0)
            {
                break;
            }

            chosen.Add(best);
            Divide(groups, groupCount, text => characterAt(text, best));
            groupCount = most;
        }

        chosen.Sort((left, right) => right.CompareTo(left));
        while (chosen.Count < Count)
        {
            chosen.Add(chosen.Count == 0 ? 1 : chosen[chosen.Count - 1]);
        }

        return [.. chosen];
    }

    // Divides each group by a character of its texts, and numbers the parts.
    private static void Divide(int[] groups, int groupCount, Func<int, uint> characterAt)
    {
        int[] numbers = new int[groupCount * Characters];
        int count = 0;
        for (int text = 0; text < groups.Length; text++)
        {
            ref int number = ref numbers[Part(groups[text], characterAt(text))];
            if (number == 0)
            {
                number = ++count;
            }

            groups[text] = number - 1;
        }
    }

    private static int Part(int group, uint character) => (group * Characters) + (int)(character % Characters);
}
