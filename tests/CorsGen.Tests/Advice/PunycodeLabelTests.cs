using System;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Origins;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>
/// Which labels that start with <c>xn--</c> are punycode, against the procedure of RFC 3492, written out.
/// </summary>
public class PunycodeLabelTests(ITestOutputHelper output)
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz0123456789";

    [Theory]
    [InlineData("xn--mnchen-3ya", false)]
    [InlineData("xn--", true)]
    [InlineData("xn--a", true)]
    [InlineData("xn--a-", true)]
    [InlineData("xn--example-", true)]
    [InlineData("xn--99999999", true)]
    [InlineData("xn--80ak6aa92e", false)]
    [InlineData("example", false)]
    public void Known_labels(string label, bool isBroken) => Assert.Equal(isBroken, PunycodeLabel.IsBroken(label));

    [Fact]
    public void What_the_framework_writes_is_not_broken()
    {
        Random random = TestSeed.CreateRandom(output);
        var mapping = new IdnMapping();
        const string Letters = "aäöüßéñçøåzабвгδεζ漢字仮名한글";
        for (int i = 0; i < TestSize.Of(20_000); i++)
        {
            string label = string.Concat(
                Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)])) + "ü";
            string ascii = mapping.GetAscii(label);
            Assert.False(PunycodeLabel.IsBroken(ascii), $"{label} {ascii} {TestSeed.Hint}");
            Assert.True(PunycodeLabel.IsBroken(ascii[..^1] + "_"), $"{label} {ascii} {TestSeed.Hint}");
        }
    }

    [Fact]
    public void Any_text_is_judged_as_by_the_RFC()
    {
        Random random = TestSeed.CreateRandom(output);
        int broken = 0;
        int count = TestSize.Of(200_000);
        for (int i = 0; i < count; i++)
        {
            string text = string.Concat(
                Enumerable.Range(0, random.Next(0, 9))
                    .Select(_ => random.Chance(0.1) ? "-" : $"{Digits[random.Next(Digits.Length)]}"));
            bool expected = Decode(text) is not { } decoded || decoded.All(char.IsAscii);
            broken += expected ? 1 : 0;
            Assert.True(expected == PunycodeLabel.IsBroken("xn--" + text), $"xn--{text}, {expected}, {TestSeed.Hint}");
        }

        Assert.InRange(broken, count / 20, count * 19 / 20);
    }

    // RFC 3492, 6.2. Null where it fails, or a code point is none, or a control character.
    private static string? Decode(string text)
    {
        int hyphen = text.LastIndexOf('-');
        var points = (hyphen > 0 ? text[..hyphen] : "").Select(c => (int)c).ToList();
        string rest = text[(hyphen + 1)..];
        decimal n = 128;
        decimal i = 0;
        decimal bias = 72;
        for (int at = 0; at < rest.Length;)
        {
            decimal old = i;
            decimal w = 1;
            for (decimal k = 36; ; k += 36)
            {
                int digit = at < rest.Length ? Digits.IndexOf(rest[at++], StringComparison.Ordinal) : -1;
                if (digit < 0)
                {
                    return null;
                }

                i += digit * w;
                decimal t = Math.Clamp(k - bias, 1, 26);
                if (digit < t)
                {
                    break;
                }

                w *= 36 - t;
            }

            decimal length = points.Count + 1;
            bias = Adapt(i - old, length, old == 0);
            n += Math.Floor(i / length);
            i %= length;
            if (n is < 0xA0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                return null;
            }

            points.Insert((int)i++, (int)n);
        }

        return string.Concat(points.Select(char.ConvertFromUtf32));
    }

    // RFC 3492, 6.1.
    private static decimal Adapt(decimal delta, decimal count, bool isFirst)
    {
        delta = Math.Floor(isFirst ? delta / 700 : delta / 2);
        delta += Math.Floor(delta / count);
        decimal k = 0;
        while (delta > 455)
        {
            delta = Math.Floor(delta / 35);
            k += 36;
        }

        return k + Math.Floor(36 * delta / (delta + 38));
    }
}
