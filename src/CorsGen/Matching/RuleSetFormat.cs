namespace CorsGen.Matching;

/// <summary>
/// The format of the tables of rule sets that <c>RuleSet</c> reads. The compiler of policies, which writes them,
/// compiles this file in. As with <c>TextTreeFormat</c>, the format of a version never changes.
/// </summary>
/// <remarks>
/// A table is a string of integers, two characters each, the lower half first. The first integer is the version; the
/// sets follow, each of as many integers as it has 32 bits, the lowest first.
/// </remarks>
internal static class RuleSetFormat
{
    /// <summary>The version of the format that this file describes.</summary>
    public const int Version = 1;

    /// <summary>Where in a table its version is.</summary>
    public const int VersionIndex = 0;

    /// <summary>Where in a table its first set is.</summary>
    public const int FirstSet = 1;
}
