namespace CorsGen.BrowserTests.Combinations;

/// <summary>Where a request is sent on to.</summary>
/// <param name="Status">The status code that says so.</param>
/// <param name="Api">The origin of the address.</param>
/// <param name="PolicyNumber">The policy that applies there.</param>
internal sealed record Redirect(int Status, string Api, int PolicyNumber);
