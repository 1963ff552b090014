namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// Why a page may read an answer though the policy denies the request as the page wrote it, or may not though the policy
/// allows it. Each is a rule of the platform, by section of the Fetch standard (https://fetch.spec.whatwg.org) unless it
/// says otherwise; there is no other.
/// </summary>
internal enum StandingDifference
{
    /// <summary>A page reads answers of its own origin, whatever the policy: "main fetch", response tainting "basic".</summary>
    SameOrigin,

    /// <summary>
    /// Other origins may send some methods and headers unasked, so that there is no preflight, and the policy is asked
    /// about the method alone: "CORS-safelisted method", "CORS-safelisted request-header".
    /// </summary>
    SafelistedHeader,

    /// <summary>A safelisted name with a value that is not: "CORS-safelisted request-header", by name and value.</summary>
    UnsafeValue,

    /// <summary><c>put</c> is sent as <c>PUT</c>, but <c>patch</c> as it is: "normalize a method".</summary>
    NormalizedMethod,

    /// <summary>CONNECT, TRACE and TRACK fail before anything is sent: "forbidden method".</summary>
    ForbiddenMethod,

    /// <summary><c>Cookie</c>, <c>Sec-*</c> and others are dropped from what a page asks for: "forbidden request-header".</summary>
    ForbiddenHeader,

    /// <summary>
    /// With credentials both answers, the preflight's and the request's, have to allow these, and <c>*</c> isn't an
    /// origin: "CORS check".
    /// </summary>
    Credentials,

    /// <summary>A sandboxed page is <c>null</c> to everybody: HTML, "serialization of an origin".</summary>
    OpaqueOrigin,

    /// <summary>
    /// Chromium alone: client hints of old are safelisted, which the standard does not say.
    /// https://source.chromium.org, services/network/public/cpp/cors/cors.cc, IsCorsSafelistedHeader.
    /// </summary>
    ClientHint,
}
