using System;

namespace CorsGen;

/// <summary>What can be asked of every policy.</summary>
public static class CorsPolicyExtensions
{
    /// <summary>
    /// Explains the policy's answer to a request: the decision of <see cref="ICorsPolicy.Evaluate"/>, and for each rule
    /// how far the request came and what the rule lacks. For people: logs, tools and tests. It allocates, and takes
    /// more time than the decision.
    /// </summary>
    /// <param name="policy">A policy: compiled, or your own.</param>
    /// <param name="origin">The value of <c>Origin</c>; null or empty if the request doesn't have one.</param>
    /// <param name="method">
    /// The request's method; for a preflight, the value of <c>Access-Control-Request-Method</c>.
    /// </param>
    /// <param name="requestHeaders">
    /// For a preflight, the value of <c>Access-Control-Request-Headers</c>; null if the request doesn't have one.
    /// </param>
    /// <returns>The explanation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static CorsExplanation Explain(
        this ICorsPolicy policy, string? origin, string? method, string? requestHeaders = null) =>
        new(
            policy ?? throw new ArgumentNullException(nameof(policy)),
            new ExplainedRequest(origin, method, requestHeaders));
}
