using System;
using System.Collections.Generic;
using CorsGen.Matching;

namespace CorsGen;

/// <summary>
/// Finds the entry of a rule that a request's origin misses in one way: by its case, its scheme, its port, a slash. The
/// origin is varied, and each variant compared with the entries: so the work for an entry is a few comparisons.
/// </summary>
internal sealed class NearOrigins
{
    // The longest host name has 253 characters. Longer origins were made up, and not for this.
    private const int MaxLength = 300;
    private const string Separator = "://";

    private readonly List<Variant> _variants = [];
    private readonly string _origin;

    public NearOrigins(string origin)
    {
        _origin = origin;
        if (origin.Length <= MaxLength && OriginPattern.IsVisibleAscii(origin))
        {
            Vary(origin);
        }
    }

    /// <summary>
    /// Which entries a variant is compared with: a wildcard matches more than was meant by most variants.
    /// </summary>
    private enum Entries
    {
        All,
        Literals,
        Wildcards,
    }

    /// <summary>The entry of a rule that comes nearest to the origin; null if none comes near.</summary>
    public NearOrigin? Find(CorsRule rule)
    {
        for (int i = 0; i < _variants.Count; i++)
        {
            Variant variant = _variants[i];
            for (int j = 0; j < rule.AllowedOrigins.Count; j++)
            {
                string entry = rule.AllowedOrigins[j];
                int star = entry.IndexOf('*');
                if (variant.Entries != (star < 0 ? Entries.Wildcards : Entries.Literals)
                    && RuleEvaluation.IsMatch(variant.Origin, entry, StringComparison.OrdinalIgnoreCase))
                {
                    return new NearOrigin(i, entry, variant.Difference);
                }
            }
        }

        return _variants.Count == 0 ? null : WithAnotherPort(rule);
    }

    private void Vary(string origin)
    {
        Add(origin, "differs only in upper and lower case");
        if (origin[origin.Length - 1] == '/')
        {
            Add(origin.TrimEnd('/'), "doesn't end with a slash");
        }
        else
        {
            Add(origin + "/", "ends with a slash, which browsers don't send");
        }

        int separator = origin.IndexOf(Separator, StringComparison.Ordinal);
        if (separator < 0)
        {
            Add("https://" + origin, "starts with https://");
            Add("http://" + origin, "starts with http://");
            return;
        }

        string scheme = origin.Substring(0, separator);
        string rest = origin.Substring(separator + Separator.Length);
        int end = rest.IndexOfAny(['/', '?', '#']);
        string authority = end < 0 ? rest : rest.Substring(0, end);
        Add(scheme + Separator + authority, "doesn't have a path");
        VaryAuthority(scheme, authority);
    }

    private void VaryAuthority(string scheme, string authority)
    {
        int port = PortOf(authority);
        string host = port < 0 ? authority : authority.Substring(0, port);
        string colonAndPort = port < 0 ? "" : authority.Substring(port);

        bool isHttp = string.Equals(scheme, "http", StringComparison.OrdinalIgnoreCase);
        bool isHttps = string.Equals(scheme, "https", StringComparison.OrdinalIgnoreCase);
        if (isHttp || isHttps)
        {
            string other = isHttp ? "https" : "http";
            Add(other + Separator + authority, $"starts with {other}://, not {(isHttp ? "http" : "https")}://");
        }

        if (port >= 0)
        {
            Add(scheme + Separator + host, "doesn't have a port");
        }
        else
        {
            Add(
                scheme + Separator + host + (isHttp ? ":80" : ":443"),
                "has a port that browsers leave out",
                Entries.Literals);
            Add(scheme + Separator + host + ":1", "matches only origins with a port", Entries.Wildcards);
        }

        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            string bare = host.Substring("www.".Length);
            Add(scheme + Separator + bare + colonAndPort, "doesn't start with 'www.'", Entries.Literals);
        }
        else
        {
            Add(scheme + Separator + "www." + host + colonAndPort, "starts with 'www.'", Entries.Literals);
        }

        Add(scheme + Separator + "a." + host + colonAndPort, "matches only subdomains", Entries.Wildcards);
        for (int dot = host.IndexOf('.'); dot >= 0 && host.IndexOf('.', dot + 1) >= 0; dot = host.IndexOf('.', dot + 1))
        {
            string parent = host.Substring(dot + 1);
            Add(scheme + Separator + parent + colonAndPort, "doesn't include its subdomains", Entries.Literals);
        }
    }

    private void Add(string origin, string difference, Entries entries = Entries.All) =>
        _variants.Add(new Variant(origin, difference, entries));

    private NearOrigin? WithAnotherPort(CorsRule rule)
    {
        int port = PortOf(_origin);
        int length = port < 0 ? _origin.Length : port;
        foreach (string entry in rule.AllowedOrigins)
        {
            if (PortOf(entry) == length
                && string.Compare(_origin, 0, entry, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return new NearOrigin(_variants.Count, entry, port < 0 ? "has a port" : "has another port");
            }
        }

        return null;
    }

    /// <summary>Where the colon stands, with only digits after it; negative if there is no port.</summary>
    private static int PortOf(string origin)
    {
        int digits = origin.Length;
        while (digits > 0 && origin[digits - 1] is >= '0' and <= '9')
        {
            digits--;
        }

        return digits > 0 && digits < origin.Length && origin[digits - 1] == ':' ? digits - 1 : -1;
    }

    private readonly struct Variant(string origin, string difference, Entries entries)
    {
        public string Origin { get; } = origin;

        /// <summary>What an entry does that the variant matches, such as <c>doesn't have a port</c>.</summary>
        public string Difference { get; } = difference;

        public Entries Entries { get; } = entries;
    }
}
