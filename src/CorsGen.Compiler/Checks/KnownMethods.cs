using System.Collections.Immutable;

namespace CorsGen.Compiler.Checks;

/// <summary>Methods that are more than a token, and to whom.</summary>
internal static class KnownMethods
{
    /// <summary>All that S3 has (Amazon S3, "Elements of a CORS configuration").</summary>
    public static readonly ImmutableArray<string> S3 = ImmutableArray.Create("GET", "PUT", "POST", "DELETE", "HEAD");

    /// <summary>
    /// Those that a browser sends in upper case whatever a page writes (Fetch, "normalize a method"); it sends any
    /// other as the page wrote it.
    /// </summary>
    public static readonly ImmutableArray<string> Normalised = S3.Add("OPTIONS");

    /// <summary>Those that a browser doesn't let a page send, in any case (Fetch, "forbidden method").</summary>
    public static readonly ImmutableArray<string> Forbidden = ImmutableArray.Create("CONNECT", "TRACE", "TRACK");

    /// <summary>What other systems call any method; each is a token, and so would be a method of that name.</summary>
    public static readonly ImmutableArray<string> ForeignWildcards = ImmutableArray.Create("ANY", "ALL");

    /// <summary>IANA, "HTTP Method Registry", without those above and "PRI", which no request has.</summary>
    public static readonly ImmutableArray<string> Registered = ImmutableArray.Create(
        "ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "COPY", "LABEL", "LINK", "LOCK", "MERGE",
        "MKACTIVITY",
        "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE", "MOVE", "ORDERPATCH", "PATCH", "PROPFIND", "PROPPATCH",
        "QUERY",
        "REBIND", "REPORT", "SEARCH", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE", "UPDATEREDIRECTREF",
        "VERSION-CONTROL");

    /// <summary>
    /// The known method that a text is, apart from its case and the white space around it; null if there is none.
    /// </summary>
    public static string? Find(string text)
    {
        string upper = text.Trim().ToUpperInvariant();
        return Normalised.Contains(upper) || Registered.Contains(upper) ? upper : null;
    }
}
