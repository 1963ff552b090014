using System.Net;
using System.Text.RegularExpressions;
using OpenQA.Selenium;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The request that a reader makes up: why it is decided as it is, and what the browser sends.</summary>
public partial class RequestTests
{
    private const string NotAnOrigin =
        "No browser sends this: an origin is a scheme and a host, such as https://app.example.com.";

    private const string HasSource = "document.querySelector('#csharp .cm-content')?.textContent.includes('class ')";

    [Fact]
    public async Task The_reason_names_the_header_and_each_rule_says_what_it_lacks()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Type("#origin", "https://app.example.com");
        playground.Type("#method", "DELETE");
        playground.Type("#headers", "content-type, x-other");
        WaitForReason(playground, "Rules[0] (editors) allows the origin and the method, not the header x-other");
        Assert.Equal(
            [
                "Rules[0] (editors) allows the origin and the method, not the header x-other",
                "Rules[1] (local development) doesn't allow the origin",
                "Rules[2] (everybody reads) allows the origin, not the method DELETE",
            ],
            playground.Texts("#decision .why li"));

        playground.Type("#headers", "content-type");
        WaitForReason(playground, "Rules[0] (editors) is the first rule that allows the request");
        Assert.Equal(
            [
                "Rules[0] (editors) allows the request",
                "Rules[1] (local development) isn't asked",
                "Rules[2] (everybody reads) isn't asked",
            ],
            playground.Texts("#decision .why li"));

        // Little is missing.
        playground.Type("#origin", "https://APP.example.com");
        playground.WaitForPart("#decision .why li", "differs only in upper and lower case");
    }

    [Theory]
    [InlineData("http://localhost:5173/", "No browser sends this origin: it sends http://localhost:5173.")]
    [InlineData("https://app.example.com:443", "No browser sends this origin: it sends https://app.example.com.")]
    [InlineData("https://APP.example.com", "No browser sends this origin: it sends https://app.example.com.")]
    [InlineData("app.example.com", NotAnOrigin)]
    [InlineData("https://app.example.com, https://b.example", NotAnOrigin)]
    [InlineData("capacitor://localhost/", "No browser sends this origin: it sends capacitor://localhost.")]
    [InlineData("file:///C:/page.html", "No browser sends this origin: it sends null.")]
    [InlineData("https://app.example.com", "")]
    [InlineData("null", "")]
    [InlineData("", "")]
    [InlineData("chrome-extension://abcdefghijklmnop", "")]
    public async Task An_origin_that_no_browser_sends_is_said_to_be_one(string origin, string note)
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync(
            hash: $"#method=GET&headers=&origin={Uri.EscapeDataString(origin)}");
        Assert.Equal(note, playground.Text("#origin-note"));
        Assert.EndsWith(note, playground.Text("#exchange-summary"));
    }

    [Fact]
    public async Task The_panel_and_the_cell_say_the_same_about_credentials()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Click("[name=sender][value=null]");
        playground.Click("#send-credentials");
        playground.WaitUntilTried();
        Assert.Equal("Credentials", playground.ReadGrid()[0].Says);

        playground.Click("#grid button");
        WaitForReason(
            playground, "Rules[2] (everybody reads) answers with *, which isn't enough for a request with credentials");
        Assert.Equal("Denied", playground.Text("#decision .verdict"));
        Assert.Equal(
            ["Origin passed", "Method passed", "Headers passed", "Credentials failed"],
            playground.Texts("#decision .steps li"));

        playground.Click("#credentials");
        WaitForReason(playground, "Rules[2] (everybody reads) is the first rule that allows the request");
        Assert.False(playground.Browser.Evaluate<bool>("document.querySelector('#send-credentials').checked"));
    }

    [Theory]
    [InlineData("JSON", "First a preflight, because the content type application/json isn't one that a form can send.")]
    [InlineData("Authorization", "First a preflight, because the header authorization isn't safelisted.")]
    [InlineData(
        "S3 upload",
        "First a preflight, because the method PUT isn't GET, HEAD or POST, the content type image/jpeg isn't one " +
        "that a form can send, the header x-amz-acl isn't safelisted and the header x-amz-meta-author isn't " +
        "safelisted.")]
    [InlineData("Form", "No preflight: a form could send this request too.")]
    [InlineData(
        "SignalR",
        "First a preflight, because the header x-requested-with isn't safelisted and the header x-signalr-user-agent " +
        "isn't safelisted.")]
    [InlineData(
        "gRPC-Web",
        "First a preflight, because the content type application/grpc-web+proto isn't one that a form can send, the " +
        "header x-grpc-web isn't safelisted and the header x-user-agent isn't safelisted.")]
    public async Task Usual_requests_are_a_click_away_and_go_over_the_wire_as_shown(string preset, string summary)
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Browser.Evaluate<object>(
            $"[...document.querySelectorAll('#presets button')].find(e => e.textContent === '{preset}').click() ?? " +
            "null");
        playground.WaitForText("#exchange-summary", summary);

        using var client = new HttpClient();
        string[] texts = playground.Texts("#exchange-steps pre");
        Assert.Equal(summary.StartsWith("First", StringComparison.Ordinal) ? 4 : 2, texts.Length);
        foreach (string[] pair in texts.Chunk(2))
        {
            Assert.Equal(pair[1], await SendAsync(client, pair[0]));
        }
    }

    [Fact]
    public async Task An_allowed_preflight_says_for_how_long_it_is_kept()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.WaitForText("#exchange .outcome", "The browser goes on.");
        playground.Type("#origin", "https://app.example.com");
        playground.WaitForText("#exchange .outcome", "The browser goes on, and may keep this answer for 3000 s.");
    }

    [Fact]
    public async Task A_denied_preflight_is_the_last_that_goes_over_the_wire()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Type("#method", "PATCH");
        playground.Browser.WaitFor("document.querySelector('#exchange .outcome')?.dataset.state === 'failed'");

        using var client = new HttpClient();
        string[] texts = playground.Texts("#exchange-steps pre");
        Assert.Equal(2, texts.Length);
        Assert.Equal(texts[1], await SendAsync(client, texts[0]));
        Assert.StartsWith("HTTP/1.1 403 Forbidden", texts[1]);

        playground.Type("#method", "TRACE");
        playground.WaitForText("#exchange-summary", "Nothing: pages can't send TRACE.");
        Assert.Empty(playground.Texts("#exchange-steps pre"));
        playground.Type("#method", "put");
        playground.WaitForPart("#exchange-summary", " The browser sends the method put as PUT.");
    }

    [Fact]
    public async Task It_can_be_copied_as_curl_as_fetch_and_as_a_link()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync(
            hash: "#method=PUT&credentials=true&headers=" + Uri.EscapeDataString("x-request-id: it's"));
        playground.Click("#copy-curl");
        Assert.Equal(
            $"""
            curl -i -X OPTIONS '{playground.ApiOrigin}/things/1' \
              -H 'Origin: http://localhost:5173' \
              -H 'Access-Control-Request-Method: PUT' \
              -H 'Access-Control-Request-Headers: x-request-id'

            curl -i -X PUT '{playground.ApiOrigin}/things/1' \
              -H 'Origin: http://localhost:5173' \
              -H 'x-request-id: it'\''s'
            """,
            playground.Text("#code"));
        playground.Click("#copy-fetch");
        string code = playground.Text("#code");
        Assert.Contains("\"credentials\": \"include\"", code);

        // What was copied runs in a page.
        Assert.Equal(200, playground.Browser.Call<int>($$"""async () => { {{code}} return response.status; }""", ""));

        playground.Click("#copy-link");
        Assert.Contains("#chosen=cors.json", playground.Text("#code"));
        playground.WaitForPart("#copied", "The link is ");
    }

    [Fact]
    public async Task A_link_shows_what_its_sender_sees_the_own_policy_included()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Paste("""`[{ "ID": "Käse", "AllowedOrigins": ["null"], "AllowedMethods": ["GET"] }]`""");
        playground.Click("[name=profile][value=Web]");
        playground.WaitUntilChecked();
        playground.Click("[name=sender][value=null]");
        playground.Click("#csharp-tab");
        playground.WaitUntilTried();
        playground.Click("#grid button");
        WaitForReason(playground, "Rules[0] (K\\u00E4se) is the first rule that allows the request");
        playground.Browser.WaitFor("location.hash.includes('method=GET') && location.hash.includes('own=')");
        playground.Browser.WaitFor(HasSource);
        string[] seen = See();

        string link = playground.Browser.Driver.Url;
        playground.Browser.Driver.SwitchTo().NewWindow(WindowType.Tab);
        playground.Browser.Driver.Navigate().GoToUrl(link);
        playground.WaitUntilTried();
        playground.WaitUntilChecked();
        WaitForReason(playground, "Rules[0] (K\\u00E4se) is the first rule that allows the request");
        playground.Browser.WaitFor(HasSource);
        Assert.Equal(seen, See());

        string[] See() =>
        [
            .. playground
                .Texts(
                    "#rules tbody, #decision .verdict, #decision .reason, #exchange-steps, #editor .cm-content, " +
                    "[role=tab][aria-selected=true]")
                .Select(text => PathOfOwn().Replace(text, "/own/…")),
            playground.Browser.Evaluate<string>("[...document.querySelectorAll(':checked')].map(e => e.value).join()"),
            playground.Browser.Evaluate<string>(
                "['origin', 'method', 'headers'].map(id => document.getElementById(id).value).join()"),
        ];
    }

    [Fact]
    public async Task A_link_that_cannot_hold_the_own_policy_says_so()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Paste(
            """
            JSON.stringify([{
                AllowedOrigins: Array.from({ length: 20000 }, (_, i) => `https://a${i * 7919 % 99991}.example`),
                AllowedMethods: ['GET'],
            }])
            """);
        playground.Click("#copy-link");
        playground.WaitForPart("#copied", "The link, without your own policy, which is too long for it, is ");
        Assert.DoesNotContain("own=", playground.Text("#code"));
    }

    [Theory]
    [InlineData("#chosen=%00&sender=javascript:alert(1)&own=%25%25&credentials=maybe&method=&headers=%0A%0A:")]
    [InlineData("#own=AAAA&profile=%3Cscript%3E&origin=%ED%A0%80&view=__proto__")]
    public async Task A_link_that_makes_no_sense_is_a_page_that_works(string hash)
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync(hash: hash);
        Assert.StartsWith("Policy and browser agree on all 30 – 21 read", playground.Text("#summary"));
    }

    private static void WaitForReason(OpenPlayground playground, string reason) =>
        playground.WaitForText("#decision .reason", reason);

    // Each page has its own.
    [GeneratedRegex("/own/[0-9a-f-]{36}")]
    private static partial Regex PathOfOwn();

    /// <summary>
    /// Sends a request that is written as it goes over the wire, and writes the answer in the same way.
    /// </summary>
    private static async Task<string> SendAsync(HttpClient client, string text)
    {
        string[] lines = text.Split('\n');
        string[] start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        using var request = new HttpRequestMessage(new HttpMethod(start[0]), $"http://{headers["Host"]}{start[1]}");
        request.Content = new ByteArrayContent([]);
        foreach ((string name, string value) in headers.Where(header => header.Key is not "Host" and not "Cookie"))
        {
            Assert.True(
                request.Headers.TryAddWithoutValidation(name, value)
                    || request.Content.Headers.TryAddWithoutValidation(name, value),
                name);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        IEnumerable<string> shown = response.Headers
            .Where(header => header.Key == "Vary" || header.Key.StartsWith("Access-Control-", StringComparison.Ordinal))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        string phrase = response.StatusCode switch
        {
            HttpStatusCode.NoContent => "No Content",
            HttpStatusCode.Forbidden => "Forbidden",
            _ => "OK",
        };
        return string.Join('\n', [$"HTTP/1.1 {(int)response.StatusCode} {phrase}", .. shown]);
    }
}
