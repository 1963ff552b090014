using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Strangers;

namespace CorsGen.Compiler.Advice;

/// <summary>What to write for an entry that no origin of a browser matches.</summary>
internal static class OriginProposal
{
    /// <summary>
    /// The entries that were meant by one that matches no origin of a browser: every part in its canonical form, and no
    /// part that an origin has not. One, as a rule; several of a list, or of a regular expression with choices.
    /// </summary>
    /// <returns>
    /// None if the entry matches, if it is not clear what was meant, or if a proposal would let in strangers, or every
    /// host: a fix must not open a policy that was closed by a mistake.
    /// </returns>
    public static ImmutableArray<string> For(string entry)
    {
        if (BrowserOrigin.CanMatch(entry))
        {
            return ImmutableArray<string>.Empty;
        }

        IReadOnlyList<string> meant = WrappedOrigin.Inside(entry) is { } inside ? [inside]
            : RegularExpression.IsMeantBy(entry) ? RegularExpression.ToEntries(entry)
            : OriginFault.HoldsSeveral(entry) ? OriginFault.PartsOf(entry)
            : MisplacedScheme.Of(entry) is { } misplaced ? [misplaced.Proposal]
            : [entry];
        string?[] proposals = [.. meant.Select(ForOne).Distinct()];
        return proposals.Contains(null) ? ImmutableArray<string>.Empty : proposals.OfType<string>().ToImmutableArray();
    }

    private static string? ForOne(string entry)
    {
        OriginParts parts = OriginParts.Of(entry);
        if (OriginParts.Of(entry, parts.Separator.End) is { Scheme.IsEmpty: false, Separator.IsEmpty: false } second)
        {
            // Twice the same scheme is a slip; of two, either may be meant.
            bool isSame = parts.TextOf(parts.Scheme) == second.TextOf(second.Scheme);
            return isSame ? ProposeParts(second) : null;
        }

        return ProposeParts(parts);
    }

    private static string? ProposeParts(OriginParts parts)
    {
        string tail = parts.TextOf(parts.Tail);
        string writtenHost = WithoutEmptyLabels(parts.TextOf(parts.Host));
        string writtenPort = parts.TextOf(parts.Port).TrimStart(':');
        string? scheme = parts.Scheme.IsEmpty
            ? GuessScheme(writtenHost.ToLowerInvariant(), writtenPort, hasUser: !parts.UserInfo.IsEmpty)
            : parts.TextOf(parts.Scheme).ToLowerInvariant();

        // A backslash before more text is rather an escape of a regular expression than a slash. The origin of a file
        // is sent as 'null', or without a host.
        if (scheme is null || writtenHost.Length == 0 || (tail.Length > 1 && tail[0] == '\\'))
        {
            return null;
        }

        string actualScheme = BrowserOrigin.SchemesOf(scheme).First();
        string? host = OriginScheme.IsSpecial(actualScheme) ? OriginHost.ToCanonical(writtenHost) : writtenHost;
        string? port = ToCanonicalPort(writtenPort, actualScheme);
        if (host is null || port is null || IsOpen(host) || EndsList(host))
        {
            return null;
        }

        string proposal = scheme + BrowserOrigin.AfterScheme + host + port;
        return BrowserOrigin.CanMatch(proposal) && StrangerFinder.Find(proposal) is null ? proposal : null;
    }

    /// <summary>
    /// A host without doubled dots; <c>.example.com</c> is how cookies and servers write the names below a domain.
    /// </summary>
    private static string WithoutEmptyLabels(string host)
    {
        string[] labels = [.. host.Split('.').Where(label => label.Length > 0)];
        if (labels.Length == 0 || IPv4.IsMeantBy(host) || !OriginHost.HasEmptyLabel(host))
        {
            return host;
        }

        bool isOfSubdomains = host[0] == '.' && host.IndexOf('*') < 0 && labels.Length > 1;
        return (isOfSubdomains ? "*." : "") + string.Join(".", labels);
    }

    /// <summary>
    /// Whether a host ends in what parts the entries of a list: the URL standard lets it through, but it was not meant.
    /// </summary>
    private static bool EndsList(string host) => host.TrimEnd(',', ';').Length < host.Length;

    /// <summary>The port with its colon; empty if it is not sent, null if it is none.</summary>
    private static string? ToCanonicalPort(string port, string scheme)
    {
        string digits = port.TrimStart('0');
        digits = digits.Length == 0 && port.Length > 0 ? "0" : digits;
        return port.All(c => c is >= '0' and <= '9' or '*')
            ? digits.Length == 0 || digits == OriginScheme.DefaultPort(scheme)?.ToString(CultureInfo.InvariantCulture)
                ? ""
                : ":" + digits
            : null;
    }

    /// <summary>
    /// The scheme of an address that has none: clear for a machine's own, and for a domain's default ports. Else null.
    /// </summary>
    private static string? GuessScheme(string host, string port, bool hasUser)
    {
        bool isDomain = !hasUser
            && host.IndexOf('.') > 0
            && host.All(c => c > '~' || char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '*')
            && !IPv4.IsMeantBy(host)
            && (host[0] == '*' || !IsOpen(host));
        return HostReaches.Of(host) switch
        {
            HostReach.Loopback => "http",
            HostReach.Public when isDomain => port switch
            {
                "" or "443" => "https",
                "80" => "http",
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>
    /// Whether no domain follows the <c>*</c> of a host, at the least a name and what it is registered under.
    /// </summary>
    private static bool IsOpen(string host)
    {
        int star = host.IndexOf('*');
        return star >= 0
            && host.Substring(star + 1).TrimEnd('.').Split('.').Skip(1).Count(label => label.Length > 0) < 2
            && HostReaches.Of(host) == HostReach.Public;
    }
}
