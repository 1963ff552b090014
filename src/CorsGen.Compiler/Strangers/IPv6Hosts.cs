using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace CorsGen.Compiler.Strangers;

/// <summary>IPv6 addresses that are not private, as a host has them: in brackets.</summary>
internal static class IPv6Hosts
{
    // What a wildcard can stand for, a bracket on either side aside. Not all that there is: what is not found is not
    // claimed.
    private static readonly string[] s_fillings =
    [
        "2600:1f18::1", "2600:1f18::", "2600:1f18", "2600::", "2600", "::1", ":1", "::", "1", "",
    ];

    public static IEnumerable<StrangerOrigin> For(OpenHost open)
    {
        string start = open.Start.Length > 0 ? open.Start : "[";
        string end = open.End.EndsWith("]", StringComparison.Ordinal) ? open.End : open.End + "]";
        return s_fillings
            .Select(filling => start + filling + end)
            .Where(IsPublic)
            .Select(host => new StrangerOrigin(open.OriginOf(host), StrangerKind.Address, host));
    }

    /// <summary>
    /// Whether an address is global unicast (RFC 4291, 2.4), in which strangers' are. It need not be canonical.
    /// </summary>
    private static bool IsPublic(string host) =>
        host[0] == '['
        && IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address)
        && (address.GetAddressBytes()[0] & 0xE0) == 0x20;
}
