using System;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// Labels in punycode (RFC 3492), without the framework's tables of letters, which differ from platform to platform.
/// </summary>
internal static class PunycodeLabel
{
    private const string Prefix = "xn--";
    private const int Base = 36;

    // What stands before are control characters, which no host has.
    private const int FirstLetter = 0xA0;
    private const int MostCodePoint = 0x10FFFF;

    /// <summary>
    /// Whether a label in lower case says that it is punycode, and isn't: it decodes to nothing, or to ASCII alone. A
    /// browser doesn't accept a host that has one (UTS 46, "xn--").
    /// </summary>
    public static bool IsBroken(string label) =>
        label.StartsWith(Prefix, StringComparison.Ordinal) && !DecodesToLetters(label.Substring(Prefix.Length));

    // RFC 3492, 6.2: what follows the last hyphen are the letters beyond ASCII and their places, as numbers.
    private static bool DecodesToLetters(string text)
    {
        int at = text.LastIndexOf('-') + 1;
        long length = Math.Max(at - 1, 0);
        long codePoint = 0x80;
        long place = 0;
        long bias = 72;
        bool isFirst = true;
        while (at < text.Length)
        {
            long start = place;
            long weight = 1;
            for (long k = Base; ; k += Base)
            {
                int digit = at < text.Length ? DigitOf(text[at++]) : -1;
                if (digit < 0)
                {
                    return false;
                }

                place += digit * weight;
                long threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (place > int.MaxValue || weight > int.MaxValue)
                {
                    return false;
                }
            }

            length++;
            bias = Adapt(place - start, length, isFirst);
            codePoint += place / length;
            place = (place % length) + 1;
            isFirst = false;
            if (codePoint is < FirstLetter or > MostCodePoint or (>= 0xD800 and <= 0xDFFF))
            {
                return false;
            }
        }

        return !isFirst;
    }

    // RFC 3492, 6.1.
    private static long Adapt(long delta, long length, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / length;
        long k = 0;
        for (; delta > 455; k += Base)
        {
            delta /= Base - 1;
        }

        return k + (Base * delta / (delta + 38));
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };
}
