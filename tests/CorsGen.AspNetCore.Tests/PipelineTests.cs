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
            app.MapGet("/throws", string () => throw new InvalidOperationException("thrown")).RequireCors(AppCorsPolicy.Instance);
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
            app.MapGet("/throws", string () => throw new InvalidOperationException("thrown")).RequireCors(AppCorsPolicy.Instance);
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
        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: https://b.preview.example.com"), 200, "https://b.preview.example.com");
        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: " + Evil), 200);
        CorsAssert.Denied(await app.SendAsync("GET", "/"), 200);
        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
        Assert.Equal(1, runs);
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Output_caching_before_CORS_stores_nothing_of_an_origins_and_is_warned_of()
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseOutputCache();
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/", () => Results.Json($"run {++runs}")).CacheOutput();
            },
            services => services.AddOutputCache());

        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: https://b.preview.example.com"), 200, "https://b.preview.example.com");
        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: " + Evil), 200);
        Assert.Equal(3, runs);

        LogLine warning = Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Warning);
        Assert.Contains("app.UseOutputCache() after app.UseCors", warning.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Response_caching_never_gives_one_origins_answer_to_another(bool afterCors)
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                _ = afterCors ? app.UseCors(AppCorsPolicy.Instance).UseResponseCaching() : app.UseResponseCaching().UseCors(AppCorsPolicy.Instance);
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
            if (afterCors)
            {
                Assert.Equal(origin == Evil ? null : origin, response.AllowOrigin);
                Assert.Equal(CorsAssert.Vary, response.Vary);
            }
            else
            {
                // What is stored has no CORS headers: the wrong place, but nobody gets another's.
                Assert.Contains(response.AllowOrigin, new[] { null, origin });
            }
        }

        if (afterCors)
        {
            Assert.Equal(1, runs);
        }
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
                app.MapPut("/", () => "secret").RequireAuthorization().RequireCors(policy => policy.WithOrigins(App).AllowAnyMethod());
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

        // The request names no header, so the first rule answers: a browser lets no page read that with credentials.
        RawResponse actual = await app.SendAsync("PUT", "/", "Origin: " + App, "Authorization: x");
        CorsAssert.Allowed(actual, 200, "*");
        Assert.Null(actual["Access-Control-Allow-Credentials"]);
    }

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

    private sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization == "Test"
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Test")), "Test"))
            : AuthenticateResult.NoResult());
    }
}
