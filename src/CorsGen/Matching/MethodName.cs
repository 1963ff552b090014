using System;
using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>Compares methods with <c>*</c>. For generated code; applications call <c>Evaluate</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MethodName
{
    /// <summary>
    /// Whether a method matches <c>*</c>: it is a token (RFC 9110, section 9.1), and not CONNECT, TRACE or TRACK, which
    /// browsers don't send, whatever their case (Fetch, "forbidden method").
    /// </summary>
    /// <param name="method">The method; null matches nothing.</param>
    public static bool MatchesAny(string? method) =>
        method is not null && HeaderName.IsToken(method.AsSpan()) && !IsForbidden(method.AsSpan());

    private static bool IsForbidden(ReadOnlySpan<char> method) => method.Length switch
    {
        5 => HeaderName.AreEqual(method, "TRACE") || HeaderName.AreEqual(method, "TRACK"),
        7 => HeaderName.AreEqual(method, "CONNECT"),
        _ => false,
    };
}
