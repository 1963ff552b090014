namespace CorsGen.Compiler.Planning;

/// <summary>A set of the rules of one page, at most 128: bit n stands for the page's rule n.</summary>
/// <param name="Low">The rules 0 to 63.</param>
/// <param name="High">The rules 64 to 127.</param>
internal readonly record struct PageRuleSet(ulong Low, ulong High)
{
    public static readonly PageRuleSet Empty;

    public bool IsEmpty => (Low | High) == 0;

    public static PageRuleSet Of(int index) => index < 64 ? new(1UL << index, 0) : new(0, 1UL << (index - 64));

    public static PageRuleSet operator |(PageRuleSet left, PageRuleSet right) => new(left.Low | right.Low, left.High | right.High);
}
