using System.Globalization;

namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// What a browser does about a page's request, by the Fetch standard and a policy's answers: nothing of a server's headers
/// is looked at.
/// </summary>
internal static class FetchRules
{
    private const int MostSafelistedBytes = 128;

    private static readonly string[] s_normalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
    private static readonly string[] s_forbiddenMethods = ["CONNECT", "TRACE", "TRACK"];
    private static readonly string[] s_safelistedMethods = ["GET", "HEAD", "POST"];
    private static readonly string[] s_safelistedTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
    private static readonly string[] s_methodOverrides = ["x-http-method", "x-http-method-override", "x-method-override"];

    private static readonly HashSet<string> s_forbiddenHeaders =
    [
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method", "connection",
        "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie",
        "te", "trailer", "transfer-encoding", "upgrade", "via",
    ];

    /// <summary>What to expect of a request.</summary>
    public static Expectation Of(ICorsPolicy policy, PageRequest request)
    {
        var differences = new HashSet<StandingDifference>();
        string method = Normalize(request.Method);
        if (method != request.Method)
        {
            differences.Add(StandingDifference.NormalizedMethod);
        }

        if (s_forbiddenMethods.Contains(method, StringComparer.OrdinalIgnoreCase))
        {
            return new Expectation(CanRead: false, Preflight: null, [StandingDifference.ForbiddenMethod]);
        }

        if (request.PageOrigin == TestSite.Api)
        {
            return new Expectation(CanRead: true, Preflight: null, [StandingDifference.SameOrigin]);
        }

        if (request.PageOrigin == "null")
        {
            differences.Add(StandingDifference.OpaqueOrigin);
        }

        string[] headers = UnsafeHeaders(request.Headers, differences);
        Preflight? preflight = headers.Length > 0 || !s_safelistedMethods.Contains(method)
            ? new Preflight(method, headers.Length == 0 ? null : string.Join(',', headers))
            : null;

        // The preflight that the standard wants, and then the request.
        bool canRead = (preflight is null || Passes(policy.Evaluate(request.PageOrigin, preflight.Method, preflight.Headers)))
            && Passes(policy.Evaluate(request.PageOrigin, method));
        return new Expectation(canRead, preflight, differences);

        bool Passes(CorsResult result)
        {
            if (!result.IsAllowed || !request.WithCredentials || (result.AllowCredentials && result.AllowOrigin != "*"))
            {
                return result.IsAllowed;
            }

            differences.Add(StandingDifference.Credentials);
            return false;
        }
    }

    private static string Normalize(string method) =>
        s_normalizedMethods.FirstOrDefault(known => known.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? method;

    // "CORS-unsafe request-header names": in lower case, sorted. (That many safelisted values together are unsafe does not
    // come up here.)
    private static string[] UnsafeHeaders(IReadOnlyDictionary<string, string> headers, HashSet<StandingDifference> differences)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string name, string value) in headers.Select(header => (header.Key.ToLowerInvariant(), header.Value)))
        {
            if (IsForbidden(name, value))
            {
                differences.Add(StandingDifference.ForbiddenHeader);
            }
            else if (IsSafelisted(name, value) is not { } isSafelisted)
            {
                names.Add(name);
            }
            else if (isSafelisted)
            {
                differences.Add(IsClientHint(name) ? StandingDifference.ClientHint : StandingDifference.SafelistedHeader);
            }
            else
            {
                differences.Add(StandingDifference.UnsafeValue);
                names.Add(name);
            }
        }

        return [.. names];
    }

    private static bool IsForbidden(string name, string value) =>
        s_forbiddenHeaders.Contains(name)
        || name.StartsWith("proxy-", StringComparison.Ordinal)
        || name.StartsWith("sec-", StringComparison.Ordinal)
        || (s_methodOverrides.Contains(name)
            && value.Split(',').Any(method => s_forbiddenMethods.Contains(method.Trim(), StringComparer.OrdinalIgnoreCase)));

    // Null for a name that is never safelisted.
    private static bool? IsSafelisted(string name, string value) => name switch
    {
        _ when IsClientHint(name) => name == "save-data" ? value == "on" : value.All(char.IsAsciiDigit),
        "accept" or "accept-language" or "content-language" or "content-type" or "range" when value.Length > MostSafelistedBytes => false,
        "accept" => !value.Any(IsUnsafe),
        "accept-language" or "content-language" => value.All(c => char.IsAsciiLetterOrDigit(c) || " *,-.;=".Contains(c)),
        "content-type" => !value.Any(IsUnsafe) && s_safelistedTypes.Contains(value.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase),
        "range" => IsSimpleRange(value),
        _ => null,
    };

    private static bool IsClientHint(string name) => name is "save-data" or "dpr" or "width" or "rtt";

    private static bool IsUnsafe(char c) => (c < ' ' && c != '\t') || c == '\x7F' || "\"():<>?@[\\]{}".Contains(c);

    // From here to there, or to the end.
    private static bool IsSimpleRange(string value) =>
        value.StartsWith("bytes=", StringComparison.Ordinal)
        && value["bytes=".Length..].Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int from)
        && (last.Length == 0 || (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int to) && from <= to));
}
