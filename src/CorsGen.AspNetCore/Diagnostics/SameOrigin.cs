namespace CorsGen.AspNetCore;

/// <summary>
/// Whether a request comes from a page of its own server: browsers send <c>Origin</c> there too, with every method but GET
/// and HEAD, and need no permission.
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

        // Compared piece by piece: nothing is joined.
        string scheme = httpRequest.Scheme;
        string host = httpRequest.Host.Value!;
        return origin.Length == scheme.Length + Separator.Length + host.Length
            && origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && origin.AsSpan(scheme.Length).StartsWith(Separator)
            && origin.EndsWith(host, StringComparison.OrdinalIgnoreCase);
    }
}
