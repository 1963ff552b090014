using System.Globalization;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>Tells numbers of JSON from others, and what the others mean.</summary>
internal static class JsonNumberParser
{
    /// <summary>What a number is, or was meant to be, and what is wrong with it, if anything is.</summary>
    /// <returns>A number of JSON, or null when there is none that is clearly meant; and a message, or null.</returns>
    public static (string? Text, string? Message) Parse(string number)
    {
        string shown = Quote.Source(number, new TextSpan(0, number.Length));
        string unsigned = number[0] is '+' or '-' ? number.Substring(1) : number;
        string sign = number[0] == '-' ? "-" : "";
        if (unsigned.Length == 0)
        {
            return (null, $"Expected a digit after {shown}");
        }

        if (unsigned is "Infinity" or "NaN")
        {
            return (null, $"JSON has no {number}; write a number, or remove the property");
        }

        if (HexValueOf(unsigned) is uint hex)
        {
            string value = sign + hex.ToString(CultureInfo.InvariantCulture);
            return (value, $"JSON has no hexadecimal numbers such as {shown}; write {value}");
        }

        int point = Digits(unsigned, 0);
        bool hasPoint = point < unsigned.Length && unsigned[point] == '.';
        int fraction = hasPoint ? point + 1 : point;
        int exponent = hasPoint ? Digits(unsigned, fraction) : point;
        int end = exponent;
        if (end < unsigned.Length && unsigned[end] is 'e' or 'E')
        {
            end++;
            if (end < unsigned.Length && unsigned[end] is '+' or '-')
            {
                end++;
            }

            if (end == unsigned.Length && exponent > 0)
            {
                return (null, $"Expected a digit after the exponent of {shown}");
            }

            end = Digits(unsigned, end);
        }

        if (end < unsigned.Length || (point == 0 && exponent == fraction))
        {
            return (null, $"{shown} isn't a number of JSON; if it is meant as a string, put it in double quotes");
        }

        int zeros = 0;
        while (zeros < point - 1 && unsigned[zeros] == '0')
        {
            zeros++;
        }

        string whole = point == 0 ? "0" : unsigned.Substring(zeros, point - zeros);
        string decimals = exponent == fraction ? "" : unsigned.Substring(point, exponent - point);
        string meant = sign + whole + decimals + unsigned.Substring(exponent);
        string? wrong = zeros > 0 ? "cannot start with a zero"
            : point == 0 ? "needs a digit before its decimal point"
            : hasPoint && exponent == fraction ? "needs a digit after its decimal point"
            : number[0] == '+' ? "cannot start with '+'"
            : null;
        string cure = Quote.Shorten(meant, new TextSpan(0, meant.Length));
        return (meant, wrong is null ? null : $"A JSON number {wrong}; write {cure} instead of {shown}");
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexDigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static uint? HexValueOf(string number)
    {
        if (number.Length is < 3 or > 10 || number[0] != '0' || number[1] is not ('x' or 'X'))
        {
            return null;
        }

        uint value = 0;
        for (int i = 2; i < number.Length; i++)
        {
            int digit = HexDigitOf(number[i]);
            if (digit < 0)
            {
                return null;
            }

            value = (value << 4) | (uint)digit;
        }

        return value;
    }

    private static int Digits(string number, int start)
    {
        while (start < number.Length && number[start] is >= '0' and <= '9')
        {
            start++;
        }

        return start;
    }
}
