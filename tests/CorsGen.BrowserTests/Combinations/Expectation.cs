namespace CorsGen.BrowserTests.Combinations;

/// <summary>What a browser is expected to do about a request.</summary>
/// <param name="CanRead">Whether the page can read the answer.</param>
/// <param name="Preflight">The preflight that the server sees; null for none.</param>
/// <param name="Differences">The rules that were met on the way beyond what the policy says.</param>
internal sealed record Expectation(bool CanRead, Preflight? Preflight, IReadOnlyCollection<StandingDifference> Differences);

/// <summary>What a preflight asks for; its headers as they are sent, null for none.</summary>
internal sealed record Preflight(string Method, string? Headers);
