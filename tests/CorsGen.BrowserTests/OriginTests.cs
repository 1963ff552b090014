using System.Text.RegularExpressions;

namespace CorsGen.BrowserTests;

/// <summary>A browser as the judge of the list by which the advice on origins is tested.</summary>
public class OriginTests(Browsers browsers)
{
    private const string Extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
    private const string FirefoxExtension = "moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc";

    /// <summary>
    /// Where browsers differ from the URL standard (https://url.spec.whatwg.org), by which the list goes. No page that
    /// can be opened has such a host; extensions have such an origin.
    /// </summary>
    private static readonly Dictionary<BrowserKind, Dictionary<string, string>> s_differences = new()
    {
        [BrowserKind.Chromium] = new()
        {
            // Host parsing: Chromium escapes a space where the standard fails, and leaves an escaped asterisk as it is
            // (https://source.chromium.org, url/url_canon_host.cc).
            [@"https://example.com, https://www.example.com"] = "https://example.com,%20https",
            [@"https://example.com https://www.example.com"] = "https://example.com%20https",
            [@"https://exam ple.com"] = "https://exam%20ple.com",
            [@"https:// example.com"] = "https://%20example.com",
            [@"https://example.com :8443"] = "https://example.com%20:8443",
            [@"https://example.com\u00A0"] = "https://example.com%20",
            [@"https://example.com\u3000"] = "https://example.com%20",
            [@"https://%2A"] = "https://%2A",

            // Host parsing: it looks for escapes once more after a wide percent sign has become a plain one (the same).
            ["https://example％2Ecom"] = "https://example.com",

            // IPv6 parsing: it lets a leading zero through in the part that is written as IPv4 (url/url_canon_ip.cc).
            ["https://[::01.2.3.4]"] = "https://[::102:304]",

            // Origin: it has schemes with origins that the standard does not know of (url/url_util.cc).
            [Extension] = Extension,
            [Extension + "/"] = Extension,
            [Extension.Replace("chrome-extension", "CHROME-EXTENSION")] = Extension,
            ["file://"] = "file://",
            ["file:///"] = "file://",
            ["file:///index.html"] = "file://",
        },
        [BrowserKind.Firefox] = new()
        {
            // Host parsing: Firefox takes fewer characters than the standard, and no hexadecimal number without digits
            // (https://searchfox.org/mozilla-central, netwerk/base/nsStandardURL.cpp).
            [@"https://%2A"] = "-",
            ["https://\"a\".com"] = "-",
            ["https://0x"] = "-",

            // Origin: so have its own extensions (caps/ContentPrincipal.cpp).
            [FirefoxExtension] = FirefoxExtension,
        },
        [BrowserKind.WebKit] = new()
        {
            // Origin: that of files is their scheme
            // (https://github.com/WebKit/WebKit, Source/WebCore/page/SecurityOrigin.cpp).
            ["file://"] = "file://",
            ["file:///"] = "file://",
            ["file:///index.html"] = "file://",
        },
    };

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task The_browser_makes_of_each_address_of_the_list_what_the_list_says(BrowserKind kind)
    {
        Dictionary<string, string> rows = (
            from line in File.ReadLines(Repository.PathOf("tests", "CorsGen.Tests", "Advice", "Origins.txt"))
            where line.Length > 0 && line[0] != '#'
            let columns = line.Split('\t')
            select (columns[0], columns[2])).ToDictionary();
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);

        Dictionary<string, string> differences = s_differences[kind];
        string[] origins = await loan.Browser.CallAsync<string[]>(
            """
            async addresses => addresses.map(address => {
                const url = URL.parse(address);
                return url === null || url.origin === 'null' ? '-' : url.origin;
            })
            """,
            rows.Keys.Select(Regex.Unescape));

        string[] wrong =
        [
            .. from pair in rows.Zip(origins)
               let expected = differences.GetValueOrDefault(pair.First.Key, pair.First.Value)
               where pair.Second != expected
               select $"'{pair.First.Key}' is '{pair.Second}', not '{expected}'",
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.True(rows.Count >= 150);

        // Each of them is one still, and stands in the list.
        Assert.All(differences, difference => Assert.NotEqual(difference.Value, rows[difference.Key]));
    }
}
