using System.Net.WebSockets;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticAssets;

namespace CorsGen.AspNetCore.Tests;

/// <summary>The recipes of docs/recipes.md, and the first policy of the README.</summary>
public class RecipeTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Behind_a_proxy_that_ends_TLS_forwarded_headers_come_first()
    {
        static void Trust(IServiceCollection services) => services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);

        await using TestApplication right = await TestApplication.StartAsync(
            app =>
            {
                app.UseForwardedHeaders();
                app.UseCors(AppCorsPolicy.Instance);
                app.MapPost("/", () => "ran");
            },
            Trust);
        await using TestApplication wrong = await TestApplication.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapPost("/", () => "ran");
        });

        string[] own =
            ["Origin: https://www.example.com", "X-Forwarded-Proto: https", "X-Forwarded-Host: www.example.com"];
        await right.SendAsync("POST", "/", own);
        await wrong.SendAsync("POST", "/", own);

        Assert.DoesNotContain(right.Log.Lines, line => line.Message.Contains("denied", StringComparison.Ordinal));
        Assert.Contains(wrong.Log.Lines, line => line.Message.Contains("denied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Static_assets_have_the_applications_policy_unless_they_are_short_circuited(bool shortCircuited)
    {
        string manifest = Path.Combine(AppContext.BaseDirectory, "recipe.staticwebassets.endpoints.json");
        await File.WriteAllTextAsync(
            manifest,
            """
            {
              "Version": 1,
              "ManifestType": "Build",
              "Endpoints": [
                {
                  "Route": "data.txt",
                  "AssetFile": "data.txt",
                  "Selectors": [],
                  "ResponseHeaders": [
                    { "Name": "Content-Length", "Value": "4" },
                    { "Name": "Content-Type", "Value": "text/plain" },
                    { "Name": "ETag", "Value": "\"1\"" },
                    { "Name": "Last-Modified", "Value": "Thu, 01 Jan 2026 00:00:00 GMT" }
                  ],
                  "EndpointProperties": []
                }
              ]
            }
            """);
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            StaticAssetsEndpointConventionBuilder assets = app.MapStaticAssets(manifest);
            _ = shortCircuited ? assets.ShortCircuit() : assets;
        });

        RawResponse request = await app.SendAsync("HEAD", "/data.txt", "Origin: " + App);
        RawResponse preflight = await app.PreflightAsync("/data.txt", App, "GET");

        Assert.Equal(shortCircuited ? null : "*", request.AllowOrigin);
        Assert.Equal(shortCircuited ? null : "*", preflight.AllowOrigin);
    }

    [Theory]
    [InlineData(App, 101)]
    [InlineData(Evil, 403)]
    public async Task WebSockets_are_let_in_by_the_policy_or_by_their_own_option(string origin, int status)
    {
        await using TestApplication byPolicy = await TestApplication.StartAsync(app =>
        {
            app.UseWebSockets();
            app.MapGet("/socket", async (HttpContext context) =>
            {
                if (!AppCorsPolicy.Evaluate(context.Request.Headers.Origin, "GET").IsAllowed)
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return;
                }

                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
            });
        });
        await using TestApplication byOption = await TestApplication.StartAsync(app =>
        {
            app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { App } });
            app.MapGet("/socket", async (HttpContext context) =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
            });
        });

        foreach (TestApplication app in new[] { byPolicy, byOption })
        {
            RawResponse response = await app.SendTextAsync(
                $"GET /socket HTTP/1.1\r\nHost: {app.Host}\r\nOrigin: {origin}\r\n"
                + "Connection: Upgrade, close\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

            Assert.Equal(status, response.Status);
        }
    }

    [Fact]
    public async Task A_private_network_preflight_is_answered_by_three_lines()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                if (CorsGenPolicyAllows(context))
                {
                    context.Response.Headers["Access-Control-Allow-Private-Network"] = "true";
                }

                return next(context);
            });
            app.UseCors(AppCorsPolicy.Instance);
        });

        RawResponse allowed = await app.SendAsync(
            "OPTIONS",
            "/",
            "Origin: " + App,
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Private-Network: true");
        Assert.Equal((204, "true"), (allowed.Status, allowed["Access-Control-Allow-Private-Network"]));

        RawResponse denied = await app.SendAsync(
            "OPTIONS",
            "/",
            "Origin: " + Evil,
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Private-Network: true");
        Assert.Equal((403, null), (denied.Status, denied["Access-Control-Allow-Private-Network"]));

        static bool CorsGenPolicyAllows(HttpContext context) =>
            context.Request.Headers.ContainsKey("Access-Control-Request-Private-Network")
            && AppCorsPolicy.Evaluate(
                context.Request.Headers.Origin, context.Request.Headers.AccessControlRequestMethod).IsAllowed;
    }

    [Fact]
    public async Task MCP_in_a_browser()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.Map("/mcp", (HttpContext context) => context.Response.Headers["Mcp-Session-Id"] = "1")
                .RequireCors(McpCorsPolicy.Instance);
        });

        foreach ((string method, string headers) in new[]
        {
            ("POST", "authorization,content-type,mcp-protocol-version"),
            ("GET", "last-event-id,mcp-protocol-version,mcp-session-id"),
            ("DELETE", "mcp-session-id"),
        })
        {
            CorsAssert.Allowed(await app.PreflightAsync("/mcp", App, method, headers), 204, App);
        }

        RawResponse response = await app.SendAsync("POST", "/mcp", "Origin: " + App, "Content-Length: 0");
        Assert.Contains("Mcp-Session-Id", response["Access-Control-Expose-Headers"]);
    }

    [Fact]
    public async Task GRPC_Web()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapPost("/greet.Greeter/SayHello", () => "ran").RequireCors(GrpcCorsPolicy.Instance);
        });

        CorsAssert.Allowed(
            await app.PreflightAsync(
                "/greet.Greeter/SayHello", App, "POST", "content-type,grpc-timeout,x-grpc-web,x-user-agent"),
            204,
            App);
        RawResponse response = await app.SendAsync(
            "POST", "/greet.Greeter/SayHello", "Origin: " + App, "Content-Length: 0");
        Assert.Equal("grpc-status, grpc-message, grpc-status-details-bin", response["Access-Control-Expose-Headers"]);
    }

    [Theory]
    [InlineData("first.cors.json", "README.md")]
    [InlineData("chat.cors.json", "docs/recipes.md")]
    [InlineData("grpc.cors.json", "docs/recipes.md")]
    [InlineData("mcp.cors.json", "docs/recipes.md")]
    public void The_documented_policies_are_those_that_were_tried(string file, string page)
    {
        string policy = Repository.Read("tests", "CorsGen.AspNetCore.Tests", "Policies", file);

        Assert.Contains("```json\n" + policy + "```", Repository.Read(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_policy_answers_as_the_README_shows()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(FirstCorsPolicy.Instance);
                app.MapGet("/", () => "Hello");
            },
            environment: "Development");

        RawResponse response = await app.PreflightAsync("/", App, "PUT");

        string[] lines =
        [
            .. response.Headers
                .Where(header => header.Name is not ("Date" or "Server" or "Connection"))
                .Select(
                    header =>
                        $"{header.Name}: " +
                        $"{header.Value.Replace("FirstCorsPolicy", "CorsPolicy", StringComparison.Ordinal)}"),
        ];
        Assert.Equal(204, response.Status);
        Assert.Contains(
            $"HTTP/1.1 204 No Content\n{string.Join('\n', lines)}\n```",
            Repository.Read("README.md"),
            StringComparison.Ordinal);
    }
}
