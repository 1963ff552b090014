using System.Net;
using System.Net.WebSockets;
using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.AspNetCore.Tests.Infrastructure.Http2;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CorsGen.AspNetCore.Tests.HttpVersions;

/// <summary>Over HTTP/2, a request gets the answer that it gets over HTTP/1.1, header for header.</summary>
public class Http2Tests
{
    private const string Origin = "https://app.example.com";
    private const string Evil = "https://evil.example";

    // What Kestrel allows at a time, unless it is told otherwise.
    private const int Streams = 100;

    // What an HTTP/1.1 connection has for itself, and what differs from second to second.
    private static readonly string[] s_connectionHeaders = ["connection", "date", "transfer-encoding"];

    public static TheoryData<int, string, string, string[]> Requests => new()
    {
        { 204, "OPTIONS", "/", [$"Origin: {Origin}", "Access-Control-Request-Method: PUT"] },
        { 204, "options", "/", [$"Origin: {Origin}", "Access-Control-Request-Method: PUT"] },
        { 204, "OPTIONS", "/open", [$"Origin: {Evil}", "Access-Control-Request-Method: PUT"] },
        { 204, "OPTIONS", "/nowhere", [$"origin: {Origin}", "access-control-request-method: GET"] },
        {
            204,
            "OPTIONS",
            "/",
            [
                $"Origin: {Origin}",
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: content-type",
                "Access-Control-Request-Headers: x-app-a, authorization",
            ]
        },
        {
            403,
            "OPTIONS",
            "/",
            [
                $"Origin: {Origin}",
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: content-type",
                "Access-Control-Request-Headers: x-other",
            ]
        },
        { 403, "OPTIONS", "/", [$"Origin: {Evil}", "Access-Control-Request-Method: PUT"] },
        { 403, "OPTIONS", "/", [$"Origin: {Origin}", "Access-Control-Request-Method: PATCH"] },
        { 403, "OPTIONS", "/", ["Origin:", "Access-Control-Request-Method: PUT"] },
        {
            403,
            "OPTIONS",
            "/",
            [$"Origin: {Origin}", $"Origin: {Origin}", "Access-Control-Request-Method: PUT"]
        },
        {
            403,
            "OPTIONS",
            "/",
            [$"Origin: {Origin}", "Access-Control-Request-Method: PUT", "Access-Control-Request-Method: PUT"]
        },
        { 200, "OPTIONS", "/", [$"Origin: {Origin}"] },
        { 200, "OPTIONS", "/", [$"Origin: {Origin}", "Access-Control-Request-Method:"] },
        { 200, "GET", "/", [$"Origin: {Origin}"] },
        { 200, "HEAD", "/", [$"Origin: {Origin}"] },
        { 200, "DELETE", "/", [$"Origin: {Origin}"] },
        { 200, "GET", "/", [] },
        { 200, "GET", "/", ["Origin:"] },
        { 200, "GET", "/", [$"Origin: {Evil}"] },
        { 200, "GET", "/", ["Origin: https://a.preview.example.com", "Origin: https://b.preview.example.com"] },
        { 200, "GET", "/open", ["Origin: https://caf\u00C3\u00A9.example"] },
        { 200, "GET", "/vary?own=Accept-Encoding", [$"Origin: {Origin}"] },
        { 200, "GET", "/vary?own=accept,ORIGIN", [$"Origin: {Evil}"] },
        { 200, "GET", "/vary?own=Accept|Cookie", [$"Origin: {Origin}"] },
        { 200, "GET", "/vary?own=*", [$"Origin: {Origin}"] },
        { 200, "GET", "/backend", [$"Origin: {Origin}"] },
        { 200, "GET", "/backend", [$"Origin: {Evil}"] },
        { 404, "GET", "/nowhere", [$"Origin: {Origin}"] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_answer_is_that_of_HTTP_1_1(int status, string method, string path, string[] lines)
    {
        await using TestApplication app = await StartAsync();
        using Http2Connection connection = await Http2Connection.OpenAsync(app.LastAddress);

        RawResponse first = await app.SendAsync(method, path, lines);
        Http2Response second = await connection.SendAsync(new Http2Request(method, path, lines));

        Assert.Equal(status, second.Head.Status);
        Assert.Equal(first.Status, second.Head.Status);
        Assert.Equal(first.Body, second.Head.Body);
        Assert.Equal(HeadersOf(first), HeadersOf(second.Head));
        Assert.All(second.Head.Headers, header => Assert.Equal(header.Name.ToLowerInvariant(), header.Name));
        Assert.NotNull(second.Head.Vary);
    }

    [Theory]
    [InlineData(Origin)]
    [InlineData(Evil)]
    public async Task A_request_may_end_in_an_empty_frame(string origin)
    {
        await using TestApplication app = await StartAsync();
        using Http2Connection connection = await Http2Connection.OpenAsync(app.LastAddress);
        string[] lines = ["Origin: " + origin, "Content-Length: 0"];

        RawResponse first = await app.SendAsync("PUT", "/empty", lines);
        Http2Response second = await connection.SendAsync(
            new Http2Request("PUT", "/empty", lines) { HasEmptyBody = true });

        Assert.Equal(200, second.Head.Status);
        Assert.Equal("", second.Head.Body);
        Assert.Equal(origin == Origin ? Origin : null, second.Head.AllowOrigin);
        Assert.Equal(HeadersOf(first), HeadersOf(second.Head));
    }

    [Fact]
    public async Task Each_of_many_streams_of_a_connection_gets_its_own_answer()
    {
        await using TestApplication app = await StartAsync();
        using Http2Connection connection = await Http2Connection.OpenAsync(app.LastAddress);

        for (int round = 0; round < 5; round++)
        {
            Http2Request[] requests = [.. Enumerable.Range(0, Streams).Select(number => (number % 4) switch
            {
                0 => new Http2Request("GET", "/", $"Origin: https://{number}.preview.example.com"),
                1 => new Http2Request("GET", "/", $"Origin: https://{number}.evil.example"),
                2 => new Http2Request(
                    "OPTIONS",
                    "/",
                    $"Origin: https://{number}.preview.example.com",
                    "Access-Control-Request-Method: PUT",
                    $"Access-Control-Request-Headers: x-app-{number}"),
                _ => new Http2Request(
                    "OPTIONS", "/", $"Origin: https://{number}.evil.example", "Access-Control-Request-Method: PUT"),
            })];

            Http2Response[] responses = await connection.SendAllAsync(requests);

            for (int number = 0; number < Streams; number++)
            {
                RawResponse response = responses[number].Head;
                int status = (number % 4) switch { 2 => 204, 3 => 403, _ => 200 };
                if (number % 2 == 1)
                {
                    CorsAssert.Denied(response, status);
                    continue;
                }

                CorsAssert.Allowed(response, status, $"https://{number}.preview.example.com");
                Assert.Equal(number % 4 == 2 ? $"x-app-{number}" : null, response["Access-Control-Allow-Headers"]);
            }
        }
    }

    [Theory]
    [InlineData(Origin)]
    [InlineData(Evil)]
    public async Task Trailers_are_left_alone(string origin)
    {
        await using TestApplication app = await StartAsync();
        using Http2Connection connection = await Http2Connection.OpenAsync(app.LastAddress);

        Http2Response response = await connection.SendAsync(new Http2Request("GET", "/trailers", "Origin: " + origin));

        Assert.Equal(200, response.Head.Status);
        Assert.Equal("ran", response.Head.Body);
        Assert.Equal(origin == Origin ? Origin : null, response.Head.AllowOrigin);
        Assert.Equal([("grpc-status", "0"), ("vary", "Accept")], response.Trailers);
    }

    [Theory]
    [InlineData(Origin)]
    [InlineData(Evil)]
    public async Task A_WebSocket_is_left_alone(string origin)
    {
        await using TestApplication app = await StartAsync();
        using Http2Connection connection = await Http2Connection.OpenAsync(app.LastAddress);

        // Extended CONNECT (RFC 8441).
        Http2Response response = await connection.SendAsync(
            new Http2Request("CONNECT", "/socket", "Origin: " + origin, "Sec-WebSocket-Version: 13")
            {
                Protocol = "websocket",
            });

        Assert.Equal(200, response.Head.Status);
        Assert.Null(response.Head.Vary);
        Assert.Empty(response.Head.CorsHeaders);
        Assert.DoesNotContain(app.Log.Lines, line => line.Message.Contains("denied", StringComparison.Ordinal));
    }

    private static (string Name, string Value)[] HeadersOf(RawResponse response) =>
    [
        .. response.Headers.Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .Where(header => !s_connectionHeaders.Contains(header.Name))
            .Order(),
    ];

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.UseWebSockets();
            app.UseCors(AppCorsPolicy.Instance);
            app.Map("/", () => Results.Text("ran"));
            app.Map("/open", () => Results.Text("ran")).RequireCors(OpenCorsPolicy.Instance);
            app.MapPut("/empty", () => { });
            app.MapGet("/vary", (HttpContext context, string own) =>
            {
                context.Response.Headers.Vary = own.Split('|');
                return Results.Text("ran");
            });
            app.MapGet("/backend", (HttpContext context) =>
            {
                context.Response.Headers.AccessControlAllowOrigin = "*";
                context.Response.Headers.AccessControlAllowHeaders = "x-anything";
                return Results.Text("ran");
            });
            app.MapGet("/trailers", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("ran");
                context.Response.AppendTrailer("grpc-status", "0");
                context.Response.AppendTrailer("Vary", "Accept");
            });
            app.Map("/socket", async (HttpContext context) =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
            });
        },
        host: builder => builder.WebHost.ConfigureKestrel(options => options.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)));
}
