using System.Reflection;

namespace CorsGen.BrowserTests.Combinations;

/// <summary>Which browsers have which differences.</summary>
internal static class StandingDifferences
{
    private static readonly ILookup<BrowserKind, StandingDifference> s_differences = (
        from difference in Enum.GetValues<StandingDifference>()
        let only = typeof(StandingDifference).GetField($"{difference}")!.GetCustomAttribute<OnlyInAttribute>()
        from browser in only?.Browsers ?? Enum.GetValues<BrowserKind>()
        select (browser, difference)).ToLookup(pair => pair.browser, pair => pair.difference);

    public static IEnumerable<StandingDifference> Of(BrowserKind browser) => s_differences[browser];
}
