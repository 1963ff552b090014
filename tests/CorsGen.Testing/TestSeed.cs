using System.Globalization;

namespace CorsGen.Testing;

/// <summary>The seed of the tests that make up their own input: another one in each run, unless it is given.</summary>
public static class TestSeed
{
    private const string Variable = "CORSGEN_TEST_SEED";

    private static readonly int? s_given =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : null;

    public static int Value { get; } = s_given ?? Random.Shared.Next();

    /// <summary>What to add to a message about a failure, so that it can be repeated.</summary>
    public static string Hint => HintFor(Value);

    /// <summary>The seed that is given, or a test's own, which is the same in each run.</summary>
    public static int GivenOr(int own) => s_given ?? own;

    /// <summary>The same as <see cref="Hint"/> for a seed.</summary>
    public static string HintFor(int seed) => $"Repeat with {Variable}={seed}.";

    /// <summary>A source of random numbers, always the same for the seed, after printing the seed.</summary>
    public static Random CreateRandom(ITestOutputHelper output)
    {
        output.WriteLine(Hint);
        return new Random(Value);
    }
}
