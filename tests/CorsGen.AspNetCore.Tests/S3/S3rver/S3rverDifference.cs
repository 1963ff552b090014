namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>
/// Where s3rver answers otherwise than CorsGen. The code is <c>lib/middleware/cors.js</c> and
/// <c>lib/models/config.js</c> of https://github.com/jamhall/s3rver/tree/v3.7.1; what S3 does is in
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html and
/// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html. There is no other.
/// </summary>
internal enum S3rverDifference
{
    /// <summary>
    /// The first rule that has the origin and the method is the only one whose headers are looked at. In S3, a rule
    /// has to allow all three.
    /// </summary>
    HeadersDoNotChooseTheRule,

    /// <summary>A method is made upper-case before it is compared: <c>put</c> is PUT.</summary>
    MethodOfAnyCase,

    /// <summary><c>*</c> in an origin also stands for characters that no browser sends, such as spaces.</summary>
    AnyCharacterInOrigin,

    /// <summary>Two lines of <c>Origin</c> are one value with a comma, which a wildcard matches.</summary>
    SeveralOrigins,

    /// <summary>
    /// A request without an origin, which isn't a CORS request, gets the headers of the rule for <c>*</c>.
    /// </summary>
    NoOrigin,

    /// <summary>Nothing between two commas is a header's name too, which only <c>*</c> matches.</summary>
    EmptyHeaderName,

    /// <summary><c>*</c> among the headers also matches what isn't a header's name, such as <c>a b</c>.</summary>
    AnyCharacterInHeaderName,

    /// <summary>Headers that a request other than a preflight asks for are not looked at.</summary>
    HeadersOfRequest,

    /// <summary>A preflight's answer allows every origin. S3 sends the origin of the request.</summary>
    AnyOriginInPreflight,

    /// <summary>
    /// A preflight's answer has neither <c>Allow-Credentials</c> nor <c>Expose-Headers</c> nor <c>Max-Age</c>, so that
    /// requests with cookies fail and every request has a preflight. S3 sends them.
    /// </summary>
    FewHeadersInPreflight,

    /// <summary>
    /// Credentials are allowed beside <c>*</c>, with which browsers refuse them: https://fetch.spec.whatwg.org.
    /// </summary>
    CredentialsBesideAnyOrigin,

    /// <summary>
    /// Only a preflight's answer has <c>Allow-Methods</c> and <c>Allow-Headers</c>. S3 sends them always.
    /// </summary>
    FewHeadersInAnswer,

    /// <summary><c>Allow-Headers</c> is in lower case, as in S3. CorsGen repeats what was asked for.</summary>
    LowerCaseHeaders,

    /// <summary>An answer without CORS headers has no <c>Vary</c>, as in S3.</summary>
    VaryOnlyIfAllowed,

    /// <summary>A preflight that is allowed is 200, as in S3. CorsGen sends 204.</summary>
    Status,
}
