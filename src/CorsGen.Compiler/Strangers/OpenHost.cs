using System;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Strangers;

/// <summary>A pattern whose wildcard stands in the host, or leaves all of it open.</summary>
/// <param name="Scheme">The scheme of the origins to look at.</param>
/// <param name="Start">What their hosts start with.</param>
/// <param name="End">What their hosts end with, a final dot aside.</param>
/// <param name="Rest">What follows then: the final dot, and the port with its colon.</param>
internal sealed record OpenHost(string Scheme, string Start, string End, string Rest)
{
    /// <summary>
    /// What of <see cref="End"/> belongs to a label whose start is open; empty if it starts with a dot.
    /// </summary>
    public string LabelEnd => End.Substring(0, FirstDot);

    /// <summary>
    /// The labels that are given whole: what follows the first dot of <see cref="End"/>. Empty if there are none.
    /// </summary>
    public string Domain => End.Substring(Math.Min(FirstDot + 1, End.Length));

    private int FirstDot => End.IndexOf('.') is >= 0 and int dot ? dot : End.Length;

    /// <summary>Takes a pattern apart.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="scheme">A scheme that its origins can have.</param>
    /// <returns>Null if the wildcard stands behind or before the host, or if no origin of the scheme matches.</returns>
    public static OpenHost? Of(Pattern pattern, string scheme)
    {
        string beforeHost = scheme + "://";
        bool startsInHost = pattern.Prefix.StartsWith(beforeHost, StringComparison.Ordinal);
        string start = startsInHost ? pattern.Prefix.Substring(beforeHost.Length) : "";

        // The only slashes of an origin end its scheme: where one follows the wildcard, all of the host does.
        if (pattern.Suffix.IndexOf('/') >= 0
            || !(startsInHost || beforeHost.StartsWith(pattern.Prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        // Behind the host there is only the port. A colon within brackets is part of an IPv6 address.
        bool isBehindHost =
            start.StartsWith("[", StringComparison.Ordinal) ? start.IndexOf(']') >= 0 : start.IndexOf(':') >= 0;
        if (isBehindHost)
        {
            return null;
        }

        int port = pattern.Suffix.LastIndexOf(':') is >= 0 and int colon && pattern.Suffix.IndexOf(']', colon) < 0
            ? colon
            : pattern.Suffix.Length;
        int end = port > 0 && pattern.Suffix[port - 1] == '.' ? port - 1 : port;
        return new OpenHost(scheme, start, pattern.Suffix.Substring(0, end), pattern.Suffix.Substring(end));
    }

    /// <summary>
    /// The same where the digits behind the wildcard are the end of a port; null if there are none, or more than them.
    /// </summary>
    /// <param name="port">The port's first digits.</param>
    public OpenHost? WithPort(string port) => End.Length > 0 && Rest.Length == 0 && End.All(c => c is >= '0' and <= '9')
        ? this with { End = "", Rest = ":" + port + End }
        : null;

    /// <summary>The origin of a host.</summary>
    public string OriginOf(string host) => Scheme + "://" + host + Rest;
}
