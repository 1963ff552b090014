using System.Globalization;

namespace CorsGen.Testing;

/// <summary>The seed of the tests that make up their own input: another one in each run, unless it is given.</summary>
public static class TestSeed
{
    private const string Variable = "CORSGEN_TEST_SEED";

    public static int Value { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();

    /// <summary>What to add to a message about a failure, so that it can be repeated.</summary>
    public static string Hint => $"Repeat with {Variable}={Value}.";

    /// <summary>A source of random numbers, always the same for the seed, after printing the seed.</summary>
    public static Random CreateRandom(ITestOutputHelper output)
    {
        output.WriteLine(Hint);
        return new Random(Value);
    }
}
