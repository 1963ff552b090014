using System.Globalization;

namespace CorsGen.Testing;

/// <summary>How much the tests that make up their own input try: all of it, or the percentage that is given.</summary>
/// <remarks>Mutation testing repeats the tests for each mutant, and has no time for all of it.</remarks>
public static class TestSize
{
    private const string Variable = "CORSGEN_TEST_PERCENT";

    private static readonly int s_percent =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : 100;

    /// <summary>The given share of a count, and at least 1.</summary>
    public static int Of(int count) => Math.Max(1, (int)((long)count * s_percent / 100));
}
