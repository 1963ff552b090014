namespace CorsGen.AspNetCore.Tests.Infrastructure.Http2;

/// <summary>A request as its header lines say, for any version of HTTP.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Lines">The lines, <c>Origin: https://a.example</c>. HTTP/2 gets their names in lower case.</param>
internal sealed record Http2Request(string Method, string Path, params string[] Lines)
{
    /// <summary>Whether the request ends with an empty DATA frame of its own.</summary>
    public bool HasEmptyBody { get; init; }

    /// <summary>The protocol of an extended CONNECT (RFC 8441), which stays open; null for others.</summary>
    public string? Protocol { get; init; }

    public IEnumerable<(string Name, string Value)> Fields(string authority) =>
    [
        (":method", Method),
        (":scheme", "http"),
        (":path", Path),
        (":authority", authority),
        .. Protocol is null ? [] : (IEnumerable<(string, string)>)[(":protocol", Protocol)],
        .. Lines.Select(line => line.Split(':', 2)).Select(parts => (parts[0].ToLowerInvariant(), parts[1].Trim())),
    ];
}

/// <summary>A response over HTTP/2, and the header lines that came behind its body.</summary>
internal sealed record Http2Response(RawResponse Head, IReadOnlyList<(string Name, string Value)> Trailers);
