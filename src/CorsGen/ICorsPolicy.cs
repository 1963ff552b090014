using System.Collections.Generic;

namespace CorsGen;

/// <summary>A CORS policy, as middleware takes it. Each class that CorsGen generates implements it.</summary>
public interface ICorsPolicy
{
    /// <summary>The rules, in the order of the file, which is the order in which they are asked.</summary>
    IReadOnlyList<CorsRule> Rules { get; }

    /// <summary>
    /// Decides a request as Amazon S3 does: the first rule that allows the origin, the method and every requested
    /// header answers. Allocates nothing, throws nothing, and may be called from any thread.
    /// </summary>
    /// <param name="origin">The value of <c>Origin</c>; null or empty when the request has none.</param>
    /// <param name="method">
    /// The request's method; for a preflight, the value of <c>Access-Control-Request-Method</c>. Null matches no rule.
    /// </param>
    /// <param name="requestHeaders">
    /// For a preflight, the value of <c>Access-Control-Request-Headers</c>; null when the request has none.
    /// </param>
    /// <returns>What to answer.</returns>
    CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null);
}
