using System;
using System.Linq;
using System.Net;

namespace CorsGen.Compiler.Origins;

/// <summary>Who can stand between a browser and a host.</summary>
internal enum HostReach
{
    /// <summary>Nobody: the host is the browser's own machine, also as <c>0.0.0.0</c> and <c>[::]</c>.</summary>
    Loopback,

    /// <summary>
    /// Somebody in a network of one's own: a private address, or a name that no public name server knows.
    /// </summary>
    Private,

    /// <summary>Anybody on the way.</summary>
    Public,
}

/// <summary>Tells the reach of a host.</summary>
internal static class HostReaches
{
    /// <summary>Of a host and its port.</summary>
    public static HostReach OfAuthority(string authority)
    {
        int colon = authority.LastIndexOf(':');
        return Of(colon > authority.IndexOf(']') ? authority.Substring(0, colon) : authority);
    }

    /// <summary>Of a host in canonical form, or the furthest of the hosts that match a pattern.</summary>
    public static HostReach Of(string host)
    {
        string name = host.TrimEnd('.');
        int star = name.IndexOf('*');
        string known = name.Substring(star + 1);
        string last = known.Substring(known.LastIndexOf('.') + 1);
        bool isLastWhole = star < 0 || last.Length < known.Length;
        return last switch
        {
            _ when name.StartsWith("[", StringComparison.Ordinal) => OfIPv6(name.Trim('[', ']')),
            _ when !isLastWhole => HostReach.Public,

            // A host that ends in a number is an IPv4 address, so what a pattern shows are its first and its last
            // numbers.
            _ when IPv4.IsMeantBy(last) => OfIPv4(name),
            "localhost" => HostReach.Loopback,
            "local" or "test" or "internal" => HostReach.Private,
            _ => name.IndexOf('.') < 0 ? HostReach.Private : HostReach.Public,
        };
    }

    /// <summary>RFC 1122 (loopback, this host), RFC 1918 (private), RFC 3927 (link-local).</summary>
    private static HostReach OfIPv4(string address)
    {
        string[] numbers = address.Split('.');
        return (numbers[0], numbers.ElementAtOrDefault(1)) switch
        {
            ("127", _) => HostReach.Loopback,
            ("10", _) or ("192", "168") or ("169", "254") => HostReach.Private,
            ("172", var second) when int.TryParse(second, out int number) && number is >= 16 and <= 31 =>
                HostReach.Private,
            _ => address == "0.0.0.0" ? HostReach.Loopback : HostReach.Public,
        };
    }

    /// <summary>RFC 4291 (loopback, link-local), RFC 4193 (unique local).</summary>
    private static HostReach OfIPv6(string address)
    {
        if (!IPAddress.TryParse(address, out IPAddress? parsed))
        {
            return HostReach.Public;
        }

        int first = (parsed.GetAddressBytes()[0] << 8) | parsed.GetAddressBytes()[1];
        return parsed.Equals(IPAddress.IPv6Loopback) || parsed.Equals(IPAddress.IPv6Any) ? HostReach.Loopback
            : (first & 0xFE00) == 0xFC00 || (first & 0xFFC0) == 0xFE80 ? HostReach.Private
            : HostReach.Public;
    }
}
