using System;
using System.Globalization;
using System.Linq;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Advice;

/// <summary>CORS101: an origin that no browser sends. What browsers send is <see cref="BrowserOriginTests"/>.</summary>
public class UnsentOriginTests
{
    private const string Id = "CORS101";

    [Theory]
    [InlineData(
        "https://example.com/",
        "/",
        "an origin has no slash at its end; write 'https://example.com', as a browser sends it")]
    [InlineData("https://example.com/app", "/app", "an origin has no path; write 'https://example.com', …")]
    [InlineData("https://example.com?a=b", "?a=b", "an origin has no query; write 'https://example.com', …")]
    [InlineData("https://example.com#top", "#top", "an origin has no fragment; write 'https://example.com', …")]
    [InlineData(
        "https://user:pw@example.com",
        "user:pw@",
        "an origin has no user name or password; write 'https://example.com', …")]
    [InlineData("example.com", "example.com", "its scheme is missing; write 'https://example.com', …")]
    [InlineData("localhost:3000", "localhost:3000", "its scheme is missing; write 'http://localhost:3000', …")]
    [InlineData(
        "example.com:8080",
        "example.com:8080",
        "its scheme is missing; write 'https://' before the host, or 'http://' if that is what it uses")]
    [InlineData("://example.com", "://example.com", "its scheme is missing; write 'https://example.com', …")]
    [InlineData("http;//example.com", "http;//example.com", "its scheme is missing; write the origin that you mean, …")]
    [InlineData(
        "'https://example.com'",
        "'https://example.com'",
        "it stands in quotes or brackets of its own; write 'https://example.com', …")]
    [InlineData(
        "`https://example.com/`",
        "`https://example.com/`",
        "it stands in quotes or brackets of its own; write 'https://example.com', …")]
    [InlineData(
        "<https://example.com>",
        "<https://example.com>",
        "it stands in quotes or brackets of its own; write 'https://example.com', …")]
    [InlineData(
        "[the app](https://example.com)",
        "[the app](https://example.com)",
        "it stands in quotes or brackets of its own; write 'https://example.com', …")]
    [InlineData(
        "all", "all", "it is a word of another system; list the origins that you mean, or write '*' for every origin")]
    [InlineData("Any", "Any", "it is a word of another system; list the origins that you mean, or write '*' for every …")]
    [InlineData("same-origin", "same-origin", "it is a word of other headers; remove it: …")]
    [InlineData("same-site", "same-site", "it is a word of other headers; remove it: …")]
    [InlineData("none", "none", "it is a word of other headers; remove it: …")]
    [InlineData("data:text/html,a", "data:text/html,a", "the origin of such an address is sent as 'null'; …")]
    [InlineData(" https://a^b.example", " ", "an origin has no white space; remove it")]
    [InlineData("https://a^b.example ", " ", "an origin has no white space; remove it")]
    [InlineData(
        "'self'", "'self'", "it is a word of other headers; remove it: for its own origin, a page doesn't need CORS")]
    [InlineData(
        "about:blank",
        "about:blank",
        "the origin of such an address is sent as 'null'; list the origins that you mean")]
    [InlineData(
        "https://example.com other.example", " ", "an origin has no white space; write the origin that you mean, …")]
    [InlineData(
        "https",
        "https",
        "a scheme alone isn't an origin; list the origins that you mean, or write 'https://*' for every origin of " +
        "https, as Amazon's guide means it")]
    [InlineData(
        "HTTP:",
        "HTTP:",
        "a scheme alone isn't an origin; list the origins that you mean, or write 'http://*' for every origin of " +
        "http, …")]
    [InlineData("https://", "https://", "a scheme alone isn't an origin; …")]
    [InlineData("wss://", "wss://", "a scheme alone isn't an origin; write the origin that you mean, …")]
    [InlineData("files.example.com", "files.example.com", "its scheme is missing; write 'https://files.example.com', …")]
    [InlineData("https://example.com:65535/", "/", "an origin has no slash at its end; …")]
    [InlineData("https://:8443", "https://:8443", "its host is missing; write the origin that you mean, …")]
    [InlineData("https://https://example.com", "https://", "it has two schemes; write 'https://example.com', …")]
    [InlineData("http://https://example.com", "http://", "it has two schemes; keep the one that the site uses")]
    [InlineData("HTTPS://example.com", "HTTPS", "a scheme is sent in lower case; write 'https://example.com', …")]
    [InlineData(
        "https?://example.com",
        "https?://example.com",
        "it is a regular expression, and an entry is plain text, in which '*' stands for any characters; write " +
        "'https://example.com', …")]
    [InlineData("ht~tp://example.com", "ht~tp", "'ht~tp' isn't a scheme; write the origin that you mean, …")]
    [InlineData("https:/example.com", ":/", "scheme and host are parted by '://'; write 'https://example.com', …")]
    [InlineData(
        "https://Example.com:8443", "Example.com", "a host is sent in lower case; write 'https://example.com:8443', …")]
    [InlineData(
        "https://münchen.de",
        "münchen.de",
        "a host is sent in ASCII, as punycode; write 'https://xn--mnchen-3ya.de', …")]
    [InlineData(
        "https://ex%61mple.com",
        "ex%61mple.com",
        "a host is sent without percent-escapes; write 'https://example.com', …")]
    [InlineData("https://a^b.com", "a^b.com", "a host can't have a '^'; write the origin that you mean, …")]
    [InlineData(
        "https://127.1:8443",
        "127.1",
        "an IPv4 address is sent as four decimal numbers; write 'https://127.0.0.1:8443', …")]
    [InlineData(
        "https://1.2.3.256",
        "1.2.3.256",
        "its host ends in a number, but isn't an IPv4 address; write the origin that you mean, …")]
    [InlineData(
        "https://[2001:DB8:0::1]",
        "[2001:DB8:0::1]",
        "an IPv6 address is sent in brackets, in its shortest form; write 'https://[2001:db8::1]', …")]
    [InlineData("https://[::g]", "[::g]", "its host isn't an IPv6 address; write the origin that you mean, …")]
    // By the URL standard; Chromium reads it.
    [InlineData("https://[::1.2.3.04]", "[::1.2.3.04]", "its host isn't an IPv6 address; …")]
    [InlineData(
        "https://example.com:443",
        ":443",
        "443 is the default port of https, which is not sent; write 'https://example.com', …")]
    [InlineData(
        "http://localhost:80", ":80", "80 is the default port of http, which is not sent; write 'http://localhost', …")]
    [InlineData(
        "https://example.com:08443",
        ":08443",
        "a port is sent without leading zeros; write 'https://example.com:8443', …")]
    [InlineData(
        "https://example.com:65536",
        ":65536",
        "a port is at most 65535; remove it, or write the port that the site uses")]
    [InlineData(
        "https://example.com:https", ":https", "a port is a number; remove it, or write the port that the site uses")]
    [InlineData("https://example.com:", ":", "its port is missing; write 'https://example.com', …")]
    [InlineData(" https://example.com", " ", "an origin has no white space; write 'https://example.com', …")]
    [InlineData("https://exam ple.com", " ", "an origin has no white space; write the origin that you mean, …")]
    [InlineData(
        "https://a.example, https://b.example",
        "https://a.example, https://b.example",
        "it holds more than one origin; write 'https://a.example' and 'https://b.example'")]
    [InlineData("https://a.example,b.example/", "https://a.example,b.example/", "it holds more than one origin; …")]
    [InlineData("https://a^b,https://b^c", "https://a^b,https://b^c", "it holds more than one origin; write an entry for each")]
    [InlineData("capacitor://localhost/", "/", "an origin has no slash at its end; write 'capacitor://localhost', …")]
    [InlineData("capacitor://a<b", "a<b", "that isn't a host; write the origin that you mean, …")]
    public void What_is_wrong_is_told_at_its_place(string origin, string under, string message) =>
        AdviceAssert.Json(
            Id, AdviceAssert.Origins(origin), ("warning", under, $"No browser sends '{origin}': {message}"));

    [Theory]
    [InlineData("https://a^b", "\u200B", ".example", "an origin has no invisible character; write the origin that you mean…")]
    [InlineData("https://a.example", "\u00AD\u200B", "", "an origin has no invisible character; write 'https://a.example'…")]
    [InlineData("https://a^b", "\u2060", "", "an origin has no invisible character; remove it")]
    [InlineData("https://a.example", "\u200B ", "b", "an origin has no white space; write the origin that you mean, …")]
    public void What_nobody_sees_is_told_by_its_number(string before, string under, string after, string message)
    {
        string written = string.Concat(
            under.Select(c => c > ' ' ? string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)c) : $"{c}"));
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins(before + under + after),
            ("warning", under, $"No browser sends '{before}{written}{after}': {message}"));
    }

    [Theory]
    [InlineData("https://*.example.com/", "/", "an origin has no slash at its end; write 'https://*.example.com'")]
    [InlineData("https://example.com/*", "/*", "an origin has no path; write 'https://example.com'")]
    [InlineData(
        "https://*:443",
        ":443",
        "443 is the default port of https, which is not sent; remove it, or write the port that the site uses")]
    [InlineData("https://EXAMPLE.*", "EXAMPLE.*", "a host is sent in lower case; write the origin that you mean, …")]
    [InlineData("*.Example.com", "*.Example.com", "a host is sent in lower case; write 'https://*.example.com'")]
    [InlineData("localhost:*", "localhost:*", "its scheme is missing; write 'http://localhost:*'")]
    [InlineData("ws*://a.example:443/", ":443", "443 is the default port of wss, which is not sent; …")]
    [InlineData("https://*.github.io/", "/", "an origin has no slash at its end; remove it")]
    [InlineData("https://*.github.io/a", "/a", "an origin has no path; remove it")]
    [InlineData("https://a.example:99999*", ":99999*", "no port matches; remove it, or write the port that the site uses")]
    public void A_pattern_is_told_as_one(string pattern, string under, string message) =>
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins(pattern),
            ("warning", under, $"No browser sends an origin that matches '{pattern}': {message}"));

    [Theory]
    [InlineData("https://(www\\.)?example.com", "'https://example.com' and 'https://www.example.com'")]
    [InlineData("https://(?:www\\.)?example\\.com/?", "'https://example.com' and 'https://www.example.com'")]
    [InlineData("https://(app|www)\\.example\\.com", "'https://app.example.com' and 'https://www.example.com'")]
    [InlineData("https://a.example|https://b.example", "'https://a.example' and 'https://b.example'")]
    [InlineData("/https:\\/\\/a\\.example/i", "'https://a.example', as a browser sends it")]
    [InlineData("/a\\.example$/", "'https://a.example' and 'https://*.a.example'")]
    [InlineData("https://example\\.com$", "'https://example.com', as a browser sends it")]
    [InlineData("https://example.com$", "'https://example.com', as a browser sends it")]
    [InlineData("^https://[a-z0-9-]+\\.example\\.com$", "'https://*.example.com'")]
    [InlineData("https://[a-z]{2,3}.example.com", "'https://*.example.com'")]
    [InlineData("http://localhost:[0-9]+", "'http://localhost:*'")]
    [InlineData("http://localhost:\\d{4}", "'http://localhost:*'")]
    [InlineData("^http://localhost(:\\d+)?$", "'http://localhost' and 'http://localhost:*'")]
    [InlineData("https://pr-\\d+.example.com", "'https://pr-*.example.com'")]
    public void A_regular_expression_is_named_with_the_nearest_entries(string expression, string entries) =>
        AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(expression.Replace("\\", "\\\\", StringComparison.Ordinal)),
        ("warning", expression.Replace(
            "\\",
            "\\\\",
            StringComparison.Ordinal), $"No browser sends '{expression}': it is a regular expression, …; write " +
                $"{entries}"));

    [Theory]
    [InlineData("https://.*\\.example\\.com", "'https://*.example.com'")]
    [InlineData("https://.*.example.com", "'https://*.example.com'")]
    [InlineData(".*\\.example\\.com", "'https://*.example.com'")]
    [InlineData("https://([a-z]+\\.)*example\\.com", "'https://example.com' and 'https://*.example.com'")]
    public void So_is_one_with_a_wildcard(string expression, string entries)
    {
        string written = expression.Replace("\\", "\\\\", StringComparison.Ordinal);
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins(written),
            ("warning", written, $"No browser sends an origin that matches '{expression}': it is a regular " +
                $"expression, …; write {entries}"));
    }

    [Theory]
    [InlineData("/.*/")]
    [InlineData(".*")]
    [InlineData("https://.*")]
    [InlineData("https://.*\\.vercel\\.app")]
    [InlineData("https://(.*).github.io")]
    public void One_that_would_let_strangers_in_is_not_translated(string expression)
    {
        string written = expression.Replace("\\", "\\\\", StringComparison.Ordinal);
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins(written),
            ("warning", written, "…: it is a regular expression, …; list the origins that you mean, or write such a " +
                "pattern for subdomains, as in 'https://*.example.com'"));
    }

    [Theory]
    [InlineData("https://app.*.example.com")]
    [InlineData("https://(a).com")]
    [InlineData("https://a$b.com")]
    [InlineData("http://[::1]")]
    [InlineData("http://[2001:db8::a]:8080")]
    public void What_looks_a_little_like_one_is_not_taken_for_it(string origin) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(origin));

    [Theory]
    [InlineData("*.https://a.example/", "*.", "write 'https://*.a.example'")]
    [InlineData("*.https://a.example", "*.", "write 'https://*.a.example'")]
    [InlineData("*https://a.example:8443/", "*", "write 'https://*.a.example:8443'")]
    [InlineData("*.HTTPS://a.example", "*.", "write 'https://*.a.example'")]
    [InlineData("*.http://localhost:3000", "*.", "write 'http://*.localhost:3000'")]
    [InlineData("app.*.https://a.example", "app.*.", "write 'https://app.*.a.example'")]
    [InlineData("*.https://github.io", "*.", "write the scheme first")]
    public void A_scheme_behind_the_wildcard_goes_first(string pattern, string under, string cure) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", under, $"No browser sends an origin that matches '{pattern}': its scheme follows '{under}'; " +
            $"{cure}"));

    [Theory]
    [InlineData("file://")]
    [InlineData("file:///C:/site/index.html")]
    [InlineData("file://*")]
    [InlineData("FILE://")]
    [InlineData("file:")]
    public void The_origin_of_a_file_is_null(string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", origin, "…: the origin of a file is sent as 'null'; serve the page from http://localhost, and " +
            "list that"));

    [Theory]
    [InlineData(
        "https://example.com:0", ":0", "no page comes from port 0; remove it, or write the port that the site uses")]
    [InlineData("https://xn--.example.com", "xn--.example.com", "what follows 'xn--' isn't punycode, …")]
    [InlineData("https://a.xn--99999999.com", "a.xn--99999999.com", "what follows 'xn--' isn't punycode, …")]
    [InlineData("https://xn--abc-.com", "xn--abc-.com", "what follows 'xn--' isn't punycode, …")]
    [InlineData(
        "https://a..example.com",
        "a..example.com",
        "a host has something before and between its dots; write 'https://a.example.com', …")]
    [InlineData(
        "https://example.com..",
        "example.com..",
        "a host has something before and between its dots; write 'https://example.com', …")]
    [InlineData(
        "https://.example.com",
        ".example.com",
        "a host has something before and between its dots; write 'https://*.example.com'")]
    [InlineData(
        "https://.", ".", "a host has something before and between its dots; write the origin that you mean, …")]
    public void A_host_that_no_page_comes_from_is_not_sent(string origin, string under, string message) =>
        AdviceAssert.Json(
            Id, AdviceAssert.Origins(origin), ("warning", under, $"No browser sends '{origin}': {message}"));

    [Theory]
    [InlineData("Null")]
    [InlineData("NULL")]
    public void The_origin_null_is_sent_in_lower_case(string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", origin, $"No browser sends '{origin}': 'null' is sent in lower case; remove it, as any site can " +
            "send 'null' (CORS103), and list the origins that you mean"));

    [Fact]
    public void An_escape_is_marked_whole() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://m\\u00fcnchen.de", "https://example.com\\u002F"),
        ("warning", "m\\u00fcnchen.de", "No browser sends 'https://münchen.de': …"),
        ("warning", "\\u002F", "No browser sends 'https://example.com/': …"));

    [Fact]
    public void An_empty_one_is_marked_by_its_quotes_or_its_tag()
    {
        const string Message =
            "No browser sends '': an origin is never empty; write the origin that you mean, such as " +
            "'https://app.example.com', or remove it";
        AdviceAssert.Json(Id, AdviceAssert.Origins(""), ("warning", "\"\"", Message));
        AdviceAssert.Xml(
            Id,
            "<CORSConfiguration><CORSRule><AllowedOrigin></AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            ("warning", ">", Message));
    }

    [Fact]
    public void White_space_in_XML_is_part_of_an_origin() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>\n " +
        "https://example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "\n ", "No browser sends '  https://example.com': an origin has no white space; write " +
            "'https://example.com', …"));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://example.com")]
    [InlineData("https://example.com.")]
    [InlineData("https://xn--mnchen-3ya.de")]
    [InlineData("https://xn--*.example.com")]
    [InlineData("https://xn--80ak6aa92e.com")]
    [InlineData("https://a_b.example.com")]
    [InlineData("https://-a.example.com")]
    [InlineData("capacitor://localhost")]
    [InlineData("tauri://localhost")]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    [InlineData("https://*.example.com")]
    [InlineData("http://localhost:*")]
    // A placeholder is CORS113 alone, whether a browser could send it or not.
    [InlineData("https://{x}")]
    [InlineData("https://{x}/")]
    [InlineData("https://<your-domain>")]
    [InlineData("https://YOUR-DOMAIN")]
    [InlineData("__ORIGIN__")]
    public void What_a_browser_sends_is_not_reported(string origin) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(origin));

    [Fact]
    public void It_is_the_only_word_on_an_entry_that_never_matches()
    {
        foreach (string origin in new[]
        {
            "http://example.com/", "http://*:80", "https://*.example.com/", "https://example.com:*/", "HTTP*",
        })
        {
            Assert.Equal(Id, Assert.Single(TestProject.WithJson(AdviceAssert.Origins(origin)).Analyze()).Id);
        }
    }
}
