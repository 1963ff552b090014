using System.Security.Claims;
using System.Text.Encodings.Web;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CorsGen.AspNetCore.Tests;

public class PipelineTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Headers_survive_an_exception_handler()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapGet("/throws", string () => throw new InvalidOperationException("thrown"))
                .RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/error", () => "error page");
        });

        RawResponse allowed = await app.SendAsync("GET", "/throws", "Origin: " + App);
        CorsAssert.Allowed(allowed, 500, App);
        Assert.Contains("error page", allowed.Body);

        // By the policy of the endpoint that threw, not by that of the error page.
        CorsAssert.Denied(await app.SendAsync("GET", "/throws", "Origin: " + Evil), 500);
        Assert.Single(app.Log.Lines, line => line.Message.Contains("denied request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_page_with_a_policy_answers_under_that_of_the_endpoint_that_failed()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseStatusCodePagesWithReExecute("/error");
            app.UseCorsGen();
            app.MapGet("/throws", string () => throw new InvalidOperationException("thrown"))
                .RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/missing", () => Results.NotFound()).RequireCors(AppCorsPolicy.Instance);
            app.Map("/error", [Cors<OpenCorsPolicy>] () => "error page");
        });

        CorsAssert.Allowed(await app.SendAsync("GET", "/throws", "Origin: " + App), 500, App);
        CorsAssert.Denied(await app.SendAsync("GET", "/throws", "Origin: " + Evil), 500);

        RawResponse missing = await app.SendAsync("GET", "/missing", "Origin: " + App);
        CorsAssert.Allowed(missing, 404, App);
        Assert.Contains("error page", missing.Body);

        // The page for the status of a denial would be a handler that runs for a preflight.
        RawResponse denied = await app.PreflightAsync("/throws", Evil, "GET");
        CorsAssert.Denied(denied, 403);
        Assert.Equal("", denied.Body);
    }

    [Fact]
    public async Task Output_caching_never_gives_one_origins_answer_to_another()
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseOutputCache();
                app.MapGet("/", () => Results.Json($"run {++runs}")).CacheOutput();
            },
            services => services.AddOutputCache());

        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
        CorsAssert.Allowed(
            await app.SendAsync("GET", "/", "Origin: https://b.preview.example.com"),
            200,
            "https://b.preview.example.com");
        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: " + Evil), 200);
        CorsAssert.Denied(await app.SendAsync("GET", "/"), 200);
        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
        Assert.Equal(1, runs);
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    public enum Cache
    {
        Output,
        Response,
    }

    [Theory]
    [InlineData(Cache.Output, "text")]
    [InlineData(Cache.Output, "empty")]
    [InlineData(Cache.Response, "text")]
    [InlineData(Cache.Response, "empty")]
    [InlineData(Cache.Response, "flushed")]
    [InlineData(Cache.Response, "writer")]
    [InlineData(Cache.Response, "started")]
    public async Task A_cache_before_CORS_stores_nothing_and_is_warned_of(Cache cache, string body)
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                _ = cache == Cache.Output ? app.UseOutputCache() : app.UseResponseCaching();
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/", async (HttpContext context) =>
                {
                    runs++;
                    context.Response.Headers.CacheControl = "public, max-age=600";
                    context.Response.Headers.Vary = "Accept";

                    // Evil must never see this, not even from a cache.
                    context.Response.Headers.AccessControlAllowOrigin = "*";
                    await WriteAsync(context.Response, body);
                }).CacheOutput();
            },
            services => services.AddOutputCache().AddResponseCaching());

        // The first request doesn't have an origin: its answer must not be served to requests with one.
        int sent = 0;
        foreach (string? origin in new[] { null, App, "https://b.preview.example.com", Evil, Evil, null, App })
        {
            RawResponse response = await app.SendAsync("GET", "/", origin is null ? [] : ["Origin: " + origin]);

            Assert.Equal(200, response.Status);
            Assert.Equal(origin is null or Evil ? null : origin, response.AllowOrigin);
            Assert.Equal("Accept, " + CorsAssert.Vary, response.Vary);
            Assert.Equal(body == "empty" ? "" : "body", Unchunked(response.Body));
            Assert.Equal(++sent, runs);
        }

        LogLine warning = Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Warning);
        Assert.Contains(
            cache == Cache.Output
                ? "app.UseOutputCache() after app.UseCors"
                : "app.UseResponseCaching() after app.UseCors",
            warning.Message);
    }

    [Fact]
    public async Task Response_caching_after_CORS_never_gives_one_origins_answer_to_another()
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseResponseCaching();
                app.MapGet("/", (HttpContext context) =>
                {
                    context.Response.Headers.CacheControl = "public, max-age=600";
                    return $"run {++runs}";
                });
            },
            services => services.AddResponseCaching());

        foreach (string origin in new[] { App, "https://b.preview.example.com", Evil, App })
        {
            RawResponse response = await app.SendAsync("GET", "/", "Origin: " + origin);
            Assert.Equal(origin == Evil ? null : origin, response.AllowOrigin);
            Assert.Equal(CorsAssert.Vary, response.Vary);
        }

        Assert.Equal(1, runs);
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Authorization_that_WebApplication_adds_refuses_preflights_of_the_frameworks_CORS_too()
    {
        await using TestApplication ours = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "secret").RequireAuthorization().RequireCors(AppCorsPolicy.Instance);
            },
            AddAuthorization);
        await using TestApplication theirs = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "secret").RequireAuthorization()
                    .RequireCors(policy => policy.WithOrigins(App).AllowAnyMethod());
            },
            AddAuthorization);

        Assert.Equal(401, (await ours.PreflightAsync("/", App, "PUT")).Status);
        Assert.Equal(401, (await theirs.PreflightAsync("/", App, "PUT")).Status);
    }

    [Theory]
    [InlineData("PUT", "Authorization: Test", "Origin: " + App)]
    [InlineData("OPTIONS", "Access-Control-Request-Method: PUT", "Origin: " + App)]
    public async Task Authorization_before_CORS_is_warned_of_once(string method, params string[] lines)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                MapSecret(app);
            },
            AddAuthorization);

        string path = method == "PUT" ? "/secret" : "/open";
        await app.SendAsync(method, path, lines);
        await app.SendAsync(method, path, lines);

        LogLine warning = Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Warning);
        Assert.Contains("app.UseAuthorization() after app.UseCors", warning.Message);
        Assert.Contains("UseHttpsRedirection", warning.Message);
        Assert.Contains("its 401 and 403 responses don't get CORS headers", warning.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Authorization_before_CORS_is_not_reported_if_no_endpoint_of_ours_requires_it(
        bool withFallbackPolicy)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/open", () => "open").RequireCors(AppCorsPolicy.Instance);
                app.MapPut("/secret", () => "secret").RequireAuthorization();
            },
            services =>
            {
                AddAuthorization(services);
                if (withFallbackPolicy)
                {
                    services.AddAuthorizationBuilder().AddFallbackPolicy(
                        "all", policy => policy.RequireAuthenticatedUser());
                }
            });

        CorsAssert.Allowed(await app.SendAsync("PUT", "/open", "Origin: " + App, "Authorization: Test"), 200, App);

        Assert.Equal(withFallbackPolicy ? 1 : 0, app.Log.Lines.Count(line => line.Level == LogLevel.Warning));
    }

    [Fact]
    public async Task Authorization_after_CORS_lets_preflights_through_and_gives_refusals_their_headers()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseAuthentication();
                app.UseAuthorization();
                MapSecret(app);
            },
            AddAuthorization);

        CorsAssert.Allowed(await app.PreflightAsync("/secret", App, "PUT", "authorization"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/secret", "Origin: " + App), 401, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/secret", "Origin: " + App, "Authorization: Test"), 200, App);
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task HTTPS_redirection_belongs_after_CORS()
    {
        static void AddRedirection(IServiceCollection services) =>
            services.Configure<HttpsRedirectionOptions>(options => options.HttpsPort = 443);

        await using TestApplication before = await TestApplication.StartAsync(
            app =>
            {
                app.UseHttpsRedirection();
                app.UseCors(AppCorsPolicy.Instance);
            },
            AddRedirection);
        await using TestApplication after = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseHttpsRedirection();
            },
            AddRedirection);

        Assert.Equal(307, (await before.PreflightAsync("/", App, "PUT")).Status);
        CorsAssert.Allowed(await after.PreflightAsync("/", App, "PUT"), 204, App);
    }

    [Fact]
    public async Task Static_files_have_the_policy_of_the_application()
    {
        string folder = Directory.CreateTempSubdirectory("corsgen").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "data.txt"), "static");
            await using TestApplication app = await TestApplication.StartAsync(app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
            });

            RawResponse response = await app.SendAsync("GET", "/data.txt", "Origin: " + App);
            CorsAssert.Allowed(response, 200, App);
            Assert.Equal("static", response.Body);
            CorsAssert.Denied(await app.SendAsync("GET", "/data.txt", "Origin: " + Evil), 200);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Response_compression_and_CORS_agree_on_Vary()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.UseResponseCompression();
                app.MapGet("/", () => new string('x', 5000));
            },
            services => services.AddResponseCompression());

        RawResponse response = await app.SendAsync("GET", "/", "Origin: " + App, "Accept-Encoding: gzip");

        Assert.Equal("gzip", response["Content-Encoding"]);
        Assert.Equal("Accept-Encoding, " + CorsAssert.Vary, response.Vary);
        Assert.Equal(App, response.AllowOrigin);
    }

    [Fact]
    public async Task A_preflight_by_one_rule_and_a_request_by_another_never_give_more_than_either()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(MixedCorsPolicy.Instance);
            app.Map("/", () => "ran");
        });

        // Only the second rule has the header: the preflight promises credentials.
        RawResponse preflight = await app.PreflightAsync("/", App, "PUT", "authorization");
        CorsAssert.Allowed(preflight, 204, App);
        Assert.Equal("true", preflight["Access-Control-Allow-Credentials"]);

        // The request doesn't name headers, so the first rule answers: a page cannot read that with credentials.
        RawResponse actual = await app.SendAsync("PUT", "/", "Origin: " + App, "Authorization: x");
        CorsAssert.Allowed(actual, 200, "*");
        Assert.Null(actual["Access-Control-Allow-Credentials"]);
    }

    private static async Task WriteAsync(HttpResponse response, string body)
    {
        switch (body)
        {
            case "text":
                await response.WriteAsync("body");
                break;
            case "flushed":
                await response.Body.WriteAsync("bo"u8.ToArray());
                await response.Body.FlushAsync();
                await response.Body.WriteAsync("dy"u8.ToArray());
                break;
            case "writer":
                "body"u8.CopyTo(response.BodyWriter.GetSpan(4));
                response.BodyWriter.Advance(4);
                break;
            case "started":
                await response.StartAsync();
                await response.WriteAsync("body");
                break;
        }
    }

    // Without a length, Kestrel sends pieces with their lengths.
    private static string Unchunked(string body) =>
        string.Concat(body.Split("\r\n").Where((_, line) => line % 2 == 1).DefaultIfEmpty(body));

    private static void MapSecret(WebApplication app)
    {
        app.MapPut("/secret", () => "secret").RequireAuthorization();
        app.MapPut("/open", () => "open");
    }

    private static void AddAuthorization(IServiceCollection services)
    {
        services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, TestAuthentication>("Test", null);
        services.AddAuthorization();
        services.AddCors();
    }

    private sealed class TestAuthentication(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(Request.Headers.Authorization == "Test"
            ? AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Test")), "Test"))
            : AuthenticateResult.NoResult());
    }
}
