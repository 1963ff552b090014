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
    [InlineData(
        A, "put", null, "Rules[2] (uploads) allows the origin, not the method put (methods are case-sensitive: PUT)")]
    [InlineData(
        A,
        "PUT",
        "content-type, x-other",
        "Rules[2] (uploads) allows the origin and the method, not the header x-other")]
    [InlineData(
        A,
        "PUT",
        "a b",
        "Rules[2] (uploads) allows the origin and the method, not the header 'a b' (it isn't a header name)")]
    [InlineData(
        Reader, "DELETE", null, "Rules[0] (readers), Rules[2] (uploads) allow the origin, not the method DELETE")]
    [InlineData(
        "https://old.example.com",
        "GET",
        "x-a",
        "Rules[1] allows the origin and the method, not the header x-a (the rule doesn't allow any header)")]
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
    [InlineData(
        "it has more than one Access-Control-Request-Method line",
        "Origin: " + A,
        "Access-Control-Request-Method: PUT")]
    public async Task The_log_says_which_header_must_not_be_repeated(string reason, params string[] lines)
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
    public async Task A_disabled_endpoint_is_logged_as_such()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapPut("/disabled", [DisableCors] () => { });
        });

        await app.PreflightAsync("/disabled", A, "PUT");

        Assert.Equal(
            $"[DisableCors] denied preflight from {A}: CORS is disabled for the endpoint",
            Assert.Single(Decisions(app)).Message);
    }

    [Fact]
    public async Task A_preflight_whose_request_reaches_no_policy_is_answered_like_any_that_is_denied()
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
                app.Map("/{**rest}", () => "ran").RequireCors(OpenCorsPolicy.Instance);
            },
            environment: "Development");

        RawResponse response = await app.PreflightAsync("/none", A, "PUT");
        CorsAssert.Denied(response, 204);
        Assert.Equal(
            "preflight denied by CorsGen: the endpoint that the request would reach doesn't require a CORS policy, "
            + "and the application has none",
            response["CorsGen-Reason"]);
        Assert.Single(Decisions(app));

        // A same-origin page doesn't need permission.
        CorsAssert.Denied(await app.PreflightAsync("/none", $"http://{app.Host}", "PUT"), 204);
        Assert.Single(Decisions(app));
    }

    [Fact]
    public async Task OPTIONS_that_is_not_a_preflight_is_said_to_be_none()
    {
        await using TestApplication app = await StartAsync("Development");

        RawResponse response = await app.SendAsync("OPTIONS", "/", "Origin: " + A);

        Assert.Equal(
            "request denied by UploadsCorsPolicy: it isn't a preflight, because it doesn't have an "
                + "Access-Control-Request-Method header",
            response["CorsGen-Reason"]);
    }

    [Theory]
    [InlineData(CorsDenial.Origin, "no rule allows the origin")]
    [InlineData(CorsDenial.Method, "OwnPolicy allows the origin, not the method PUT")]
    [InlineData(CorsDenial.Headers, "OwnPolicy allows the origin and the method, not the requested headers")]
    public async Task A_policy_of_the_applications_own_is_taken_at_its_word(CorsDenial denial, string reason)
    {
        await using TestApplication app = await TestApplication.StartAsync(app => app.UseCors(new OwnPolicy(denial)));

        await app.PreflightAsync("/", A, "PUT", "x-a");

        Assert.Equal($"OwnPolicy denied preflight from {A}: {reason}", Assert.Single(app.Log.Lines).Message);
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
    public async Task A_same_origin_request_is_not_a_denial()
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

        Assert.StartsWith(
            $"UploadsCorsPolicy denied preflight from {shown}: no rule allows the origin",
            Assert.Single(app.Log.Lines).Message);
    }

    [Fact]
    public async Task What_a_request_brings_is_cut_in_the_log()
    {
        await using TestApplication app = await StartAsync();

        await app.PreflightAsync("/", "https://" + new string('a', 20_000), new string('M', 2_000));

        Assert.InRange(Assert.Single(app.Log.Lines).Message.Length, 100, 400);
    }

    [Theory]
    [InlineData(A, "PUT", "preflight allowed by UploadsCorsPolicy, Rules[2] (uploads)")]
    [InlineData(
        A,
        "PATCH",
        "preflight denied by UploadsCorsPolicy: Rules[2] (uploads) allows the origin, not the method PATCH")]
    [InlineData(
        "https://caf\u00C3\u00A9.example",
        "PUT",
        "preflight denied by UploadsCorsPolicy: no rule allows the origin, which browsers don't send: it contains " +
        "invalid characters")]
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
        Assert.StartsWith(
            "preflight denied by UploadsCorsPolicy: Rules[2] (uploads) allows the origin and the method, "
                + "not the header '\\u00E9 \\u0009xxx",
            response["CorsGen-Reason"]);
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
                if (instrument.Meter.Name == "CorsGen.AspNetCore"
                    && instrument.Meter.Scope == app.Services.GetRequiredService<IMeterFactory>())
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counted)
            {
                counted.Add(
                    $"{instrument.Name} {value}: "
                    + string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
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

        static string Line(string kind, string outcome) =>
            $"corsgen.decisions 1: corsgen.policy=UploadsCorsPolicy, corsgen.kind={kind}, corsgen.outcome={outcome}";
        Assert.Equal(
            [
                Line("preflight", "allowed"), Line("request", "allowed"), Line("request", "denied_origin"),
                Line("preflight", "denied_method"), Line("preflight", "denied_headers"), Line("request", "same_origin"),
            ],
            counted);
    }

    private static IEnumerable<LogLine> Decisions(TestApplication app) =>
        app.Log.Lines.Where(line => line.Message.Contains(" denied ", StringComparison.Ordinal));

    private static Task<TestApplication> StartAsync(string environment = "Production") => TestApplication.StartAsync(
        app =>
        {
            app.UseCors(UploadsCorsPolicy.Instance);
            app.Map("/", () => "ran");
        },
        environment: environment);

    // It doesn't decide by its rules, like a policy from a database.
    private sealed class OwnPolicy(CorsDenial denial) : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            new(null, denial, origin, requestHeaders);
    }
}
