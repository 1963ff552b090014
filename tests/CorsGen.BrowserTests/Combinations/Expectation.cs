namespace CorsGen.BrowserTests.Combinations;

/// <summary>What a browser is expected to do about a request.</summary>
/// <param name="CanRead">Whether the page can read the answer.</param>
/// <param name="Requests">What the server sees, in order; without an origin, where CORS doesn't say which is
/// sent.</param>
/// <param name="Differences">The rules that were met on the way beyond what the policy says.</param>
internal sealed record Expectation(
    bool CanRead, IReadOnlyList<SeenRequest> Requests, IReadOnlyCollection<StandingDifference> Differences);
