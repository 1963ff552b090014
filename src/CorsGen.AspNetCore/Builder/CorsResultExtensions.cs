using CorsGen;
using CorsGen.AspNetCore;

namespace Microsoft.AspNetCore.Http;

/// <summary>Applies an answer of a CORS policy to a response.</summary>
public static class CorsResultExtensions
{
    /// <summary>
    /// Sets the CORS headers of a response immediately. CORS headers that the answer doesn't have are removed; a denial
    /// removes all of them. <c>Vary</c> keeps its values, and missing ones are added.
    /// </summary>
    /// <param name="result">The answer of a policy.</param>
    /// <param name="response">The response; it must not have started.</param>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The response has started.</exception>
    public static void ApplyTo(this CorsResult result, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);

        CorsHeaders.Write(result, response.Headers);
    }
}
