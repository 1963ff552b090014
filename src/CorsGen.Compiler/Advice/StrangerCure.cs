using System;
using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Strangers;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// What to write for a wildcard that lets strangers in, where it shows what was meant. It always matches less.
/// </summary>
/// <param name="Entries">The entries to write.</param>
/// <param name="Words">What to do, for a message.</param>
internal sealed record StrangerCure(ImmutableArray<string> Entries, string Words)
{
    private const string Https = "https://";

    /// <summary>Null if nobody can tell what was meant.</summary>
    public static StrangerCure? For(string entry) => ForPorts(entry) ?? ForSubdomains(entry);

    /// <summary>A host with the <c>*</c> in the place of a port: <c>http://localhost*</c>.</summary>
    private static StrangerCure? ForPorts(string entry)
    {
        string origin = entry.TrimEnd('*');
        int host = origin.IndexOf(BrowserOrigin.AfterScheme, StringComparison.Ordinal);
        string name = host < 0 ? "" : origin.Substring(host + BrowserOrigin.AfterScheme.Length);
        bool isName = origin.Length < entry.Length
            && name.Length > 0
            && !name.EndsWith(".", StringComparison.Ordinal)
            && name.IndexOf(':') < 0;

        // Of another name it is not clear that it is whole: https://example*.
        bool isHost = isName && (HostReaches.Of(name) == HostReach.Loopback
            || IPv4.IsMeantBy(name)
            || OpenSuffixes.List.RegistrableDomain(name) is not null);
        if (!isHost || !BrowserOrigin.CanMatch(origin))
        {
            return null;
        }

        string ports = origin + ":*";
        return new StrangerCure(
            ImmutableArray.Create(origin, ports),
            $"write {Quote.Value(ports)} if its ports are meant, and {Quote.Value(origin)} for the default one");
    }

    /// <summary>Only a dot is missing before a domain: <c>https://*example.com</c>.</summary>
    private static StrangerCure? ForSubdomains(string entry)
    {
        int star = entry.IndexOf('*');
        string domain = entry.Substring(star + 1);
        bool isDomain = domain.Length > 0
            && char.IsLetterOrDigit(domain[0])
            && domain.IndexOf('.') is > 0 and int dot
            && dot < domain.Length - 1;
        string before = entry.Substring(0, star);
        string start = before.IndexOf(BrowserOrigin.AfterScheme, StringComparison.Ordinal) >= 0 ? before : Https;
        string subdomains = start + "*." + domain;
        if (!isDomain || StrangerFinder.Find(subdomains) is not null)
        {
            return null;
        }

        // The pattern matches the domain itself, too.
        string origin = Https + domain;
        return start == Https && BrowserOrigin.CanMatch(origin) && Pattern.Parse(entry).Matches(origin)
            ? new StrangerCure(
                ImmutableArray.Create(origin, subdomains),
                $"write {Quote.Value(subdomains)} if its subdomains are meant, and {Quote.Value(origin)} for the " +
                "domain itself, or list the origins")
            : new StrangerCure(
                ImmutableArray.Create(subdomains),
                $"write {Quote.Value(subdomains)} if its subdomains are meant, or list the origins");
    }
}
