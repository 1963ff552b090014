namespace CorsGen.AspNetCore;

/// <summary>Writes the CORS headers of a response.</summary>
internal static class CorsHeaders
{
    private const string True = "true";

    /// <summary>
    /// Sets or removes each CORS header: the policy's headers replace those that a handler or a proxied server has set.
    /// The values are existing strings of the policy or the request.
    /// </summary>
    public static void Write(in CorsResult result, IHeaderDictionary headers)
    {
        if (headers.Count == 0)
        {
            // No headers to remove or to merge.
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

    // A request may have tabs between two names, but Kestrel refuses to send a tab.
    private static string? WithoutTabs(string? names) => names?.Replace('\t', ' ');
}
