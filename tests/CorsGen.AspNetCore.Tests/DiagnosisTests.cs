using System.Diagnostics.Metrics;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests;

public class DiagnosisTests
{
    private const string A = "https://a.example";
    private const string Reader = "https://reader.example.com";

    [Theory]
    [InlineData(A, "PATCH", null, "Rules[2] (uploads) allows the origin, not the method PATCH")]
    [InlineData(A, "put", null, "Rules[2] (uploads) allows the origin, not the method put (methods are case-sensitive: PUT)")]
    [InlineData(A, "PUT", "content-type, x-other", "Rules[2] (uploads) allows the origin and the method, not the header x-other")]
    [InlineData(A, "PUT", "a b", "Rules[2] (uploads) allows the origin and the method, not the header 'a b', which is no header name")]
    [InlineData(Reader, "DELETE", null, "Rules[0] (readers), Rules[2] (uploads) allow the origin, not the method DELETE")]
    [InlineData("https://old.example.com", "GET", "x-a", "Rules[1] allows the origin and the method, not the header x-a")]
    [InlineData("https://evil.example", "PUT", null, "no rule allows the origin")]
    [InlineData("null", "PUT", null, "no rule allows the origin")]
    [InlineData("", "PUT", null, "its Origin is empty")]
    public async Task The_log_says_which_rule_came_nearest(string origin, string method, string? headers, string reason)
    {
        await using TestApplication app = await StartAsync();

        await app.PreflightAsync("/", origin, method, headers);

        LogLine line = Assert.Single(app.Log.Lines);
        string shown = origin.Length == 0 ? "''" : origin;
        Assert.Equal($"UploadsCorsPolicy denied preflight from {shown}: {reason}", line.Message);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Equal((shown, reason, "preflight"), (line.Values["Origin"], line.Values["Reason"], line.Values["Kind"]));
    }

    [Theory]
    [InlineData("it has more than one Origin line", "Origin: " + A, "Origin: " + A)]
    [InlineData("it has more than one Access-Control-Request-Method line", "Origin: " + A, "Access-Control-Request-Method: PUT")]
    public async Task The_log_says_what_is_no_list(string reason, params string[] lines)
    {
        await using TestApplication app = await StartAsync();

        await app.SendAsync("OPTIONS", "/", [.. lines, "Access-Control-Request-Method: PUT"]);

        Assert.EndsWith(": " + reason, Assert.Single(app.Log.Lines).Message);
    }

    [Fact]
    public async Task A_denied_request_is_logged_as_one()
    {
        await using TestApplication app = await StartAsync();

        await app.SendAsync("POST", "/", "Origin: " + A);

        Assert.Equal(
            $"UploadsCorsPolicy denied request from {A}: Rules[2] (uploads) allows the origin, not the method POST",
            Assert.Single(app.Log.Lines).Message);
    }

    [Fact]
    public async Task A_disabled_endpoint_and_one_without_a_policy_are_logged_as_such()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapPut("/disabled", [DisableCors] () => { });
            app.MapPut("/none", () => { });
        });

        await app.PreflightAsync("/disabled", A, "PUT");
        await app.PreflightAsync("/none", A, "PUT");

        Assert.EndsWith($"denied preflight from {A}: CORS is disabled for the endpoint", app.Log.Lines[0].Message);
        Assert.Equal(
            $"NoPolicy denied preflight from {A}: no endpoint of this path and method requires a CORS policy, and the application has none",
            app.Log.Lines[1].Message);
    }

    [Fact]
    public async Task A_preflight_without_a_policy_is_answered_like_any_that_is_denied()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.Headers.AccessControlAllowOrigin = "*";
                    return next(context);
                });
                app.UseCorsGen(new CorsGenOptions { DeniedPreflightStatusCode = 204 });
                app.MapPut("/none", () => { });
            },
            environment: "Development");

        RawResponse response = await app.PreflightAsync("/none", A, "PUT");
        CorsAssert.Denied(response, 204);
        Assert.Equal(
            "preflight denied: no endpoint of this path and method requires a CORS policy, and the application has none",
            response["CorsGen-Reason"]);
        Assert.Single(app.Log.Lines, line => line.Message.Contains("denied preflight", StringComparison.Ordinal));

        // A page of the server itself needs no permission.
        CorsAssert.Denied(await app.PreflightAsync("/none", $"http://{app.Host}", "PUT"), 204);
        Assert.Single(app.Log.Lines, line => line.Message.Contains("denied preflight", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_allowed_is_logged_for_those_who_debug()
    {
        await using TestApplication app = await StartAsync();

        await app.PreflightAsync("/", A, "PUT");

        LogLine line = Assert.Single(app.Log.Lines);
        Assert.Equal($"UploadsCorsPolicy allowed preflight from {A} by Rules[2] (uploads)", line.Message);
        Assert.Equal(LogLevel.Debug, line.Level);
    }

    [Fact]
    public async Task A_page_of_the_server_itself_is_no_denial()
    {
        await using TestApplication app = await StartAsync();

        await app.SendAsync("POST", "/", $"Origin: http://{app.Host}");
        Assert.Empty(app.Log.Lines);

        await app.SendAsync("POST", "/", $"Origin: https://{app.Host}");
        await app.SendAsync("POST", "/", $"Origin: http://{app.Host}0");
        Assert.Equal(2, app.Log.Lines.Count);
    }

    [Fact]
    public async Task A_request_without_an_origin_is_not_logged()
    {
        await using TestApplication app = await StartAsync();

        await app.SendAsync("GET", "/");
        await app.SendAsync("GET", "/", "Origin:");

        Assert.Empty(app.Log.Lines);
    }

    [Theory]
    [InlineData("https://caf\u00C3\u00A9.example", "'https://caf\\u00E9.example'")]
    [InlineData("https://a\tb", "'https://a\\u0009b'")]
    [InlineData("x y", "'x y'")]
    public async Task What_a_request_brings_is_printable_in_the_log(string origin, string shown)
    {
        await using TestApplication app = await StartAsync();

        await app.PreflightAsync("/", origin, "PUT");

        Assert.StartsWith($"UploadsCorsPolicy denied preflight from {shown}: no rule allows the origin", Assert.Single(app.Log.Lines).Message);
    }

    [Fact]
    public async Task What_a_request_brings_is_cut_in_the_log()
    {
        await using TestApplication app = await StartAsync();

        await app.PreflightAsync("/", "https://" + new string('a', 20_000), new string('M', 2_000));

        Assert.InRange(Assert.Single(app.Log.Lines).Message.Length, 100, 400);
    }

    [Theory]
    [InlineData(A, "PUT", "preflight allowed by Rules[2] (uploads)")]
    [InlineData(A, "PATCH", "preflight denied: Rules[2] (uploads) allows the origin, not the method PATCH")]
    [InlineData("https://caf\u00C3\u00A9.example", "PUT", "preflight denied: no rule allows the origin, which has characters that no origin has")]
    public async Task In_Development_a_header_says_why(string origin, string method, string reason)
    {
        await using TestApplication development = await StartAsync("Development");
        await using TestApplication staging = await StartAsync("Staging");

        Assert.Equal(reason, (await development.PreflightAsync("/", origin, method))["CorsGen-Reason"]);
        Assert.Null((await staging.PreflightAsync("/", origin, method))["CorsGen-Reason"]);
        Assert.Null((await development.SendAsync("GET", "/"))["CorsGen-Reason"]);
    }

    [Fact]
    public async Task The_header_of_Development_is_ASCII_and_short_whatever_a_request_brings()
    {
        await using TestApplication app = await StartAsync("Development");

        RawResponse response = await app.PreflightAsync("/", A, "PUT", "\u00C3\u00A9 \t" + new string('x', 20_000));

        Assert.Equal(403, response.Status);
        Assert.StartsWith("preflight denied: Rules[2] (uploads) allows the origin and the method, not the header '\\u00E9 \\u0009xxx", response["CorsGen-Reason"]);
        Assert.InRange(response["CorsGen-Reason"]!.Length, 100, 1100);
    }

    [Fact]
    public async Task Decisions_are_counted_by_policy_kind_and_outcome()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.Map("/", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
        });
        var counted = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "CorsGen.AspNetCore" && instrument.Meter.Scope == app.Services.GetRequiredService<IMeterFactory>())
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counted)
            {
                counted.Add($"{instrument.Name} {value}: " + string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
            }
        });
        listener.Start();

        await app.PreflightAsync("/", A, "PUT");
        await app.SendAsync("PUT", "/", "Origin: " + A);
        await app.SendAsync("PUT", "/", "Origin: https://evil.example");
        await app.PreflightAsync("/", A, "PATCH");
        await app.PreflightAsync("/", A, "PUT", "x-other");
        await app.SendAsync("PUT", "/", $"Origin: http://{app.Host}");
        await app.SendAsync("PUT", "/");
        await app.PreflightAsync("/nowhere", A, "PUT");

        static string Line(string kind, string outcome) =>
            $"corsgen.decisions 1: corsgen.policy=UploadsCorsPolicy, corsgen.kind={kind}, corsgen.outcome={outcome}";
        Assert.Equal(
            [
                Line("preflight", "allowed"), Line("request", "allowed"), Line("request", "denied_origin"),
                Line("preflight", "denied_method"), Line("preflight", "denied_headers"), Line("request", "same_origin"),
                Line("preflight", "denied_origin").Replace("UploadsCorsPolicy", "NoPolicy", StringComparison.Ordinal),
            ],
            counted);
    }

    private static Task<TestApplication> StartAsync(string environment = "Production") => TestApplication.StartAsync(
        app =>
        {
            app.UseCors(UploadsCorsPolicy.Instance);
            app.Map("/", () => "ran");
        },
        environment: environment);
}
