namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// What a browser does about a page's request, by the Fetch standard and the policies' answers: nothing of a server's
/// headers is looked at.
/// </summary>
/// <param name="browser">The browser, for its differences.</param>
/// <param name="policies">The policies, by number.</param>
internal sealed class FetchRules(BrowserKind browser, IReadOnlyList<ICorsPolicy> policies)
{
    private static readonly string[] s_normalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
    private static readonly string[] s_forbiddenMethods = ["CONNECT", "TRACE", "TRACK"];
    private static readonly string[] s_safelistedMethods = ["GET", "HEAD", "POST"];

    private readonly HashSet<StandingDifference> _differences = [];
    private readonly List<SeenRequest> _seen = [];

    /// <summary>What to expect of a request that one policy answers.</summary>
    public static Expectation Of(ICorsPolicy policy, PageRequest request) =>
        new FetchRules(BrowserKind.Chromium, [policy]).Of(request);

    /// <summary>"Forbidden method".</summary>
    public static bool IsForbidden(string method) =>
        s_forbiddenMethods.Contains(method, StringComparer.OrdinalIgnoreCase);

    /// <summary>What to expect of a request.</summary>
    public Expectation Of(PageRequest request)
    {
        _differences.Clear();
        _seen.Clear();
        bool canRead = !IsForbidden(request.Method) && Send(request);
        if (IsForbidden(request.Method))
        {
            _differences.Add(StandingDifference.ForbiddenMethod);
        }

        // The page learns nothing of a beacon.
        return new Expectation(canRead && request.Means != Means.Beacon, [.. _seen], [.. _differences]);
    }

    private bool Send(PageRequest request)
    {
        if (request.Origin == TestHosts.OpaqueOrigin)
        {
            _differences.Add(StandingDifference.OpaqueOrigin);
        }

        var hop = new Hop(
            request.Origin,
            request.Api,
            request.Path,
            request.PolicyNumber,
            Normalize(request.Method),
            [.. request.Headers]);
        return Passes(request, hop, isPreflighted: false, out bool isPreflighted)
            && (request.Redirect is null || Passes(request, Follow(hop, request), isPreflighted, out _));
    }

    // "HTTP-redirect fetch".
    private Hop Follow(Hop hop, PageRequest request)
    {
        Redirect redirect = request.Redirect!;
        bool leavesOrigin = redirect.Api != hop.Api;
        bool becomesGet = redirect.Status == 303
            ? hop.Method is not ("GET" or "HEAD")
            : redirect.Status is 301 or 302 && hop.Method == "POST";
        bool isDeleteAsGet = !becomesGet
            && leavesOrigin
            && hop.Method == "DELETE"
            && Meets(StandingDifference.RedirectedDelete);
        return new Hop(
            leavesOrigin && hop.IsCrossOrigin ? TestHosts.OpaqueOrigin : hop.Origin,
            redirect.Api,
            request.NextPath,
            redirect.PolicyNumber,
            becomesGet || isDeleteAsGet ? "GET" : hop.Method,
            [
                .. from header in hop.Headers
                   where !(becomesGet && header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                       || (request.Means == Means.Beacon && Meets(StandingDifference.RedirectedBeacon))
                   where !(leavesOrigin && header.Key == "Authorization")
                       || Meets(StandingDifference.RedirectedAuthorization)
                   select header,
            ],
            HadUnsafeHeaders: HeaderRules.UnsafeNames(hop.Headers, browser, _differences).Count > 0);
    }

    // One exchange with the server, after a preflight where there is one.
    private bool Passes(PageRequest request, Hop hop, bool isPreflighted, out bool isPreflightedNow)
    {
        ICorsPolicy policy = policies[hop.PolicyNumber];
        IReadOnlyList<string> unsafeNames = HeaderRules.UnsafeNames(hop.Headers, browser, _differences);
        bool isCors = hop.IsCrossOrigin && (request.Means != Means.Beacon || unsafeNames.Count > 0);
        if (!hop.IsCrossOrigin)
        {
            _differences.Add(StandingDifference.SameOrigin);
        }

        isPreflightedNow = isCors && (unsafeNames.Count > 0
            || !s_safelistedMethods.Contains(hop.Method)
            || request.Means == Means.XhrWithUploadListener
            || (isPreflighted && Meets(StandingDifference.PreflightedGet))
            || (hop.HadUnsafeHeaders && Meets(StandingDifference.PreflightForLostHeader)));
        if (isPreflightedNow)
        {
            string origin = hop.Origin != request.Origin && Meets(StandingDifference.PreflightAfterRedirect)
                ? request.Origin
                : hop.Origin;
            string[] asked = [.. unsafeNames.Distinct()];
            if (asked.Length < unsafeNames.Count
                && request.Means == Means.Fetch
                && Meets(StandingDifference.RepeatedName))
            {
                asked = [.. unsafeNames];
            }

            string? names = asked.Length == 0 ? null : string.Join(',', asked);
            _seen.Add(new SeenRequest(hop.Path, "OPTIONS", origin, hop.Method, names));
            if (!Allows(policy.Evaluate(origin, hop.Method, names), request))
            {
                return false;
            }
        }

        _seen.Add(new SeenRequest(hop.Path, hop.Method, isCors ? hop.Origin : null, null, null));
        return !isCors || Allows(policy.Evaluate(hop.Origin, hop.Method), request);
    }

    // "CORS check".
    private bool Allows(CorsResult result, PageRequest request)
    {
        if (!result.IsAllowed || !request.WithCredentials || (result.AllowCredentials && result.AllowOrigin != "*"))
        {
            return result.IsAllowed;
        }

        _differences.Add(StandingDifference.Credentials);
        return false;
    }

    // Whether the browser has a difference, which is met then.
    private bool Meets(StandingDifference difference)
    {
        if (!StandingDifferences.Of(browser).Contains(difference))
        {
            return false;
        }

        _differences.Add(difference);
        return true;
    }

    private string Normalize(string method)
    {
        string normalized = s_normalizedMethods.FirstOrDefault(known => known.Equals(
            method, StringComparison.OrdinalIgnoreCase)) ?? method;
        if (normalized != method)
        {
            _differences.Add(StandingDifference.NormalizedMethod);
        }

        return normalized;
    }

    // A request on its way: to one address.
    private sealed record Hop(
        string Origin,
        string Api,
        string Path,
        int PolicyNumber,
        string Method,
        IReadOnlyList<KeyValuePair<string, string>> Headers,
        bool HadUnsafeHeaders = false)
    {
        public bool IsCrossOrigin => Origin != Api;
    }
}
