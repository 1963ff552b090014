namespace CorsGen;

/// <summary>
/// Why a request was denied: the furthest step that any rule of the policy reached. A rule checks the origin first,
/// then the method, then the requested headers.
/// </summary>
public enum CorsDenial
{
    /// <summary>The request was not denied.</summary>
    None,

    /// <summary>The request doesn't have an <c>Origin</c> header, so it isn't a CORS request.</summary>
    NoOrigin,

    /// <summary>No rule allows the origin.</summary>
    Origin,

    /// <summary>Some rule allows the origin, but none of those allows the method.</summary>
    Method,

    /// <summary>Some rule allows the origin and the method, but none of those allows every requested header.</summary>
    Headers,
}
