using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// Compares with the framework's middleware: the same result in a browser, except for each intended difference.
/// </summary>
public class BuiltInComparisonTests(ITestOutputHelper output)
{
    private const string App = "https://app.example.com";
    private const string Preview = "https://x.preview.example.com";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task A_browser_comes_to_the_same_conclusion()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();
        Random random = TestSeed.CreateRandom(output);
        string[] origins =
        [
            App,
            Preview,
            "https://a.b.preview.example.com",
            Evil,
            "http://app.example.com",
            "https://app.example.com.evil.example",
            "null",
        ];
        string[] methods = ["GET", "PUT", "DELETE", "PATCH"];
        string[] headers = ["content-type", "authorization", "x-app-id", "x-other"];

        int allowed = 0;
        for (int i = 0; i < 150; i++)
        {
            var request = new PageRequest(
                origins[random.Next(origins.Length)],
                methods[random.Next(methods.Length)],
                [.. headers.Where(_ => random.Next(3) == 0)],
                random.Next(2) == 0);
            bool answer = await BrowserView.AllowsAsync(ours, "/", request);
            Assert.True(
                answer == await BrowserView.AllowsAsync(theirs, "/", request),
                $"Ours {answer}: {request}, {string.Join(',', request.Headers)}");
            allowed += answer ? 1 : 0;
        }

        Assert.InRange(allowed, 5, 100);
    }

    [Theory]
    [InlineData(Evil, "PUT", false)]
    [InlineData(App, "PATCH", true)]
    public async Task A_denied_preflight_is_403_and_without_headers_and_theirs_204(
        string origin, string method, bool theirsHasOrigin)
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        CorsAssert.Denied(await ours.PreflightAsync("/", origin, method), 403);

        RawResponse response = await theirs.PreflightAsync("/", origin, method);
        Assert.Equal(204, response.Status);
        Assert.Equal(theirsHasOrigin ? origin : null, response.AllowOrigin);
    }

    [Fact]
    public async Task A_request_of_a_method_that_is_not_allowed_gets_no_headers_and_theirs_gets_them()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        CorsAssert.Denied(await ours.SendAsync("POST", "/", "Origin: " + App), 200);
        Assert.Equal(App, (await theirs.SendAsync("POST", "/", "Origin: " + App)).AllowOrigin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(App)]
    [InlineData(Evil)]
    public async Task Vary_is_always_there_and_theirs_is_not_for_one_exact_origin(string? origin)
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(policy => policy.WithOrigins(App));
                app.Map("/", () => "ran");
            },
            services => services.AddCors());
        string[] lines = origin is null ? [] : ["Origin: " + origin];

        Assert.Equal(CorsAssert.Vary, (await ours.SendAsync("GET", "/", lines)).Vary);
        Assert.Null((await theirs.SendAsync("GET", "/", lines)).Vary);
    }

    [Fact]
    public async Task Headers_of_a_handler_are_removed_and_theirs_stay()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        Assert.Null((await ours.SendAsync("GET", "/own", "Origin: " + Evil)).AllowOrigin);
        Assert.Equal("*", (await theirs.SendAsync("GET", "/own", "Origin: " + Evil)).AllowOrigin);
    }

    [Theory]
    [InlineData("https://x.preview.example.com/evil")]
    [InlineData("https://user:password@x.preview.example.com")]
    public async Task Nothing_but_the_text_of_an_origin_matches_a_wildcard_and_theirs_parses_it(string origin)
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        // Origins that no browser sends: one with a path doesn't end like the pattern, and one with a user matches as
        // text.
        Assert.Equal(
            origin.EndsWith("evil", StringComparison.Ordinal) ? null : origin,
            (await ours.SendAsync("GET", "/", "Origin: " + origin)).AllowOrigin);
        Assert.Equal(origin, (await theirs.SendAsync("GET", "/", "Origin: " + origin)).AllowOrigin);
    }

    [Fact]
    public async Task Two_Origin_lines_are_a_denial_and_theirs_are_joined()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(
                    policy => policy.SetIsOriginAllowed(
                        origin => origin.EndsWith(".preview.example.com", StringComparison.Ordinal)));
                app.Map("/", () => "ran");
            },
            services => services.AddCors());
        string[] lines = ["Origin: " + Evil, "Origin: " + Preview];

        Assert.Null((await ours.SendAsync("GET", "/", lines)).AllowOrigin);
        Assert.Equal($"{Evil},{Preview}", (await theirs.SendAsync("GET", "/", lines)).AllowOrigin);
    }

    [Fact]
    public async Task An_origin_that_cannot_be_echoed_is_denied_and_theirs_is_a_500()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(policy => policy.SetIsOriginAllowed(_ => true));
                app.Map("/", () => "ran");
            },
            services => services.AddCors());

        string[] unsafeOrigins = ["https://\u00C3\u00A9.preview.example.com", "https://\u0001.preview.example.com"];
        foreach (string origin in unsafeOrigins)
        {
            CorsAssert.Denied(await ours.SendAsync("GET", "/", "Origin: " + origin), 200);
            CorsAssert.Denied(await ours.PreflightAsync("/", origin, "GET"), 403);
            Assert.Equal(500, (await theirs.PreflightAsync("/", origin, "GET")).Status);
        }

        Assert.Empty(ours.Log.Errors);
    }

    [Fact]
    public async Task A_preflight_to_a_disabled_endpoint_is_403_and_theirs_204()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        CorsAssert.Denied(await ours.PreflightAsync("/disabled", App, "PUT"), 403);
        RawResponse response = await theirs.PreflightAsync("/disabled", App, "PUT");
        Assert.Equal(204, response.Status);
        Assert.Empty(response.CorsHeaders);
    }

    [Fact]
    public async Task All_headers_are_on_both_answers_and_theirs_are_split()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        Assert.Equal(
            [
                "Access-Control-Allow-Credentials",
                "Access-Control-Allow-Methods",
                "Access-Control-Allow-Origin",
                "Access-Control-Expose-Headers",
                "Access-Control-Max-Age",
            ],
            (await ours.SendAsync("GET", "/", "Origin: " + App)).CorsHeaders.Order());
        Assert.Equal(
            ["Access-Control-Allow-Credentials", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"],
            (await theirs.SendAsync("GET", "/", "Origin: " + App)).CorsHeaders.Order());
        Assert.NotNull((await ours.PreflightAsync("/", App, "PUT"))["Access-Control-Expose-Headers"]);
        Assert.Null((await theirs.PreflightAsync("/", App, "PUT"))["Access-Control-Expose-Headers"]);
    }

    [Fact]
    public async Task Requested_headers_are_echoed_and_theirs_are_listed()
    {
        await using TestApplication ours = await OursAsync();
        await using TestApplication theirs = await TheirsAsync();

        Assert.Equal(
            "content-type",
            (await ours.PreflightAsync("/", App, "PUT", "content-type"))["Access-Control-Allow-Headers"]);
        Assert.Equal(
            "Content-Type,Authorization,X-App-Id",
            (await theirs.PreflightAsync("/", App, "PUT", "content-type"))["Access-Control-Allow-Headers"]);
    }

    private static Task<TestApplication> OursAsync() => TestApplication.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        Map(app);
    });

    // The same policy, as far as the framework supports it: not X-App-*.
    private static Task<TestApplication> TheirsAsync() => TestApplication.StartAsync(
        app =>
        {
            app.UseCors(policy => policy
                .WithOrigins(App, "https://*.preview.example.com")
                .SetIsOriginAllowedToAllowWildcardSubdomains()
                .WithMethods("GET", "PUT", "DELETE")
                .WithHeaders("Content-Type", "Authorization", "X-App-Id")
                .WithExposedHeaders("ETag", "X-Request-Id")
                .SetPreflightMaxAge(TimeSpan.FromSeconds(600))
                .AllowCredentials());
            Map(app);
        },
        services => services.AddCors());

    private static void Map(WebApplication app)
    {
        app.Map("/", () => "ran");
        app.MapPut("/disabled", [DisableCors] () => "ran");
        app.MapGet("/own", (HttpContext context) => { context.Response.Headers.AccessControlAllowOrigin = "*"; });
    }
}
