namespace CorsGen.AspNetCore;

/// <summary>Writes the headers of an answer.</summary>
internal static class CorsHeaders
{
    private const string True = "true";

    /// <summary>
    /// Sets each CORS header, or removes it: the policy owns them, whatever a handler or a proxied server has set. The
    /// values are strings that the policy or the request already has.
    /// </summary>
    public static void Write(in CorsResult result, IHeaderDictionary headers)
    {
        if (headers.Count == 0)
        {
            // There is nothing to remove, nor to merge with.
            if (result.IsAllowed)
            {
                Add(result, headers);
            }

            headers.Vary = result.Vary;
            return;
        }

        headers.AccessControlAllowOrigin = result.AllowOrigin;
        headers.AccessControlAllowCredentials = result.AllowCredentials ? True : null;
        headers.AccessControlAllowMethods = result.AllowMethods;
        headers.AccessControlAllowHeaders = WithoutTabs(result.AllowHeaders);
        headers.AccessControlExposeHeaders = result.ExposeHeaders;
        headers.AccessControlMaxAge = result.MaxAge;
        VaryHeader.Merge(headers);
    }

    private static void Add(in CorsResult result, IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = result.AllowOrigin;
        if (result.AllowCredentials)
        {
            headers.AccessControlAllowCredentials = True;
        }

        headers.AccessControlAllowMethods = result.AllowMethods;
        if (result.AllowHeaders is { } requested)
        {
            headers.AccessControlAllowHeaders = WithoutTabs(requested);
        }

        if (result.ExposeHeaders is { } exposed)
        {
            headers.AccessControlExposeHeaders = exposed;
        }

        if (result.MaxAge is { } maxAge)
        {
            headers.AccessControlMaxAge = maxAge;
        }
    }

    // A tab may stand between two names of a request's list, but Kestrel refuses to send one.
    private static string? WithoutTabs(string? names) => names?.Replace('\t', ' ');
}
