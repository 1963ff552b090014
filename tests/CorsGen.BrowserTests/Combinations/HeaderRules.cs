using System.Globalization;

namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// Which headers of a page's request the browser drops, and which it asks the server about: by the Fetch standard.
/// </summary>
internal static class HeaderRules
{
    private const int MostSafelistedBytes = 128;

    private static readonly string[] s_safelistedTypes =
    [
        "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
    ];
    private static readonly string[] s_methodOverrides =
    [
        "x-http-method", "x-http-method-override", "x-method-override",
    ];

    private static readonly HashSet<string> s_forbidden =
    [
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method",
        "connection",
        "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer",
        "set-cookie",
        "te", "trailer", "transfer-encoding", "upgrade", "via",
    ];

    /// <summary>
    /// "CORS-unsafe request-header names": in lower case, sorted. (That many safelisted values together are unsafe does
    /// not come up here.)
    /// </summary>
    /// <param name="headers">The headers as the page's script writes them.</param>
    /// <param name="browser">The browser, for its differences.</param>
    /// <param name="differences">Takes the rules that are met.</param>
    public static IReadOnlyList<string> UnsafeNames(
        IEnumerable<KeyValuePair<string, string>> headers,
        BrowserKind browser,
        HashSet<StandingDifference> differences)
    {
        var names = new List<string>();
        foreach ((string name, string value) in headers.Select(header => (header.Key.ToLowerInvariant(), header.Value)))
        {
            if (IsForbidden(name, value))
            {
                differences.Add(StandingDifference.ForbiddenHeader);
            }
            else if (IsSafelisted(name, value, browser) is not { } isSafelisted)
            {
                names.Add(name);
            }
            else if (isSafelisted)
            {
                differences.Add(IsClientHint(name)
                    ? StandingDifference.ClientHint
                    : StandingDifference.SafelistedHeader);
            }
            else
            {
                differences.Add(StandingDifference.UnsafeValue);
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public static bool IsClientHint(string name) => name is "save-data" or "dpr" or "width" or "rtt";

    private static bool IsForbidden(string name, string value) =>
        s_forbidden.Contains(name)
        || name.StartsWith("proxy-", StringComparison.Ordinal)
        || name.StartsWith("sec-", StringComparison.Ordinal)
        || (s_methodOverrides.Contains(name) && value.Split(',').Any(method => FetchRules.IsForbidden(method.Trim())));

    // Null for a name that is never safelisted.
    private static bool? IsSafelisted(string name, string value, BrowserKind browser) => name switch
    {
        _ when IsClientHint(name) && browser == BrowserKind.Chromium =>
            name == "save-data" ? value == "on" : value.All(char.IsAsciiDigit),
        "accept" or "accept-language" or "content-language" or "content-type"
            or "range" when value.Length > MostSafelistedBytes => false,
        "accept" => !value.Any(IsUnsafe),
        "accept-language" or "content-language" =>
            value.All(c => char.IsAsciiLetterOrDigit(c) || " *,-.;=".Contains(c)),
        "content-type" =>
            !value.Any(IsUnsafe)
                && s_safelistedTypes.Contains(value.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase),
        "range" => IsSimpleRange(value),
        _ => null,
    };

    private static bool IsUnsafe(char c) => (c < ' ' && c != '\t') || c == '\x7F' || "\"():<>?@[\\]{}".Contains(c);

    // From here to there, or to the end.
    private static bool IsSimpleRange(string value) =>
        value.StartsWith("bytes=", StringComparison.Ordinal)
        && value["bytes=".Length..].Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int from)
        && (last.Length == 0
            || (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int to) && from <= to));
}
