using System;
using System.Globalization;
using System.Linq;

namespace CorsGen.Compiler.Origins;

/// <summary>IPv4 addresses as the URL standard reads and writes them ("IPv4 parser", "IPv4 serializer").</summary>
internal static class IPv4
{
    private const int Parts = 4;
    private const string Hexadecimal = "0x";

    /// <summary>
    /// Whether a browser takes a host for an IPv4 address: its last label, a final dot aside, is a number, of whatever
    /// size.
    /// </summary>
    public static bool IsMeantBy(string host)
    {
        string trimmed = WithoutFinalDot(host);
        string last = trimmed.Substring(trimmed.LastIndexOf('.') + 1);
        return IsHexadecimal(last)
            ? last.Skip(Hexadecimal.Length).All(c => DigitOf(c) < 16)
            : last.Length > 0 && last.All(c => DigitOf(c) < 10);
    }

    /// <summary>The address as a browser sends it: four decimal numbers. Null if the host isn't an address.</summary>
    public static string? Canonical(string host)
    {
        ulong?[] numbers = [.. WithoutFinalDot(host).Split('.').Select(ParseNumber)];

        // The last number fills what the ones before it leave: 127.1 is 127.0.0.1.
        if (numbers.Length > Parts
            || numbers.Any(number => number is null)
            || numbers.Take(numbers.Length - 1).Any(number => number > byte.MaxValue)
            || numbers[numbers.Length - 1] >= 1UL << (8 * (Parts + 1 - numbers.Length)))
        {
            return null;
        }

        ulong address = numbers[numbers.Length - 1].GetValueOrDefault();
        for (int i = 0; i < numbers.Length - 1; i++)
        {
            address += numbers[i].GetValueOrDefault() << (8 * (Parts - 1 - i));
        }

        return string.Format(
            CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}", address >> 24, (address >> 16) & 0xFF,
            (address >> 8) & 0xFF, address & 0xFF);
    }

    /// <summary>
    /// A number in decimal, octal (<c>0…</c>) or hexadecimal (<c>0x…</c>); null if it is none, too large for an address
    /// included.
    /// </summary>
    private static ulong? ParseNumber(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        (string digits, uint radix) = text switch
        {
            _ when IsHexadecimal(text) => (text.Substring(Hexadecimal.Length), 16u),
            _ when text[0] == '0' => (text.Substring(1), 8u),
            _ => (text, 10u),
        };
        ulong number = 0;
        foreach (char c in digits)
        {
            number = (number * radix) + DigitOf(c);
            if (DigitOf(c) >= radix || number > uint.MaxValue)
            {
                return null;
            }
        }

        return number;
    }

    private static string WithoutFinalDot(string host) =>
        host.Length > 1 && host[host.Length - 1] == '.' ? host.Substring(0, host.Length - 1) : host;

    private static bool IsHexadecimal(string number) =>
        number.StartsWith(Hexadecimal, StringComparison.OrdinalIgnoreCase);

    private static uint DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => (uint)(c - '0'),
        >= 'a' and <= 'f' => (uint)(c - 'a') + 10,
        >= 'A' and <= 'F' => (uint)(c - 'A') + 10,
        _ => uint.MaxValue,
    };
}
