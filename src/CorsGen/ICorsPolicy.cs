using System.Collections.Generic;

namespace CorsGen;

/// <summary>A CORS policy, for use by middleware. Each class that CorsGen generates implements it.</summary>
public interface ICorsPolicy
{
    /// <summary>The rules, in file order, which is the order in which they are evaluated.</summary>
    IReadOnlyList<CorsRule> Rules { get; }

    /// <summary>
    /// Decides a request as Amazon S3 does: the first rule that allows the origin, the method and every requested
    /// header answers. Doesn't allocate, doesn't throw, and is thread-safe.
    /// </summary>
    /// <param name="origin">The value of <c>Origin</c>; null or empty if the request doesn't have one.</param>
    /// <param name="method">
    /// The request's method; for a preflight, the value of <c>Access-Control-Request-Method</c>. Null doesn't match any
    /// rule.
    /// </param>
    /// <param name="requestHeaders">
    /// For a preflight, the value of <c>Access-Control-Request-Headers</c>; null if the request doesn't have one.
    /// </param>
    /// <returns>The answer.</returns>
    CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null);
}
