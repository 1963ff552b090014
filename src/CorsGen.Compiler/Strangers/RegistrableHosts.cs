using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.PublicSuffixes;

namespace CorsGen.Compiler.Strangers;

/// <summary>
/// Hosts below a name that a stranger can register, by the Public Suffix List and <see cref="OpenSuffixes"/>.
/// </summary>
internal static class RegistrableHosts
{
    private const string Stranger = "evil";

    // RFC 1035, 2.3.4.
    private const int MostLabelCharacters = 63;
    private const int MostHostCharacters = 253;

    // The first that fits is shown; any other top-level domain would do.
    private static readonly ImmutableArray<string> s_knownDomains = ImmutableArray.Create("net", "com", "org", "io");

    public static IEnumerable<StrangerOrigin> For(OpenHost open)
    {
        PublicSuffixList list = OpenSuffixes.List;
        foreach (string host in Hosts(open, list))
        {
            if (IsHostName(host) && list.RegistrableDomain(host) is { } domain)
            {
                yield return new StrangerOrigin(open.OriginOf(host), StrangerKind.Name, domain);
            }
        }
    }

    private static IEnumerable<string> Hosts(OpenHost open, PublicSuffixList list)
    {
        if (open.Domain.Length == 0)
        {
            // No label is given whole, the top-level domain neither. An unlisted one comes last.
            IEnumerable<string> known =
                s_knownDomains.Where(domain => domain.EndsWith(open.End, StringComparison.Ordinal));
            IEnumerable<string> domains = open.End.Length == 0
                ? known
                : known.Concat(list.TopLevelDomainsEndingWith(open.End)).Append("x" + open.End);
            return domains.SelectMany(
                domain => Beginnings(open.Start, separator: "."), (domain, start) => start + "." + domain);
        }

        // The name right below a public suffix is a stranger's. Where a rule takes any label there, that is a suffix
        // too, and the stranger's name is one further down.
        string? suffix = list.IsPublicSuffix(open.Domain) ? open.Domain : list.SuffixBelow(open.Domain, open.LabelEnd);
        if (suffix is null)
        {
            return [];
        }

        string end = suffix == open.Domain ? open.End : "." + suffix;
        string furtherEnd = suffix == open.Domain ? ".x" + open.End : ".x." + suffix;
        return new[] { end, furtherEnd }.SelectMany(
            _ => Beginnings(open.Start, separator: "-"), (end, start) => start + end);
    }

    /// <summary>Hosts without their ends: what the pattern gives, then the stranger's name.</summary>
    private static IEnumerable<string> Beginnings(string start, string separator)
    {
        bool isSeparate = start.Length == 0 || start[start.Length - 1] is '.' or '-';
        yield return start + (isSeparate ? "" : separator) + Stranger;

        // A label of its own, where the pattern's label is too long to go on.
        yield return start + "." + Stranger;
    }

    private static bool IsHostName(string host) =>
        host.Length <= MostHostCharacters
            && host.Split('.').All(label => label.Length is > 0 and <= MostLabelCharacters);
}
