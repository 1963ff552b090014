using System;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Numerics;
#endif

namespace CorsGen.Matching;

/// <summary>
/// A set of up to 64 rules, bit n for the rule of index n. For generated code; applications call <c>Evaluate</c>.
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
}
