using System;
using System.Collections.Generic;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// The header names that the Fetch standard treats in a way of their own. Case does not matter in any of them.
/// </summary>
internal static class KnownHeaders
{
    // Fetch, "forbidden request-header"; the two prefixes are forbidden as well. Three more names are so only with the
    // value of a forbidden method, such as X-HTTP-Method-Override: a page may send them.
    private static readonly HashSet<string> s_forbiddenRequestHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers", "Access-Control-Request-Method",
        "Connection",
        "Content-Length", "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer",
        "Set-Cookie",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
    };

    private static readonly string[] s_forbiddenRequestPrefixes = ["Proxy-", "Sec-"];

    // Fetch, "CORS-safelisted response-header name".
    private static readonly HashSet<string> s_safelistedResponseHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma",
    };

    // Fetch, "forbidden response-header name".
    private static readonly HashSet<string> s_forbiddenResponseHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Set-Cookie", "Set-Cookie2",
    };

    /// <summary>Whether a page cannot set a request header, or any that a name with a <c>*</c> stands for.</summary>
    public static bool IsForbiddenInRequest(string name) =>
        s_forbiddenRequestHeaders.Contains(name)
        || Array.Exists(
            s_forbiddenRequestPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a page can read a response header that is not exposed.</summary>
    public static bool IsSafelistedInResponse(string name) => s_safelistedResponseHeaders.Contains(name);

    /// <summary>Whether a page cannot read a response header, exposed or not.</summary>
    public static bool IsForbiddenInResponse(string name) => s_forbiddenResponseHeaders.Contains(name);

    /// <summary>
    /// Whether a header, or any that a name with a <c>*</c> stands for, is one that a browser asks with in a preflight.
    /// </summary>
    public static bool IsOfPreflight(string name) =>
        name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header, or any that a name with a <c>*</c> stands for, is one of CORS itself.</summary>
    public static bool IsOfCors(string name) => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase);
}
