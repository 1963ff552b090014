using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Origins;

namespace CorsGen.Compiler.Strangers;

/// <summary>
/// Finds an origin of a stranger that a pattern matches. It makes up origins and has each judged, so what it finds is a
/// proof; where it finds nothing, the pattern matches subdomains of one owner, or names that have no owner.
/// </summary>
internal static class StrangerFinder
{
    // The schemes of origins that strangers can have. Those of applications (capacitor, tauri, …) are sent from within
    // an application alone, which its author chose the hosts of.
    private static readonly ImmutableArray<string> s_webSchemes = ImmutableArray.Create("https", "http");

    // RFC 6761, RFC 6762 and ICANN's reservation of 'internal': names that nobody can register.
    private static readonly ImmutableArray<string> s_localNames =
        ImmutableArray.Create("localhost", "local", "test", "internal");

    // What digits at the end of a pattern are made a port with, one that is not a scheme's own among them.
    private static readonly ImmutableArray<string> s_portStarts = ImmutableArray.Create("8", "80", "");

    /// <summary>An origin of a stranger; null if the pattern matches none, and for <c>*</c> and a literal.</summary>
    public static StrangerOrigin? Find(string entry)
    {
        if (entry == "*" || entry.IndexOf('*') < 0 || !BrowserOrigin.CanMatch(entry))
        {
            return null;
        }

        Pattern pattern = Pattern.Parse(entry);
        return s_webSchemes.Concat(ExtensionHosts.Schemes)
            .Select(scheme => OpenHost.Of(pattern, scheme))
            .Where(open => open is not null)
            .SelectMany(open => OriginsFor(open!))
            .FirstOrDefault(stranger => pattern.Matches(stranger.Origin) && BrowserOrigin.CanMatch(stranger.Origin));
    }

    private static IEnumerable<StrangerOrigin> OriginsFor(OpenHost open) =>
        ExtensionHosts.Schemes.Contains(open.Scheme) ? ExtensionHosts.For(open)
        : s_portStarts.Select(open.WithPort)
            .Where(withPort => withPort is not null)
            .Append(open)
            .SelectMany(host => WebOrigins(host!));

    private static IEnumerable<StrangerOrigin> WebOrigins(OpenHost open)
    {
        string lastLabel = open.End.Substring(open.End.LastIndexOf('.') + 1);
        if (s_localNames.Contains(lastLabel) && (lastLabel != open.End || lastLabel == "localhost"))
        {
            return [];
        }

        // A host with a bracket is an IPv6 address, and one whose last label is a number is an IPv4 address (WHATWG
        // URL).
        if (open.Start.StartsWith("[", StringComparison.Ordinal) || open.End.EndsWith("]", StringComparison.Ordinal))
        {
            return IPv6Hosts.For(open);
        }

        return !IPv4.IsMeantBy(open.End) ? RegistrableHosts.For(open)
            : open.Domain.Length > 0 ? IPv4Hosts.For(open)
            : IPv4Hosts.For(open).Concat(RegistrableHosts.For(open));
    }
}
