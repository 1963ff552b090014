using System;

namespace CorsGen.Fuzzing.Engine;

/// <summary>Makes an input shorter, as long as it fails for the same cause.</summary>
internal static class Minimiser
{
    // Most inputs need a few hundred; each is a run of the target.
    private const int MostRuns = 2_000;

    public static string Minimise(string input, Predicate<string> failsAlike)
    {
        int runs = 0;
        for (int length = input.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= input.Length && runs < MostRuns;)
            {
                string shorter = input.Remove(start, length);
                runs++;
                if (failsAlike(shorter))
                {
                    input = shorter;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }
}
