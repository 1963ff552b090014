using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace CorsGen.Compiler.Origins;

/// <summary>IPv6 addresses as the URL standard reads and writes them ("IPv6 parser", "IPv6 serializer").</summary>
internal static class IPv6
{
    private const int Pieces = 8;

    /// <summary>
    /// The address, which is given without its brackets, as a browser sends it: eight pieces in lower case without
    /// leading zeros, the longest run of zeros as <c>::</c>. Null if it isn't an address.
    /// </summary>
    public static string? Canonical(string address)
    {
        // The framework reads more than the standard: a zone, a prefix length, brackets, an IPv4 part with leading
        // zeros.
        if (!address.All(c => IsPartCharacter(char.ToLowerInvariant(c)) || c == '.')
            || HasLeadingZeroAfterDot(address)
            || !IPAddress.TryParse(address, out IPAddress? parsed)
            || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        // And it writes less: some addresses with an IPv4 part, which a browser never does.
        byte[] bytes = parsed.GetAddressBytes();
        int[] pieces = [.. Enumerable.Range(0, Pieces).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1])];
        (int start, int length) = LongestZeros(pieces);
        return length < 2
            ? Join(pieces, 0, Pieces)
            : Join(pieces, 0, start) + "::" + Join(pieces, start + length, Pieces);
    }

    /// <summary>Whether the written form of an address, as a browser sends it, may have this character.</summary>
    public static bool IsPartCharacter(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or ':';

    private static string Join(int[] pieces, int start, int end) =>
        string.Join(
            ":",
            pieces.Skip(start).Take(end - start).Select(piece => piece.ToString("x", CultureInfo.InvariantCulture)));

    private static (int Start, int Length) LongestZeros(int[] pieces)
    {
        (int Start, int Length) longest = default;
        for (int start = 0; start < Pieces; start++)
        {
            int length = pieces.Skip(start).TakeWhile(piece => piece == 0).Count();
            if (length > longest.Length)
            {
                longest = (start, length);
            }
        }

        return longest;
    }

    // Of the IPv4 part: the first number stands after a colon, the others after a dot.
    private static bool HasLeadingZeroAfterDot(string address)
    {
        int dot = address.IndexOf('.');
        return dot >= 0
            && address.Substring(address.LastIndexOf(':', dot) + 1)
                .Split('.')
                .Any(part => part.Length > 1 && part[0] == '0');
    }
}
