using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Origins;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>Whether any origin of a browser matches a pattern.</summary>
public partial class OriginPatternTests(ITestOutputHelper output)
{
    private static readonly string[] s_special = ["https", "http", "wss", "ws", "ftp"];

    private static readonly string[] s_prefixes =
    [
        "", "h", "http", "https", "https:", "https:/", "https://", "http://", "wss://", "https://x", "https://x.",
        "https://X", "https://1.", "https://1.2.3.4", "https://01.", "https://25", "https://x:", "https://x:4",
        "https://x:0",
        "http://x:8", "https://x:6", "https://x:65535", "https://1.2.3.4:", "https://x/", "https://u@x", "https://.",
        "https://0x",
    ];

    private static readonly string[] s_suffixes =
    [
        "", "l", "s", "/", "//x", "://x", "p://x", "://X", "://x:443", "://x:80", "://1.2", "://1.2.3.4", ".x", "x.y",
        ".X", ".", "..", ":443", "443", ":80", ":0443",
        "0443", ":08", "3", "0", "5535", ":65536", "99999", ":", ".1", ".01", ".1.", "1.2.3", "1.2.3.4", "56.1.1.1",
        ".256", ".0x", "x1", ".1:443", ".1:8080", ".x:443",
        ".x:8443", ":443:1", ".x/", "?", "#", "@x", ".%61", ".{x}", "-", "_", "://", "://.", "https://x",
    ];

    private static readonly string[] s_pieces = ["", "g", "1", "0", ".", ":", "1.1", "1.1."];

    /// <summary>
    /// What the search puts in place of the wildcard: any slice of a scheme and what follows it, and up to two pieces
    /// of a host and port.
    /// </summary>
    private static readonly string[] s_fills =
    [
        .. (from scheme in s_special
            from start in Enumerable.Range(0, scheme.Length + "://".Length)
            from length in Enumerable.Range(0, scheme.Length + "://".Length - start + 1)
            from a in s_pieces
            from b in s_pieces
            select string.Concat((scheme + "://").AsSpan(start, length), a, b)).Distinct().OrderBy(fill => fill.Length),
        "nul",
    ];

    [Theory]
    [InlineData("*")]
    [InlineData("n*")]
    [InlineData("h*")]
    [InlineData("http*")]
    [InlineData("https://*")]
    [InlineData("https://*:8443")]
    [InlineData("https://*.example.com")]
    [InlineData("https://app-*.example.com")]
    [InlineData("https://example.*")]
    [InlineData("https://example.com*")]
    [InlineData("https://example.com:*")]
    [InlineData("https://example.com:4*3")]
    [InlineData("http://192.168.1.*:3001")]
    [InlineData("http://192.168.*.1")]
    [InlineData("*.example.com")]
    [InlineData("*//example.com")]
    [InlineData("*://example.com")]
    [InlineData("*:443")]
    [InlineData("http*://example.com")]
    [InlineData("http*://example.com:443")]
    [InlineData("https://[2001:db8:*]:8443")]
    [InlineData("https://*::1]")]
    [InlineData("https://[*")]
    [InlineData("chrome-extension://*")]
    [InlineData("capacitor://*")]
    [InlineData("capacitor*")]
    [InlineData("app://*Host")]
    [InlineData("*1://localhost")]
    [InlineData("ca*tor://localHost")]
    [InlineData("https://*.{x}")]
    public void Some_origin_matches(string pattern)
    {
        Assert.True(BrowserOrigin.CanMatch(pattern));
        Assert.Empty(OriginProposal.For(pattern));
    }

    [Theory]
    [InlineData("https://*.example.com/", "https://*.example.com")]
    [InlineData("https://*.example.com:443", "https://*.example.com")]
    [InlineData("https://*.EXAMPLE.com", "https://*.example.com")]
    [InlineData("HTTPS://*.example.com", "https://*.example.com")]
    [InlineData("https://user@*.example.com", "https://*.example.com")]
    [InlineData(" https://*.example.com", "https://*.example.com")]
    [InlineData("https://*.münchen.de", "https://*.xn--mnchen-3ya.de")]
    [InlineData("https://app-*.münchen.de", "https://app-*.xn--mnchen-3ya.de")]
    [InlineData("https://example.com/*", "https://example.com")]
    [InlineData("https://example.com?*", "https://example.com")]
    [InlineData("*.example.com/", "https://*.example.com")]
    [InlineData("*.Example.com", "https://*.example.com")]
    [InlineData("*://example.com/", "*://example.com")]
    [InlineData("http*://EXAMPLE.com", "http*://example.com")]
    [InlineData("https*://example.com:443", "https*://example.com")]
    [InlineData("localhost:*", "http://localhost:*")]
    [InlineData("http://LOCALHOST:*", "http://localhost:*")]
    [InlineData("http://*.LOCALHOST:3000", "http://*.localhost:3000")]
    [InlineData("api.*.example.com", "https://api.*.example.com")]
    // A pattern that allows every host isn't proposed: a fix must not allow what a mistake has denied.
    [InlineData("https://*:443", null)]
    [InlineData("https://*/", null)]
    [InlineData("https://EXAMPLE.*", null)]
    [InlineData("https://example.com*/", null)]
    [InlineData("https://*.com/", null)]
    [InlineData("example.*", null)]
    [InlineData("example.com:*", null)]
    [InlineData("*/", null)]
    // Nor what lets in strangers.
    [InlineData("https://*.github.io/", null)]
    [InlineData("https://*.co.uk/", null)]
    [InlineData("https://my-*.vercel.app/", null)]
    [InlineData("*.S3.amazonaws.com", null)]
    [InlineData("https://*.amazonaws.com/", null)]
    [InlineData("https://*example.com/", null)]
    [InlineData("https://*.mine.github.io/", "https://*.mine.github.io")]
    // A regular expression, and a scheme in the wrong place.
    [InlineData("https://.*\\.example\\.com", "https://*.example.com")]
    [InlineData("https://.*\\.github\\.io", null)]
    [InlineData("https://.*", null)]
    [InlineData("*.https://example.com", "https://*.example.com")]
    [InlineData("*.https://github.io", null)]
    [InlineData("https://*..example.com", "https://*.example.com")]
    // Nor what is not clear.
    [InlineData("https://*:0443", null)]
    [InlineData("*:0443", null)]
    [InlineData("https://mün*.example.de", null)]
    [InlineData("https://example.com:7*0000", null)]
    [InlineData("https://*.1.", null)]
    [InlineData("https://*.256", null)]
    [InlineData("https://[*g]", null)]
    [InlineData("https://[*:G::1]:8443", null)]
    [InlineData("https://01.*.1", null)]
    [InlineData("https://[2001:db8:*]:443", null)]
    [InlineData("https://[2001:DB8:*]", null)]
    [InlineData("chrome-extension://*/", null)]
    [InlineData("127.0.0.*", null)]
    public void No_origin_matches(string pattern, string? proposal)
    {
        Assert.False(BrowserOrigin.CanMatch(pattern));
        Assert.Equal(
            proposal, OriginProposal.For(pattern) is { IsEmpty: false } entries ? string.Join(' ', entries) : null);
    }

    /// <summary>
    /// A pattern is said to match if, and only if, a search finds an origin of a browser, by a grammar of its own, that
    /// does. Schemes that are not special are left to the lists above.
    /// </summary>
    [Fact]
    public void A_search_finds_an_origin_exactly_where_it_is_said_to_match()
    {
        string[] patterns = [.. from prefix in s_prefixes from suffix in s_suffixes select $"{prefix}*{suffix}"];
        int matching = 0;
        foreach (string pattern in patterns.Where(CanBeSpecial))
        {
            string? witness =
                s_fills.Select(fill => pattern.Replace("*", fill, StringComparison.Ordinal)).FirstOrDefault(IsSent);
            bool canMatch = BrowserOrigin.CanMatch(pattern);
            Assert.True(
                canMatch == (witness is not null),
                $"{pattern} {(canMatch ? "is said to match" : $"matches {witness}")}");
            matching += canMatch ? 1 : 0;
        }

        output.WriteLine($"{matching} of {patterns.Length} patterns match.");
        Assert.InRange(matching, 200, patterns.Length - 200);
    }

    [Fact]
    public void A_pattern_that_is_cut_from_an_origin_matches()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int i = 0; i < 20_000; i++)
        {
            string origin = RandomOrigin(random);
            Assert.True(IsSent(origin), origin);
            int start = random.Next(origin.Length + 1);
            int end = random.Next(start, origin.Length + 1);
            string pattern = $"{origin[..start]}*{origin[end..]}";
            Assert.True(BrowserOrigin.CanMatch(pattern), $"{pattern} matches {origin}. {TestSeed.Hint}");
        }
    }

    private static bool CanBeSpecial(string pattern)
    {
        string[] parts = pattern.Split("://")[0].Split('*');
        return parts.Length == 1 || !pattern.Contains("://", StringComparison.Ordinal)
            || s_special.Any(scheme => scheme.Length >= parts[0].Length + parts[1].Length
                && scheme.StartsWith(parts[0], StringComparison.Ordinal)
                && scheme.EndsWith(parts[1], StringComparison.Ordinal));
    }

    private static string RandomOrigin(Random random)
    {
        string scheme = random.Pick(s_special);
        string octet = random.Next(256).ToString(CultureInfo.InvariantCulture);
        string host = random.Pick([
            "localhost", "example.com", "a.b.c", "x.", "1.com", $"10.{octet}.0.1", $"{octet}.255.0.{octet}", "a_b.{c}",
            "0x.a", "1a", "-",
        ]);
        int port = random.Next(4) switch
        {
            0 => random.Next(1, 65536),
            1 => random.Pick([1, 8, 44, 79, 81, 442, 444, 4433, 8080, 65535]),
            _ => -1,
        };
        bool isDefault = port < 0 || port == DefaultPort(scheme);
        return isDefault
            ? $"{scheme}://{host}"
            : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{port}");
    }

    private static int DefaultPort(string scheme) => scheme switch
    {
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => 80,
    };

    /// <summary>
    /// The URL standard's grammar of origins once more, as expressions; without IPv6 and other schemes.
    /// </summary>
    private static bool IsSent(string text)
    {
        Match match = Origin().Match(text);
        bool isNumber = EndsInNumber().IsMatch(match.Groups["host"].Value);
        return text == "null" || (match.Success
            && isNumber == IPv4Address().IsMatch(match.Groups["host"].Value)
            && (match.Groups["port"].Value is not { Length: > 0 } port
                || (int.Parse(port, CultureInfo.InvariantCulture) is > 0 and <= 65535 and int number
                    && number != DefaultPort(match.Groups["scheme"].Value))));
    }

    [GeneratedRegex(
        @"\A(?<scheme>https?|wss?|ftp)://(?<host>([a-z0-9!""$&'()*+,;=_`{}~-]+(\.(?!:|\z)|\.?(?=:|\z)))+)(:(?<port>[1-9][0-9]{0,4}))?\z")]
    private static partial Regex Origin();

    [GeneratedRegex(@"(\A|\.)([0-9]+|0x[0-9a-f]*)\.?\z")]
    private static partial Regex EndsInNumber();

    [GeneratedRegex(@"\A((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z")]
    private static partial Regex IPv4Address();
}
