using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// An application with the framework's CORS, or a library's, migrates one endpoint at a time: requests that no CorsGen
/// policy covers are answered as if CorsGen weren't there.
/// </summary>
public class MigrationTests
{
    private const string Theirs = "https://theirs.example";
    private const string Named = "https://named.example";
    private const string Ours = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private static readonly string[] s_paths =
        ["/plain", "/enabled", "/required", "/options", "/any", "/own", "/nowhere", "/token"];

    /// <summary>How the framework's CORS is used before anything is moved.</summary>
    public static TheoryData<string> Frameworks => ["default policy", "named policy", "attributes", "library"];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Before_and_after_an_endpoint_was_moved_the_others_answer_the_same(string framework)
    {
        await using TestApplication before = await StartAsync(framework, withOurs: false, moved: false);
        await using TestApplication added = await StartAsync(framework, withOurs: true, moved: false);
        await using TestApplication moved = await StartAsync(framework, withOurs: true, moved: true);

        foreach (string path in s_paths)
        {
            foreach (string origin in new[] { Theirs, Named, Ours, Evil })
            {
                foreach (string method in new[] { "GET", "PUT" })
                {
                    RawResponse preflight = await before.PreflightAsync(path, origin, method, "x-a");
                    RawResponse request = await before.SendAsync(method, path, "Origin: " + origin);
                    RawResponse options = await before.SendAsync("OPTIONS", path, "Origin: " + origin);
                    foreach (TestApplication app in new[] { added, moved })
                    {
                        AssertSame(preflight, await app.PreflightAsync(path, origin, method, "x-a"));
                        AssertSame(request, await app.SendAsync(method, path, "Origin: " + origin));
                        AssertSame(options, await app.SendAsync("OPTIONS", path, "Origin: " + origin));
                    }
                }
            }
        }

        // Not vacuous.
        Assert.Equal(
            framework is "attributes" or "library" ? null : framework == "named policy" ? Named : Theirs,
            (await moved.PreflightAsync("/plain", framework == "named policy" ? Named : Theirs, "PUT")).AllowOrigin);
        Assert.Equal("https://token.example", (await moved.PreflightAsync("/token", Evil, "PUT")).AllowOrigin);
        Assert.Equal(
            framework is "attributes" or "library",
            (await moved.PreflightAsync("/options", Evil, "PUT")).Body.Contains(
                "own OPTIONS", StringComparison.Ordinal));

        CorsAssert.Allowed(await moved.PreflightAsync("/moved", Ours, "PUT"), 204, Ours);
        CorsAssert.Allowed(await moved.SendAsync("PUT", "/moved", "Origin: " + Ours), 200, Ours);
        CorsAssert.Denied(await moved.PreflightAsync("/moved", Theirs, "PUT"), 403);
        CorsAssert.Denied(await moved.SendAsync("PUT", "/moved", "Origin: " + Theirs), 200);
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task After_all_were_moved_ours_answers_each(string framework)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                UseFramework(app, framework);
                RouteGroupBuilder all = app.MapGroup("").RequireCors(AppCorsPolicy.Instance);
                all.MapPut("/plain", () => "ran");
                all.MapPut("/other", () => "ran");
            },
            services => AddFramework(services, framework));

        foreach (string path in new[] { "/plain", "/other" })
        {
            CorsAssert.Allowed(await app.PreflightAsync(path, Ours, "PUT"), 204, Ours);
            CorsAssert.Denied(await app.PreflightAsync(path, Theirs, "PUT"), 403);
            CorsAssert.Allowed(await app.SendAsync("PUT", path, "Origin: " + Ours), 200, Ours);
            CorsAssert.Denied(await app.SendAsync("PUT", path, "Origin: " + Theirs), 200);
        }
    }

    [Fact]
    public async Task A_disabled_endpoint_that_has_no_policy_of_ours_keeps_what_its_handler_says()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapPut("/disabled", [DisableCors] (HttpContext context) =>
            {
                context.Response.Headers.AccessControlAllowOrigin = "https://own.example";
                return "ran";
            });
        });

        RawResponse request = await app.SendAsync("PUT", "/disabled", "Origin: " + Evil);
        Assert.Equal((200, "https://own.example", null), (request.Status, request.AllowOrigin, request.Vary));

        // Its preflight is a denial, and its handler doesn't run for it.
        CorsAssert.Denied(await app.PreflightAsync("/disabled", Evil, "PUT"), 403);
    }

    private static void AssertSame(RawResponse expected, RawResponse actual)
    {
        Assert.Equal((expected.Status, expected.Body), (actual.Status, actual.Body));
        Assert.Equal(expected.CorsHeaders, actual.CorsHeaders);
        Assert.Equal(expected.Vary, actual.Vary);
    }

    private static Task<TestApplication> StartAsync(string framework, bool withOurs, bool moved) =>
        TestApplication.StartAsync(
        app =>
        {
            if (withOurs)
            {
                app.UseCorsGen();
            }

            UseFramework(app, framework);
            app.MapMethods("/plain", ["GET", "PUT"], () => "ran");
            app.MapMethods("/options", ["OPTIONS"], () => "own OPTIONS");
            app.Map("/any", () => "any method");
            app.Map(
                "/own",
                (HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "https://own.example");
            if (framework != "library")
            {
                app.MapMethods("/enabled", ["GET", "PUT"], [EnableCors("named")] () => "ran");
                app.MapMethods("/required", ["GET", "PUT"], () => "ran")
                    .RequireCors(policy => policy.WithOrigins(Theirs));
            }

            if (moved)
            {
                app.MapPut("/moved", () => "ran").RequireCors(AppCorsPolicy.Instance);
            }
        },
        services => AddFramework(services, framework));

    private static void UseFramework(WebApplication app, string framework)
    {
        // Like a token server's: before routing, for its own paths, including preflights.
        app.Use((context, next) =>
        {
            if (context.Request.Path != "/token")
            {
                return next(context);
            }

            context.Response.Headers.AccessControlAllowOrigin = "https://token.example";
            context.Response.StatusCode = HttpMethods.IsOptions(context.Request.Method) ? 204 : 200;
            return Task.CompletedTask;
        });
        _ = framework switch
        {
            "default policy" or "attributes" => app.UseCors(),
            "named policy" => app.UseCors("named"),
            _ => app,
        };
    }

    private static void AddFramework(IServiceCollection services, string framework) => services.AddCors(options =>
    {
        options.AddPolicy("named", policy => policy.WithOrigins(Named).AllowAnyMethod().AllowAnyHeader());
        if (framework != "attributes")
        {
            options.AddDefaultPolicy(policy => policy.WithOrigins(Theirs).AllowAnyMethod().AllowAnyHeader());
        }
    });
}
