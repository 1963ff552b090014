using System;
using System.Globalization;
using CorsGen.Generator.Planning;

namespace CorsGen.Generator.Emit;

/// <summary>How generated code holds a set of rules: whether the only rule is in it, or a bit for each.</summary>
internal sealed class RuleSetType
{
    private const int MostReadableBits = 8;

    private readonly int _ruleCount;

    public RuleSetType(int ruleCount)
    {
        _ruleCount = ruleCount;
        Keyword = ruleCount == 1 ? "bool" : ruleCount <= 32 ? "uint" : "ulong";
    }

    public string Keyword { get; }

    public bool IsSingleRule => _ruleCount == 1;

    public string Empty => Constant(RuleSet.Empty);

    /// <summary>A set as a constant: bits while they can be counted, else hexadecimal digits.</summary>
    public string Constant(RuleSet rules)
    {
        if (IsSingleRule)
        {
            return rules.IsEmpty ? "false" : "true";
        }

        if (rules.IsEmpty)
        {
            return "0";
        }

        return _ruleCount <= MostReadableBits
            ? "0b" + Convert.ToString((long)rules.Bits, 2).PadLeft(_ruleCount, '0')
            : "0x" + rules.Bits.ToString("X", CultureInfo.InvariantCulture).PadLeft((_ruleCount + 3) / 4, '0');
    }
}
