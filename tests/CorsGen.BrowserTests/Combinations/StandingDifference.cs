namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// Why a page may read an answer though the policy denies the request as the page wrote it, or may not though the
/// policy allows it, or why a browser asks otherwise. Each is a rule of the platform, by section of the Fetch standard
/// (https://fetch.spec.whatwg.org) unless it says otherwise; there is no other.
/// </summary>
internal enum StandingDifference
{
    /// <summary>
    /// A page reads answers of its own origin, whatever the policy: "main fetch", response tainting "basic".
    /// </summary>
    SameOrigin,

    /// <summary>
    /// Other origins may send some methods and headers unasked, so that there is no preflight, and the policy is asked
    /// about the method alone: "CORS-safelisted method", "CORS-safelisted request-header".
    /// </summary>
    SafelistedHeader,

    /// <summary>
    /// A safelisted name with a value that is not: "CORS-safelisted request-header", by name and value.
    /// </summary>
    UnsafeValue,

    /// <summary><c>put</c> is sent as <c>PUT</c>, but <c>patch</c> as it is: "normalize a method".</summary>
    NormalizedMethod,

    /// <summary>CONNECT, TRACE and TRACK fail before anything is sent: "forbidden method".</summary>
    ForbiddenMethod,

    /// <summary>
    /// <c>Cookie</c>, <c>Sec-*</c> and others are dropped from what a page asks for: "forbidden request-header".
    /// </summary>
    ForbiddenHeader,

    /// <summary>
    /// With credentials both answers, the preflight's and the request's, have to allow these, and <c>*</c> isn't an
    /// origin: "CORS check".
    /// </summary>
    Credentials,

    /// <summary>A sandboxed page is <c>null</c> to everybody: HTML, "serialization of an origin".</summary>
    OpaqueOrigin,

    /// <summary>
    /// Client hints of old are safelisted, which the standard does not say.
    /// https://source.chromium.org, services/network/public/cpp/cors/cors.cc, IsCorsSafelistedHeader.
    /// </summary>
    [OnlyIn(BrowserKind.Chromium)]
    ClientHint,

    /// <summary>
    /// A name that <c>fetch</c> is given twice is asked for twice: <c>x-a,x-a</c>.
    /// https://searchfox.org/mozilla-central, dom/fetch/InternalHeaders.cpp, GetUnsafeHeaders.
    /// </summary>
    [OnlyIn(BrowserKind.Firefox)]
    RepeatedName,

    /// <summary>
    /// After a redirect to another origin, a preflight has the page's origin, and only the request is from <c>null</c>.
    /// https://searchfox.org/mozilla-central, netwerk/protocol/http/nsCORSListenerProxy.cpp, StartCORSPreflight.
    /// </summary>
    [OnlyIn(BrowserKind.Firefox)]
    PreflightAfterRedirect,

    /// <summary>
    /// A request that had a preflight has one after a redirect too, although 303 has made it a GET.
    /// https://searchfox.org/mozilla-central, netwerk/protocol/http/nsCORSListenerProxy.cpp, UpdateChannel;
    /// https://github.com/WebKit/WebKit, Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp, checkCORSRequest.
    /// </summary>
    [OnlyIn(BrowserKind.Firefox, BrowserKind.WebKit)]
    PreflightedGet,

    /// <summary>
    /// Where a redirect drops a header such as <c>authorization</c>, there is a preflight all the same.
    /// https://searchfox.org/mozilla-central, netwerk/protocol/http/nsCORSListenerProxy.cpp, CheckPreflightNeeded.
    /// </summary>
    [OnlyIn(BrowserKind.Firefox)]
    PreflightForLostHeader,

    /// <summary>
    /// A DELETE becomes a GET where any redirect leads to another origin, and a preflight still asks for its headers.
    /// https://github.com/WebKit/WebKit, Source/WebKit/NetworkProcess/soup/NetworkDataTaskSoup.cpp,
    /// shouldRedirectAsGET.
    /// </summary>
    [OnlyIn(BrowserKind.WebKit)]
    RedirectedDelete,

    /// <summary>
    /// A preflight after a redirect to another origin still asks for <c>authorization</c>, which the standard drops.
    /// https://github.com/WebKit/WebKit, Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp, m_originalRequestHeaders.
    /// </summary>
    [OnlyIn(BrowserKind.WebKit)]
    RedirectedAuthorization,

    /// <summary>
    /// Where a redirect makes a GET of a beacon, its preflight still asks for <c>content-type</c>.
    /// https://github.com/WebKit/WebKit, Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp, m_originalRequestHeaders.
    /// </summary>
    [OnlyIn(BrowserKind.WebKit)]
    RedirectedBeacon,
}
