using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CorsGen.Generator.Strangers;

/// <summary>IPv4 addresses that are not private, as a host has them: four decimal numbers without leading zeros.</summary>
internal static class IPv4Hosts
{
    private const string Some = "8";

    public static IEnumerable<StrangerOrigin> For(OpenHost open)
    {
        int dots = 3 - open.Start.Count(c => c == '.') - open.End.Count(c => c == '.');
        bool isNumeric = (open.Start + open.End).All(c => c is '.' or (>= '0' and <= '9'));
        return dots < 0 || !isNumeric
            ? []
            : Fillings(open.Start.Length - open.Start.LastIndexOf('.') - 1, dots)
                .Select(filling => open.Start + filling + open.End)
                .Where(IsPublic)
                .Select(host => new StrangerOrigin(open.OriginOf(host), StrangerKind.Address, host));
    }

    /// <summary>
    /// What a wildcard can stand for: the end of the number before it, whole numbers, and the start of the one behind it. A
    /// number that ends here may decide whether the address is private, so all are tried; of the others any will do.
    /// </summary>
    /// <param name="digits">How many digits of the first number are given.</param>
    /// <param name="dots">How many dots are missing.</param>
    private static IEnumerable<string> Fillings(int digits, int dots)
    {
        IEnumerable<string> ends = new[] { "", Some }
            .Concat(Enumerable.Range(0, 256).Select(number => number.ToString(CultureInfo.InvariantCulture)))
            .Where(end => end.Length + digits <= 3);
        if (dots == 0)
        {
            return ends;
        }

        string between = string.Concat(Enumerable.Repeat("." + Some, dots - 1)) + ".";
        return ends.SelectMany(_ => new[] { "", "1", Some }, (end, start) => end + between + start);
    }

    /// <summary>Whether an address is canonical, and neither private (RFC 1918), of this machine or link (RFC 1122, RFC 3927), nor of no host.</summary>
    private static bool IsPublic(string host)
    {
        string[] parts = host.Split('.');
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++)
        {
            if (parts.Length != 4
                || parts[i].Length is 0 or > 3
                || (parts[i].Length > 1 && parts[i][0] == '0')
                || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])
                || numbers[i] > 255)
            {
                return false;
            }
        }

        return (numbers[0], numbers[1]) is not ((0 or 10 or 127 or >= 224, _) or (172, >= 16 and <= 31) or (192, 168) or (169, 254));
    }
}
