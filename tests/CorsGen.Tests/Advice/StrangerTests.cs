namespace CorsGen.Tests.Advice;

/// <summary>CORS102: a wildcard that matches an origin which anyone can have.</summary>
public class StrangerTests
{
    private const string Id = "CORS102";

    [Fact]
    public void The_whole_entry_is_named_with_an_origin_that_gets_in() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://www.example.com", "https://*.github.\\u0069o"),
        ("warning", "https://*.github.\\u0069o", "'https://*.github.io' lets strangers in: anyone can register " +
            "'evil.github.io', and 'https://evil.github.io' matches, credentials included; list the origins, or put " +
            "the '*' right before a domain of your own, as in 'https://*.example.com'"));

    [Theory]
    [InlineData(
        "https://*example.com",
        "https://evilexample.com",
        "https://*.example.com",
        "and 'https://example.com' for the domain itself, ")]
    [InlineData(
        "*example.com",
        "https://evilexample.com",
        "https://*.example.com",
        "and 'https://example.com' for the domain itself, ")]
    [InlineData(
        "http*example.com:8443",
        "https://evilexample.com:8443",
        "https://*.example.com:8443",
        "and 'https://example.com:8443' for the domain itself, ")]
    [InlineData("https://my-*example.co.uk", "https://my-evilexample.co.uk", "https://my-*.example.co.uk", "")]
    public void A_missing_dot_is_proposed(string pattern, string origin, string proposal, string rest) =>
        AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"…and '{origin}' matches, credentials included; write '{proposal}' if its subdomains " +
            $"are meant, {rest}or list the origins"));

    [Theory]
    [InlineData("http://localhost*", "http://localhost")]
    [InlineData("http://127.0.0.1*", "http://127.0.0.1")]
    [InlineData("https://192.168.1.5*", "https://192.168.1.5")]
    [InlineData("https://example.com*", "https://example.com")]
    [InlineData("https://app.example.co.uk*", "https://app.example.co.uk")]
    public void A_wildcard_in_the_place_of_a_port_gets_its_colon(string pattern, string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"…; write '{origin}:*' if its ports are meant, and '{origin}' for the default one"));

    [Theory]
    [InlineData("https://example*")]
    [InlineData("https://example.*")]
    [InlineData("https://co.uk*")]
    [InlineData("https://192.168.1.*")]
    public void Where_it_is_not_clear_that_a_port_is_meant_none_is_proposed(string pattern) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, "…; list the origins, or put the '*' right before a domain of your own, as in " +
            "'https://*.example.com'"));

    [Theory]
    [InlineData("https://*.gitpod.io", "https://evil.x.gitpod.io")]
    [InlineData("https://*.ws-eu.gitpod.io", "https://evil.ws-eu.gitpod.io")]
    [InlineData("https://*.app.github.dev", "https://evil.app.github.dev")]
    [InlineData("https://*.github.dev", "https://evil.app.github.dev")]
    [InlineData("https://app-*.loca.lt", "https://app-evil.loca.lt")]
    [InlineData("https://*.euw.devtunnels.ms", "https://evil.euw.devtunnels.ms")]
    [InlineData("https://*.devtunnels.ms", "https://evil.x.devtunnels.ms")]
    [InlineData("https://*.serveo.net", "https://evil.serveo.net")]
    [InlineData("https://*.eu.devtunnels.ms", "https://evil.eu.devtunnels.ms")]
    [InlineData("https://*.localtunnel.me", "https://evil.localtunnel.me")]
    [InlineData("https://*.serveousercontent.com", "https://evil.serveousercontent.com")]
    [InlineData("https://*.lhr.life", "https://evil.lhr.life")]
    [InlineData("https://*.pagekite.me", "https://evil.pagekite.me")]
    [InlineData("https://*.a.pinggy.link", "https://evil.a.pinggy.link")]
    [InlineData("https://*.eu.free.pinggy.link", "https://evil.eu.free.pinggy.link")]
    [InlineData("https://*.cloudworkstations.dev", "https://evil.cloudworkstations.dev")]
    [InlineData("https://*.exp.direct", "https://evil.exp.direct")]
    [InlineData("https://*.gradio.live", "https://evil.gradio.live")]
    [InlineData("https://*.stackblitz.io", "https://evil.stackblitz.io")]
    [InlineData("https://*.webcontainer.io", "https://evil.webcontainer.io")]
    [InlineData("https://*.codesandbox.io", "https://evil.codesandbox.io")]
    [InlineData("https://*.koyeb.app", "https://evil.koyeb.app")]
    [InlineData("https://*.eastus.azurecontainerapps.io", "https://evil.eastus.azurecontainerapps.io")]
    [InlineData("https://*.eastus.cloudapp.azure.com", "https://evil.eastus.cloudapp.azure.com")]
    [InlineData("https://*.nip.io", "https://evil.nip.io")]
    [InlineData("https://*.sslip.io", "https://evil.sslip.io")]
    [InlineData("https://*.glitch.me", "https://evil.glitch.me")]
    public void Some_hosts_that_the_list_lacks_are_anyones_too(string pattern, string origin) => AdviceAssert.Json(
        Id, AdviceAssert.Origins(pattern), ("warning", pattern, $"…and '{origin}' matches, credentials included; …"));

    [Theory]
    [InlineData("https://*.mine.app.github.dev")]
    [InlineData("https://*.mine.loca.lt")]
    [InlineData("https://*.mine.ws-eu.gitpod.io")]
    [InlineData("https://*.gitpod.example.com")]
    public void A_name_below_one_of_them_has_an_owner(string pattern) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));


    [Theory]
    [InlineData("https://*example.com", "evilexample.com", "https://evilexample.com")]
    [InlineData("https://example.*", "evil.net", "https://example.evil.net")]
    [InlineData("https://example.com*", "evil.net", "https://example.com.evil.net")]
    [InlineData("https://*", "evil.net", "https://evil.net")]
    [InlineData("http*", "evil.net", "https://evil.net")]
    [InlineData("http://*", "evil.net", "http://evil.net")]
    [InlineData("http:*", "evil.net", "http://evil.net")]
    [InlineData("https:/*", "evil.net", "https://evil.net")]
    [InlineData("https://*:8443", "evil.net", "https://evil.net:8443")]
    [InlineData("*:8443", "evil.net", "https://evil.net:8443")]
    [InlineData("*:443", "evil.net", "http://evil.net:443")]
    [InlineData("https://*rg", "evil.org", "https://evil.org")]
    [InlineData("https://*o", "evil.io", "https://evil.io")]
    [InlineData("https://*.co.uk", "evil.co.uk", "https://evil.co.uk")]
    [InlineData("https://*.github.io", "evil.github.io", "https://evil.github.io")]
    [InlineData("https://my-*.vercel.app", "my-evil.vercel.app", "https://my-evil.vercel.app")]
    [InlineData("https://my*.vercel.app", "my-evil.vercel.app", "https://my-evil.vercel.app")]
    [InlineData("https://*-team.vercel.app", "evil-team.vercel.app", "https://evil-team.vercel.app")]
    [InlineData("https://*.s3.amazonaws.com", "evil.s3.amazonaws.com", "https://evil.s3.amazonaws.com")]
    [InlineData("https://*.amazonaws.com", "evil.s3.amazonaws.com", "https://evil.s3.amazonaws.com")]
    [InlineData("https://*3.amazonaws.com", "evil.s3.amazonaws.com", "https://evil.s3.amazonaws.com")]
    [InlineData("*.com", "evil.com", "https://evil.com")]
    [InlineData("*m", "evil.com", "https://evil.com")]
    [InlineData("https://*.com:8443", "evil.com", "https://evil.com:8443")]
    [InlineData("https://*.ck", "evil.x.ck", "https://evil.x.ck")]
    [InlineData("https://*www.ck", "evil.xwww.ck", "https://evil.xwww.ck")]
    [InlineData("https://*.kobe.jp", "evil.x.kobe.jp", "https://evil.x.kobe.jp")]
    [InlineData("https://*city.kobe.jp", "evil.xcity.kobe.jp", "https://evil.xcity.kobe.jp")]
    [InlineData("https://*.xn--p1ai", "evil.xn--p1ai", "https://evil.xn--p1ai")]
    [InlineData("https://*.unlisted", "evil.unlisted", "https://evil.unlisted")]
    [InlineData("https://*.", "evil.net", "https://evil.net.")]
    [InlineData("https://*.github.io.", "evil.github.io", "https://evil.github.io.")]
    [InlineData("https://*.github.io.:8443", "evil.github.io", "https://evil.github.io.:8443")]
    [InlineData("https://example.com*:8443", "evil.net", "https://example.com.evil.net:8443")]
    [InlineData("https://example.com*443", "evil.net", "https://example.com.evil.net:8443")]
    [InlineData("https://example.com*8080", "evil.net", "https://example.com.evil.net:8080")]
    [InlineData("http://example.com*0", "evil.net", "http://example.com.evil.net:800")]
    [InlineData("http://example.com*9", "evil.net", "http://example.com.evil.net:89")]
    [InlineData("https://192.168.1.*", "evil.net", "https://192.168.1.evil.net")]
    [InlineData("http://localhost*", "evil.net", "http://localhost.evil.net")]
    [InlineData("http://localhost.*", "evil.net", "http://localhost.evil.net")]
    [InlineData("https://*local", "evil.xlocal", "https://evil.xlocal")]
    public void A_name_that_anyone_can_register_gets_in(string pattern, string domain, string origin) =>
        AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"…anyone can register '{domain}', and '{origin}' matches, credentials included; …"));

    [Theory]
    [InlineData("https://*.168.1.1", "https://8.168.1.1")]
    [InlineData("https://*.1", "https://8.8.1.1")]
    [InlineData("https://*0.0.1", "https://8.0.0.1")]
    [InlineData("https://10*.0.0.1", "https://108.0.0.1")]
    [InlineData("https://172.*.0.1", "https://172.8.0.1")]
    [InlineData("https://192.16*.1.1:8443", "https://192.16.1.1:8443")]
    [InlineData("https://[*]", "https://[2600:1f18::1]")]
    [InlineData("https://[2600:*", "https://[2600:2600:1f18::1]")]
    [InlineData("https://*]:8443", "https://[2600:1f18::1]:8443")]
    [InlineData("https://[*:1:2:3:4:5:6]", "https://[2600:1f18:1:2:3:4:5:6]")]
    [InlineData("https://[*:1:2:3:4:5:6:7]", "https://[2600:1:2:3:4:5:6:7]")]
    [InlineData("https://[2600:1:2*:5]", "https://[2600:1:2::1:5]")]
    [InlineData("https://[2600:1:2:3:4:5:6*]", "https://[2600:1:2:3:4:5:6:1]")]
    [InlineData("https://[2600:1:2:3:4:5:6:*]", "https://[2600:1:2:3:4:5:6:2600]")]
    public void An_address_that_is_not_private_gets_in(string pattern, string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"…anyone can have an address such as '{origin.Split(["://", ":8443"], default)[1]}', " +
            $"and '{origin}' matches, credentials included; list the origins"));

    [Theory]
    [InlineData("chrome-extension://*", "chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    [InlineData("chrome-extension://pp*", "chrome-extension://ppcdefghijklmnopabcdefghijklmnop")]
    [InlineData("c*", "chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    [InlineData("moz-extension://*", "moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e")]
    public void An_extension_that_anyone_can_publish_gets_in(string pattern, string origin) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(pattern),
        ("warning", pattern, $"…anyone can publish a browser extension, and '{origin}' matches, credentials " +
        "included; list the extensions that you trust"));

    [Theory]
    [InlineData("https://*.example.com")]
    [InlineData("https://app-*.example.com")]
    [InlineData("https://*.example.co.uk")]
    [InlineData("https://*pages.octocat.github.io")]
    [InlineData("*.example.com")]
    [InlineData("*.example.com.:8443")]
    public void Subdomains_of_one_owner_are_safe(string pattern) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("https://example.com:*")]
    [InlineData("http://localhost:*")]
    [InlineData("https://example.com:80*")]
    [InlineData("http://[::1]:*")]
    [InlineData("http://[::1]*")]
    [InlineData("*://example.com")]
    [InlineData("http*://example.com")]
    [InlineData("http*//example.com")]
    [InlineData("*://github.io:8443")]
    public void A_wildcard_beside_the_host_leaves_it_fixed(string pattern) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("https://*:443")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://*.GitHub.io")]
    public void What_never_matches_lets_nobody_in(string pattern) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("https://*foo.amazonaws.com")]
    [InlineData("https://*.city.kobe.jp")]
    [InlineData("https://*.www.ck")]
    [InlineData("https://*.bucket.s3.amazonaws.com")]
    public void Names_that_no_rule_of_the_list_gives_away_are_safe(string pattern) =>
        AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("https://192.168.*.1")]
    [InlineData("https://10.*.0.1:8443")]
    [InlineData("https://172.16.*.1")]
    [InlineData("https://169.254.*.1")]
    [InlineData("https://127.0*.0.1")]
    [InlineData("https://224.*.0.1")]
    [InlineData("https://0.*.0.1")]
    [InlineData("https://192.168*.0.1")]
    [InlineData("http://[fd00:*]")]
    [InlineData("http://[fe80::*")]
    public void Private_addresses_are_safe(string pattern) => AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("http://*.localhost")]
    [InlineData("http://*localhost")]
    [InlineData("http://*.localhost:8080")]
    [InlineData("https://*.local")]
    [InlineData("https://*-x.local")]
    [InlineData("https://*.test")]
    [InlineData("https://*.internal.")]
    public void Local_names_are_exempt(string pattern) => AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Theory]
    [InlineData("capacitor://*")]
    [InlineData("tauri://*")]
    [InlineData("null")]
    [InlineData("n*")]
    [InlineData("*")]
    [InlineData("https://github.io")]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    public void Other_entries_are_not_reported(string pattern) => AdviceAssert.Json(Id, AdviceAssert.Origins(pattern));

    [Fact]
    public void Beside_a_star_S3_allows_no_credentials() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://*.co.uk", "*"),
        ("warning", "https://*.co.uk", "…and 'https://evil.co.uk' matches; list the origins…"));

    [Theory]
    [InlineData("", " matches; ")]
    [InlineData(", \"AllowCredentials\": false", " matches; ")]
    [InlineData(", \"AllowCredentials\": true", " matches, credentials included; ")]
    public void In_profile_Web_credentials_are_a_choice(string field, string words) => AdviceAssert.WebJson(
        Id,
        $$"""[{ "AllowedOrigins": ["https://*.co.uk"], "AllowedMethods": ["GET"]{{field}} }]""",
        ("warning", "https://*.co.uk", $"…'https://evil.co.uk'{words}…"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://&#42;.co.uk</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "https://&#42;.co.uk", "'https://*.co.uk' lets strangers in: …"));

    // A label has 63 characters and a name 253 (RFC 1035).
    [Theory]
    [InlineData(62, "", ".evil.co.uk")]
    [InlineData(58, "-", "evil.co.uk")]
    public void What_is_shown_is_a_name_that_can_be_had(int length, string end, string shown)
    {
        string start = "https://" + new string('a', length) + end;
        Compiler.Strangers.StrangerOrigin? stranger = Compiler.Strangers.StrangerFinder.Find(start + "*.co.uk");
        Assert.Equal(start + shown, stranger?.Origin);
    }
}
