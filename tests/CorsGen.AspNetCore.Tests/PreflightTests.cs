using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;

namespace CorsGen.AspNetCore.Tests;

public class PreflightTests
{
    private const string Origin = "https://app.example.com";

    private int _runs;

    [Fact]
    public async Task An_allowed_preflight_gets_204_and_every_header()
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.PreflightAsync("/app", Origin, "PUT", "content-type,x-app-id");

        CorsAssert.Allowed(response, 204, Origin);
        Assert.Equal("true", response["Access-Control-Allow-Credentials"]);
        Assert.Equal("GET, PUT, DELETE", response["Access-Control-Allow-Methods"]);
        Assert.Equal("content-type,x-app-id", response["Access-Control-Allow-Headers"]);
        Assert.Equal("ETag, X-Request-Id", response["Access-Control-Expose-Headers"]);
        Assert.Equal("600", response["Access-Control-Max-Age"]);
        Assert.Equal(0, _runs);
    }

    [Theory]
    [InlineData("https://evil.example", "PUT", null)]
    [InlineData(Origin, "PATCH", null)]
    [InlineData(Origin, "put", null)]
    [InlineData(Origin, "PUT", "x-other")]
    [InlineData("null", "PUT", null)]
    [InlineData("", "PUT", null)]
    public async Task A_denied_preflight_gets_403_and_no_header(string origin, string method, string? headers)
    {
        await using TestApplication app = await StartAsync();

        CorsAssert.Denied(await app.PreflightAsync("/app", origin, method, headers), 403);
        Assert.Equal(0, _runs);
    }

    [Theory]
    [InlineData("OPTIONS", "/app", Origin, 204)]
    [InlineData("options", "/app", Origin, 204)]
    [InlineData("OpTiOnS", "/put", Origin, 204)]
    [InlineData("OPTIONS", "/put", Origin, 204)]
    [InlineData("options", "/put", "", 403)]
    [InlineData("OPTIONS", "/put", "", 403)]
    [InlineData("OPTIONS", "/disabled", Origin, 403)]
    [InlineData("options", "/disabled", "", 403)]
    [InlineData("OPTIONS", "/any", Origin, 204)]
    [InlineData("OPTIONS", "/options", Origin, 204)]
    [InlineData("OPTIONS", "/nowhere", Origin, 204)]
    public async Task No_handler_runs_for_a_preflight_whatever_is_routed(
        string method, string path, string origin, int status)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync(
            method, path, "Origin: " + origin, "Access-Control-Request-Method: PUT");

        Assert.Equal(status, response.Status);
        Assert.Equal("", response.Body);
        Assert.Equal(0, _runs);
    }

    [Theory]
    [InlineData("Origin: " + Origin)]
    [InlineData("Access-Control-Request-Method: PUT")]
    [InlineData("Origin: " + Origin, "Access-Control-Request-Method:")]
    public async Task An_OPTIONS_request_that_is_not_a_preflight_goes_on(params string[] lines)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync("OPTIONS", "/options", lines);

        CorsAssert.Denied(response, 200);
        Assert.Equal(1, _runs);
    }

    [Theory]
    [InlineData(
        "Origin: https://a.preview.example.com",
        "Origin: https://b.preview.example.com",
        "Access-Control-Request-Method: PUT")]
    [InlineData(
        "Origin: https://app.example.com", "Origin: https://app.example.com", "Access-Control-Request-Method: PUT")]
    [InlineData("Origin:", "Origin: https://app.example.com", "Access-Control-Request-Method: PUT")]
    [InlineData(
        "Origin: https://app.example.com", "Access-Control-Request-Method: PUT", "Access-Control-Request-Method: PUT")]
    [InlineData(
        "Origin: https://app.example.com", "Access-Control-Request-Method:", "Access-Control-Request-Method: PUT")]
    [InlineData("Origin: https://app.example.com", "Access-Control-Request-Method:", "Access-Control-Request-Method:")]
    public async Task Several_lines_of_a_header_that_is_not_a_list_are_a_denial(params string[] lines)
    {
        await using TestApplication app = await StartAsync();

        CorsAssert.Denied(await app.SendAsync("OPTIONS", "/any", lines), 403);
        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task Several_lines_of_requested_headers_are_one_list()
    {
        await using TestApplication app = await StartAsync();
        string[] preflight =
            ["Origin: " + Origin, "Access-Control-Request-Method: PUT", "Access-Control-Request-Headers: content-type"];

        RawResponse allowed = await app.SendAsync(
            "OPTIONS", "/app", [.. preflight, "Access-Control-Request-Headers: x-app-a, authorization"]);
        RawResponse denied = await app.SendAsync(
            "OPTIONS", "/app", [.. preflight, "Access-Control-Request-Headers: x-other"]);

        CorsAssert.Allowed(allowed, 204, Origin);
        Assert.Equal("content-type,x-app-a, authorization", allowed["Access-Control-Allow-Headers"]);
        CorsAssert.Denied(denied, 403);
    }

    [Fact]
    public async Task A_tab_between_names_is_sent_as_a_space()
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.PreflightAsync("/app", Origin, "PUT", "content-type,\tx-app-a");

        CorsAssert.Allowed(response, 204, Origin);
        Assert.Equal("content-type, x-app-a", response["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public async Task Both_statuses_can_be_set_where_the_middleware_is_added()
    {
        await using TestApplication app = await TestApplication.StartAsync(app => app.UseCors(
            AppCorsPolicy.Instance,
            new CorsGenOptions { AllowedPreflightStatusCode = 200, DeniedPreflightStatusCode = 204 }));

        CorsAssert.Allowed(await app.PreflightAsync("/", Origin, "PUT"), 200, Origin);
        CorsAssert.Denied(await app.PreflightAsync("/", Origin, "PATCH"), 204);
    }

    [Fact]
    public async Task Both_statuses_can_be_set_among_the_services()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/put", () => { }).RequireCors(AppCorsPolicy.Instance);
                app.MapPut("/none", () => { });
            },
            services => services.Configure<CorsGenOptions>(options =>
            {
                options.AllowedPreflightStatusCode = 200;
                options.DeniedPreflightStatusCode = 400;
            }));

        CorsAssert.Allowed(await app.PreflightAsync("/put", Origin, "PUT"), 200, Origin);
        CorsAssert.Denied(await app.PreflightAsync("/put", "https://evil.example", "PUT"), 400);
        Assert.Equal(405, (await app.PreflightAsync("/none", Origin, "PUT")).Status);
    }

    [Fact]
    public void A_status_that_a_browser_would_not_take_is_refused()
    {
        var options = new CorsGenOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.AllowedPreflightStatusCode = 199);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.AllowedPreflightStatusCode = 300);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.DeniedPreflightStatusCode = 101);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.DeniedPreflightStatusCode = 600);
        Assert.Equal((204, 403), (options.AllowedPreflightStatusCode, options.DeniedPreflightStatusCode));

        foreach ((int allowed, int denied) in new[] { (200, 200), (299, 599) })
        {
            options = new CorsGenOptions { AllowedPreflightStatusCode = allowed, DeniedPreflightStatusCode = denied };
            Assert.Equal((allowed, denied), (options.AllowedPreflightStatusCode, options.DeniedPreflightStatusCode));
        }
    }

    private Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        app.MapGet("/app", Run);
        app.MapPut("/put", Run).RequireCors(AppCorsPolicy.Instance);
        app.MapPut("/disabled", Run).RequireCors(AppCorsPolicy.Instance).WithMetadata(new DisableCorsAttribute());
        app.Map("/any", Run);
        app.MapMethods("/options", ["OPTIONS"], Run);
    });

    private void Run() => _runs++;
}
