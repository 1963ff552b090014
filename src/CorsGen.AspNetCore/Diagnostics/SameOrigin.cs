namespace CorsGen.AspNetCore;

/// <summary>
/// Whether a request is same-origin: browsers also send <c>Origin</c> to a page's own server, with every method except
/// GET and HEAD, and don't need permission for it.
/// </summary>
internal static class SameOrigin
{
    private const string Separator = "://";

    public static bool Is(HttpRequest httpRequest, in CorsRequest request)
    {
        if (request.Origin.Count != 1 || request.Origin[0] is not { } origin || !httpRequest.Host.HasValue)
        {
            return false;
        }

        // Compared piece by piece, so that no string is allocated.
        string scheme = httpRequest.Scheme;
        string host = httpRequest.Host.Value!;
        return origin.Length == scheme.Length + Separator.Length + host.Length
            && origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && origin.AsSpan(scheme.Length).StartsWith(Separator)
            && origin.EndsWith(host, StringComparison.OrdinalIgnoreCase);
    }
}
