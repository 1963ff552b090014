using System.Net.WebSockets;
using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests;

public class ActualRequestTests
{
    private const string Origin = "https://app.example.com";

    private static readonly string[] s_backendOrigins = ["*", "https://backend.example"];

    [Theory]
    [InlineData("GET", "Origin: " + Origin)]
    [InlineData("PUT", "Origin: " + Origin)]
    [InlineData("POST", "Origin: " + Origin, "Access-Control-Request-Method: PUT")]
    [InlineData("GET", "Origin: " + Origin, "Access-Control-Request-Headers: x-app-a")]
    public async Task An_allowed_request_gets_the_headers(string method, params string[] lines)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync(method, "/", lines);

        CorsAssert.Allowed(response, 200, Origin);
        Assert.Equal("true", response["Access-Control-Allow-Credentials"]);
        Assert.Equal("GET, PUT, DELETE", response["Access-Control-Allow-Methods"]);
        Assert.Equal("ETag, X-Request-Id", response["Access-Control-Expose-Headers"]);
        Assert.Equal("600", response["Access-Control-Max-Age"]);
        Assert.Contains("ran", response.Body);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("GET", "Origin:")]
    [InlineData("GET", "Origin: https://evil.example")]
    [InlineData("POST", "Origin: " + Origin)]
    [InlineData("GET", "Origin: " + Origin, "Access-Control-Request-Method: POST")]
    [InlineData("GET", "Origin: " + Origin, "Access-Control-Request-Headers: x-other")]
    [InlineData("GET", "Origin: https://a.preview.example.com", "Origin: https://b.preview.example.com")]
    [InlineData("GET", "Origin: " + Origin, "Access-Control-Request-Method: GET", "Access-Control-Request-Method: GET")]
    [InlineData("OPTIONS", "Origin: " + Origin)]
    public async Task A_denied_request_goes_on_without_headers(string method, params string[] lines)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync(method, "/", lines);

        CorsAssert.Denied(response, 200);
        Assert.Contains("ran", response.Body);
    }

    [Fact]
    public async Task An_origin_that_matches_a_star_alone_is_answered_with_the_star()
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync("GET", "/open", "Origin: https://caf\u00C3\u00A9.example");

        CorsAssert.Allowed(response, 200, "*");
        Assert.Null(response["Access-Control-Allow-Credentials"]);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData(Origin, Origin)]
    public async Task What_a_handler_or_a_backend_sets_is_replaced_or_removed(string origin, string? allowed)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync("GET", "/proxied", "Origin: " + origin);

        Assert.Equal(allowed, response.AllowOrigin);
        Assert.Equal(allowed is null ? null : "true", response["Access-Control-Allow-Credentials"]);
        Assert.Equal(allowed is null ? null : "GET, PUT, DELETE", response["Access-Control-Allow-Methods"]);
        Assert.Equal(allowed is null ? null : "ETag, X-Request-Id", response["Access-Control-Expose-Headers"]);
        Assert.Equal(allowed is null ? null : "600", response["Access-Control-Max-Age"]);
        Assert.Null(response["Access-Control-Allow-Headers"]);
        Assert.Equal("*", response["Timing-Allow-Origin"]);
        Assert.Equal("cross-origin", response["Cross-Origin-Resource-Policy"]);
    }

    [Theory]
    [InlineData("", CorsAssert.Vary)]
    [InlineData("Accept-Encoding", "Accept-Encoding, " + CorsAssert.Vary)]
    [InlineData(
        "accept-encoding,ORIGIN",
        "accept-encoding, ORIGIN, Access-Control-Request-Headers, Access-Control-Request-Method")]
    [InlineData(CorsAssert.Vary, CorsAssert.Vary)]
    [InlineData("X-Origin", "X-Origin, " + CorsAssert.Vary)]
    [InlineData("*", "*")]
    [InlineData("Accept, *", "*")]
    [InlineData("Accept|Cookie", "Accept, Cookie, " + CorsAssert.Vary)]
    public async Task Vary_is_merged(string own, string expected)
    {
        await using TestApplication app = await StartAsync();

        // Twice, because the last results are cached.
        foreach (string origin in new[] { Origin, "https://evil.example" })
        {
            Assert.Equal(
                expected,
                (await app.SendAsync("GET", "/vary?own=" + Uri.EscapeDataString(own), "Origin: " + origin)).Vary);
        }
    }

    [Fact]
    public async Task A_WebSocket_is_left_alone()
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendTextAsync(
            $"GET /socket HTTP/1.1\r\nHost: {app.Host}\r\nOrigin: https://evil.example\r\n"
            + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        Assert.Equal(101, response.Status);
        Assert.Null(response.Vary);
        Assert.Empty(response.CorsHeaders);
        Assert.DoesNotContain(app.Log.Lines, line => line.Message.Contains("denied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upgrade_that_a_handler_ignores_is_a_request_as_any_other()
    {
        await using TestApplication app = await StartAsync();

        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: https://evil.example", "Upgrade: websocket"), 200);
    }

    [Fact]
    public void A_result_can_be_applied_by_hand()
    {
        HttpResponse response = new DefaultHttpContext().Response;
        response.Headers.Vary = "Accept";
        response.Headers.AccessControlAllowHeaders = "x-left-behind";

        AppCorsPolicy.Evaluate(Origin, "GET").ApplyTo(response);
        Assert.Equal(Origin, response.Headers.AccessControlAllowOrigin);
        Assert.Equal("true", response.Headers.AccessControlAllowCredentials);
        Assert.Equal(0, response.Headers.AccessControlAllowHeaders.Count);
        Assert.Equal("Accept, " + CorsAssert.Vary, response.Headers.Vary);

        AppCorsPolicy.Evaluate("https://evil.example", "GET").ApplyTo(response);
        Assert.Equal(["Vary"], response.Headers.Keys);
        Assert.Throws<ArgumentNullException>(() => default(CorsResult).ApplyTo(null!));
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
    {
        app.UseWebSockets();
        app.UseCors(AppCorsPolicy.Instance);
        app.Map("/", () => "ran");
        app.MapGet("/open", () => "ran").RequireCors(OpenCorsPolicy.Instance);
        app.MapGet("/vary", (HttpContext context, string own) => context.Response.Headers.Vary = own.Split('|'));
        app.MapGet("/proxied", (HttpContext context) =>
        {
            // Like a backend with its own CORS headers, including two lines of one header.
            IHeaderDictionary headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = s_backendOrigins;
            headers.AccessControlAllowCredentials = "true";
            headers.AccessControlAllowMethods = "TRACE";
            headers.AccessControlAllowHeaders = "x-anything";
            headers.AccessControlExposeHeaders = "Set-Cookie";
            headers.AccessControlMaxAge = "86400";
            headers["Timing-Allow-Origin"] = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        });
        app.MapGet("/socket", async (HttpContext context) =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
    });
}
