using System.Collections.Generic;

namespace CorsGen.Generator.Planning;

/// <summary>A set of the rules of one page: bit n stands for the page's rule n.</summary>
internal readonly record struct RuleSet(ulong Bits)
{
    public static readonly RuleSet Empty;

    public bool IsEmpty => Bits == 0;

    public static RuleSet Of(int index) => new(1UL << index);

    public static RuleSet operator |(RuleSet left, RuleSet right) => new(left.Bits | right.Bits);

    /// <summary>The rules, lowest first, counted from the page's first.</summary>
    public IEnumerable<int> Indices()
    {
        for (int i = 0; i < 64; i++)
        {
            if ((Bits >> i & 1) != 0)
            {
                yield return i;
            }
        }
    }
}
