using System;
using System.Collections.Generic;
using System.Globalization;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <summary>How generated code holds a set of rules: whether the only rule is in it, or a bit for each.</summary>
internal sealed class RuleSetType
{
    private const int MostReadableBits = 8;

    private readonly int _ruleCount;

    public RuleSetType(int ruleCount)
    {
        _ruleCount = ruleCount;
        Keyword = ruleCount switch
        {
            1 => "bool",
            <= 32 => "uint",
            <= 64 => "ulong",
            _ => Names.WideRuleSet,
        };
    }

    public string Keyword { get; }

    public bool IsSingleRule => _ruleCount == 1;

    public string Empty => Constant(PageRuleSet.Empty);

    private bool IsWide => _ruleCount > 64;

    /// <summary>A set as a constant: bits while they can be counted, else hexadecimal digits.</summary>
    public string Constant(PageRuleSet rules)
    {
        if (IsSingleRule)
        {
            return rules.IsEmpty ? "false" : "true";
        }

        if (rules.IsEmpty)
        {
            return IsWide ? "default" : "0";
        }

        return IsWide ? $"new {Names.WideRuleSet}(0x{Hex(rules.Low)}, 0x{Hex(rules.High)})"
            : _ruleCount <= MostReadableBits ? "0b" + Convert.ToString((long)rules.Low, 2).PadLeft(_ruleCount, '0')
            : "0x" + Hex(rules.Low).PadLeft((_ruleCount + 3) / 4, '0');
    }

    /// <summary>Whether a set is empty.</summary>
    public string IsEmpty(string rules) => IsSingleRule ? $"!{rules}" : IsWide ? $"{rules}.IsEmpty" : $"{rules} == 0";

    /// <summary>Whether a set is not empty.</summary>
    public string IsNotEmpty(string rules) => IsSingleRule ? rules : IsWide ? $"!{rules}.IsEmpty" : $"{rules} != 0";

    /// <summary>The lowest rule of a set.</summary>
    public string First(string rules) => IsWide ? $"{rules}.First" : $"{Names.RuleSet}.First({rules})";

    /// <summary>The set of a number, in a table.</summary>
    public string At(string sets, string number) =>
        $"{Names.RuleSet}.{(IsWide ? "WideAt" : _ruleCount > 32 ? "UInt64At" : "UInt32At")}({sets}, {number})";

    /// <summary>The integers of a set in a table, the lowest first.</summary>
    public IEnumerable<int> Integers(PageRuleSet rules)
    {
        int count = IsWide ? 4 : _ruleCount > 32 ? 2 : 1;
        for (int i = 0; i < count; i++)
        {
            yield return unchecked((int)((i < 2 ? rules.Low : rules.High) >> (32 * (i % 2))));
        }
    }

    private static string Hex(ulong bits) => bits.ToString("X", CultureInfo.InvariantCulture);
}
