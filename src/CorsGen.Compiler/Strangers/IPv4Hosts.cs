using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Origins;

namespace CorsGen.Compiler.Strangers;

/// <summary>IPv4 addresses that are not private, as a host has them.</summary>
internal static class IPv4Hosts
{
    private const string Some = "8";

    private static readonly ImmutableArray<string> s_numbers =
        Enumerable.Range(0, 256).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToImmutableArray();

    public static IEnumerable<StrangerOrigin> For(OpenHost open)
    {
        int dots = 3 - open.Start.Count(c => c == '.') - open.End.Count(c => c == '.');
        bool isNumeric = (open.Start + open.End).All(c => c is '.' or (>= '0' and <= '9'));

        // Where the first numbers are given, they may decide at once.
        return dots < 0 || !isNumeric || HostReaches.Of(open.Start + "*" + open.End) != HostReach.Public
            ? []
            : Fillings(open.Start.Length - open.Start.LastIndexOf('.') - 1, dots)
                .Select(filling => open.Start + filling + open.End)
                .Where(IsPublic)
                .Select(host => new StrangerOrigin(open.OriginOf(host), StrangerKind.Address, host));
    }

    /// <summary>
    /// What a wildcard can stand for: the end of the number before it, whole numbers, and the start of the one behind
    /// it. A number that ends here may decide whether the address is private, so all are tried; of the others any will
    /// do.
    /// </summary>
    /// <param name="digits">How many digits of the first number are given.</param>
    /// <param name="dots">How many dots are missing.</param>
    private static IEnumerable<string> Fillings(int digits, int dots)
    {
        IEnumerable<string> ends = new[] { "", Some }.Concat(s_numbers).Where(end => end.Length + digits <= 3);
        if (dots == 0)
        {
            return ends;
        }

        string between = string.Concat(Enumerable.Repeat("." + Some, dots - 1)) + ".";
        return ends.SelectMany(_ => new[] { "", "1", Some }, (end, start) => end + between + start);
    }

    /// <summary>
    /// Whether a host is a canonical address that a stranger can have: neither private nor beyond unicast (RFC 1122).
    /// </summary>
    private static bool IsPublic(string host) =>
        IPv4.Canonical(host) == host
        && HostReaches.Of(host) == HostReach.Public
        && int.Parse(host.Substring(0, host.IndexOf('.')), CultureInfo.InvariantCulture) is > 0 and < 224;
}
