using System;
using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>
/// A set of up to 128 rules, bit n for the rule of index n. For generated code; applications call <c>Evaluate</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public readonly struct WideRuleSet : IEquatable<WideRuleSet>
{
    private readonly ulong _low;
    private readonly ulong _high;

    /// <summary>Creates a set.</summary>
    /// <param name="low">The rules 0 to 63.</param>
    /// <param name="high">The rules 64 to 127.</param>
    public WideRuleSet(ulong low, ulong high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => (_low | _high) == 0;

    /// <summary>
    /// The lowest index in a set that isn't empty: the rule that answers, because the first match wins.
    /// </summary>
    public int First => _low != 0 ? RuleSet.First(_low) : 64 + RuleSet.First(_high);

    /// <summary>The rules that are in both sets.</summary>
    public static WideRuleSet operator &(WideRuleSet left, WideRuleSet right) =>
        new(left._low & right._low, left._high & right._high);

    /// <summary>The rules that are in at least one of two sets.</summary>
    public static WideRuleSet operator |(WideRuleSet left, WideRuleSet right) =>
        new(left._low | right._low, left._high | right._high);

    /// <summary>Whether two sets have the same rules.</summary>
    public static bool operator ==(WideRuleSet left, WideRuleSet right) => left.Equals(right);

    /// <summary>Whether two sets differ.</summary>
    public static bool operator !=(WideRuleSet left, WideRuleSet right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(WideRuleSet other) => _low == other._low && _high == other._high;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WideRuleSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_low ^ (_high * 31)).GetHashCode();
}
