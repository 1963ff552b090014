using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// For any request: never a 500, never a CORS header on a denial, and only allowed values are echoed.
/// </summary>
public class HostileRequestTests(ITestOutputHelper output)
{
    private const string App = "https://app.example.com";
    private const int Requests = 400;
    private const int Connections = 10_000;

    // Kestrel accepts at most 32 KB of header lines.
    private const int HeaderSpace = 31 * 1024;

    public static TheoryData<string> HeaderLists =>
    [
        Repeat("a,"), Repeat("content-type,"), Repeat("x-app-a,") + "x-other", Repeat(","), Repeat(", \t") + "(",
        new string('a', HeaderSpace), "x-app-" + new string('a', HeaderSpace - 10),
    ];

    [Theory]
    [MemberData(nameof(HeaderLists))]
    public async Task Long_lists_of_headers(string list)
    {
        await using TestApplication app = await StartAsync();

        foreach (string path in new[] { "/", "/open" })
        {
            Check(app, await app.PreflightAsync(path, App, "PUT", list), [App, "*"], list);
            Check(
                app,
                await app.SendAsync("GET", path, "Origin: " + App, "Access-Control-Request-Headers: " + list),
                [App, "*"],
                list);
        }
    }

    [Fact]
    public async Task A_long_list_in_many_lines()
    {
        await using TestApplication app = await StartAsync();
        string[] lines = [.. Enumerable.Repeat("Access-Control-Request-Headers: content-type", 90)];

        RawResponse response = await app.SendAsync(
            "OPTIONS", "/", ["Origin: " + App, "Access-Control-Request-Method: PUT", .. lines]);

        CorsAssert.Allowed(response, 204, App);
        Assert.Equal(string.Join(',', Enumerable.Repeat("content-type", 90)), response["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public async Task Random_header_values()
    {
        await using TestApplication app = await StartAsync();
        Random random = TestSeed.CreateRandom(output);

        for (int i = 0; i < Requests; i++)
        {
            string origin = RandomValue(random, [App, "https://x.preview.example.com", "null", "https://evil.example"]);
            string method = RandomValue(random, ["PUT", "GET", "put", "PATCH"]);
            string headers = RandomValue(random, ["content-type", "x-app-a,authorization", "a b", "content-type;q=1"]);
            List<string> lines =
            [
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + headers,
            ];
            if (random.Next(4) == 0)
            {
                lines.Add(lines[random.Next(lines.Count)]);
            }

            string sent = random.Next(3) == 0 ? "GET" : "OPTIONS";
            RawResponse response = await app.SendAsync(sent, random.Next(2) == 0 ? "/" : "/open", [.. lines]);

            // Kestrel itself refuses a request that isn't HTTP, or isn't UTF-8.
            if (response.Status != 400)
            {
                IEnumerable<string> requested = lines
                    .Where(line => line.StartsWith("Access-Control-Request-Headers", StringComparison.Ordinal))
                    .Select(line => line.Split(": ", 2)[1].Trim(' ', '\t'));
                Check(app, response, [origin, "*"], string.Join(',', requested));
            }
        }
    }

    [Fact]
    public async Task Ten_thousand_connections_one_after_another()
    {
        await using TestApplication app = await StartAsync();
        string[] kinds = ["https://evil.example", App];

        for (int i = 0; i < Connections; i++)
        {
            string origin = kinds[i % kinds.Length];
            RawResponse response = await app.PreflightAsync("/", origin, "PUT");
            if (response.Status != (origin == App ? 204 : 403) || response.AllowOrigin != (origin == App ? App : null))
            {
                Assert.Fail($"Connection {i}: {response}");
            }
        }
    }

    private static void Check(TestApplication app, RawResponse response, string[] origins, string list)
    {
        Assert.True(response.Status is 200 or 204 or 403, $"Status {response.Status}");
        Assert.Empty(app.Log.Errors);
        Assert.Equal(CorsAssert.Vary, response.Vary);
        if (response.Status == 403 || response.AllowOrigin is null)
        {
            Assert.Empty(response.CorsHeaders);
            return;
        }

        Assert.Contains(response.AllowOrigin, origins);
        if (response["Access-Control-Allow-Headers"] is { } echoed)
        {
            Assert.Equal(list.Replace('\t', ' ').Trim(), echoed);
            Assert.DoesNotContain(echoed, c => c is < ' ' or > '~');
        }
    }

    // Every byte except line ends, with a preference for values that nearly match.
    private static string RandomValue(Random random, string[] values)
    {
        string value = values[random.Next(values.Length)];
        for (int changes = random.Next(3); changes > 0; changes--)
        {
            char c = (char)random.Next(256);
            value = value.Insert(random.Next(value.Length + 1), c is '\r' or '\n' or '\0' ? "," : c.ToString());
        }

        return value;
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, HeaderSpace / text.Length));

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        app.Map("/", () => "ran");
        app.Map("/open", () => "ran").RequireCors(OpenCorsPolicy.Instance);
    });
}
