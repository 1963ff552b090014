namespace CorsGen;

/// <summary>
/// Why a request was denied: the furthest step that any rule of the policy reached.
/// A rule is asked for the origin first, then the method, then the requested headers.
/// </summary>
public enum CorsDenial
{
    /// <summary>The request was not denied.</summary>
    None,

    /// <summary>The request has no <c>Origin</c> header: it is no CORS request.</summary>
    NoOrigin,

    /// <summary>No rule allows the origin.</summary>
    Origin,

    /// <summary>Some rule allows the origin, but none of those allows the method.</summary>
    Method,

    /// <summary>Some rule allows the origin and the method, but none of those allows every requested header.</summary>
    Headers,
}
