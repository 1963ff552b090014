using System.Text.RegularExpressions;

namespace CorsGen.BrowserTests;

/// <summary>A browser as the judge of the list by which the advice on origins is tested.</summary>
public class OriginTests
{
    private const string Extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

    /// <summary>
    /// Where Chromium differs from the URL standard (https://url.spec.whatwg.org), by which the list goes. No page that can be
    /// opened has such a host; extensions have such an origin.
    /// </summary>
    private static readonly Dictionary<string, string> s_differences = new()
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
    };

    [Fact]
    public void The_browser_makes_of_each_address_of_the_list_what_the_list_says()
    {
        Dictionary<string, string> rows = (
            from line in File.ReadLines(Repository.PathOf("tests", "CorsGen.Tests", "Advice", "Origins.txt"))
            where line.Length > 0 && line[0] != '#'
            let columns = line.Split('\t')
            select (columns[0], columns[2])).ToDictionary();
        using var browser = Browser.Start();

        string[] origins = browser.Call<string[]>(
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
               let expected = s_differences.GetValueOrDefault(pair.First.Key, pair.First.Value)
               where pair.Second != expected
               select $"'{pair.First.Key}' is '{pair.Second}', not '{expected}'",
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.True(rows.Count >= 150);

        // Each of them is one still, and stands in the list.
        Assert.All(s_differences, difference => Assert.NotEqual(difference.Value, rows[difference.Key]));
    }
}
