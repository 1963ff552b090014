using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CorsGen.AspNetCore.Tests;

/// <summary>Which endpoint, and so which policy, a preflight or a request that routing rejects is about.</summary>
public class ChosenEndpointTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task An_application_without_routing_has_one_policy()
    {
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseCors(AppCorsPolicy.Instance);
        app.Run(context =>
        {
            context.Response.StatusCode = 299;
            return Task.CompletedTask;
        });
        RequestDelegate pipeline = app.Build();

        var allowed = new DefaultHttpContext { Request = { Method = "OPTIONS", Path = "/" } };
        allowed.Request.Headers.Origin = App;
        allowed.Request.Headers.AccessControlRequestMethod = "PUT";
        await pipeline(allowed);
        Assert.Equal(204, allowed.Response.StatusCode);
        Assert.Equal(App, allowed.Response.Headers.AccessControlAllowOrigin);

        // Not an endpoint of routing.
        var own = new DefaultHttpContext { Request = { Method = "PUT", Path = "/" } };
        own.SetEndpoint(new Endpoint(null, null, "own"));
        await pipeline(own);
        Assert.Equal(299, own.Response.StatusCode);
    }

    /// <summary>Other middleware may set an endpoint, before or in place of routing.</summary>
    [Theory]
    [InlineData("/own/attribute", Uploads)]
    [InlineData("/own/disabled", null)]
    [InlineData("/own/plain", "*")]
    [InlineData("/own/bare", "*")]
    public async Task An_endpoint_that_routing_does_not_know_has_its_own_policy(string path, string? expected)
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                object[] metadata = context.Request.Path.Value switch
                {
                    "/own/attribute" => [new CorsAttribute<UploadsCorsPolicy>()],
                    "/own/disabled" => [new DisableCorsAttribute()],
                    "/own/plain" => ["nothing about CORS"],
                    _ => [],
                };
                context.SetEndpoint(new Endpoint(
                    context => context.Response.WriteAsync("own"), new EndpointMetadataCollection(metadata), "own"));
                return next(context);
            });
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapPut("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
        });

        foreach (string origin in new[] { Uploads, App, Evil })
        {
            string? allowed = expected == "*" ? "*" : expected == origin ? origin : null;
            RawResponse preflight = await app.PreflightAsync(path, origin, "PUT");
            Assert.Equal((allowed is null ? 403 : 204, allowed), (preflight.Status, preflight.AllowOrigin));

            RawResponse request = await app.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            Assert.Equal((200, allowed), (request.Status, request.AllowOrigin));
        }
    }

    [Fact]
    public async Task A_handler_of_OPTIONS_does_not_answer_for_another_method()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapMethods("/x", ["OPTIONS"], [Cors<OpenCorsPolicy>] () => "ran");
            app.MapGet("/x", [Cors<AppCorsPolicy>] () => "ran");
        });

        RawResponse preflight = await app.PreflightAsync("/x", Evil, "PUT");

        Assert.Empty(preflight.CorsHeaders);
        Assert.DoesNotContain("ran", preflight.Body);
    }

    /// <summary>A path may be that of several routes.</summary>
    [Theory]
    [InlineData("/x/5", null)]
    [InlineData("/x/6", App)]
    [InlineData("/y/5", App)]
    [InlineData("/z", null)]
    public async Task What_routing_rejects_has_the_policy_that_all_routes_of_its_path_share(
        string path, string? allowed)
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapGet("/x/{id}", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/x/5", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
            app.MapGet("/y/{id}", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/y/5", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/z", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/z", () => "ran");
            app.MapPost("/z", () => "ran").RequireCors(AppCorsPolicy.Instance);
        });

        RawResponse response = await app.SendAsync("DELETE", path, "Origin: " + App);

        Assert.Equal((405, allowed), (response.Status, response.AllowOrigin));
        Assert.Equal(allowed is null ? null : CorsAssert.Vary, response.Vary);
        Assert.Equal(allowed, (await app.PreflightAsync(path, App, "DELETE")).AllowOrigin);
    }

    [Fact]
    public async Task What_routing_rejects_is_denied_where_CORS_is_disabled_for_its_path()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/disabled", () => "ran").WithMetadata(new DisableCorsAttribute());
            app.MapGet("/enabled", () => "ran");
        });

        CorsAssert.Allowed(await app.SendAsync("DELETE", "/enabled", "Origin: " + App), 405, App);
        RawResponse response = await app.SendAsync("DELETE", "/disabled", "Origin: " + App);
        Assert.Equal((405, null), (response.Status, response.AllowOrigin));
    }

    [Fact]
    public async Task A_route_without_a_text_has_a_policy_too()
    {
        var pattern = RoutePatternFactory.Pattern(
            RoutePatternFactory.Segment(RoutePatternFactory.LiteralPart("textless")));
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.Map(pattern, context => context.Response.WriteAsync("ran"))
                .WithMetadata(new HttpMethodMetadata(["PUT"])).RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/other", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
        });

        CorsAssert.Allowed(await app.SendAsync("PUT", "/textless", "Origin: " + App, "Content-Length: 0"), 200, App);
        CorsAssert.Allowed(await app.SendAsync("GET", "/textless", "Origin: " + App), 405, App);
    }

    [Fact]
    public async Task Where_two_endpoints_match_a_preflight_has_the_policy_of_the_application()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            for (int i = 0; i < 2; i++)
            {
                app.MapPut("/twice/x", () => "ran");
            }

            app.MapPut("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
        });

        CorsAssert.Allowed(await app.PreflightAsync("/twice/x", Evil, "PUT"), 204, "*");
        Assert.Empty(app.Log.Errors);
    }

    /// <summary>The end of a path may be an endpoint's own, for a path base that is only removed later.</summary>
    [Theory]
    [InlineData("/b/same", 204)]
    [InlineData("/b/plain", 204)]
    [InlineData("/b/ours", 403)]
    [InlineData("/b/c/ours", 403)]
    [InlineData("/b/ours/", 403)]
    [InlineData("/bours", 204)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", 204)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18", 403)]
    public async Task A_path_that_ends_like_that_of_another_policy_is_denied_with_the_reason(string path, int status)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapPut("/same", () => "ran").RequireCors(AppCorsPolicy.Instance);
                app.MapPut("/plain", () => "ran");
                app.MapPut("/ours", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
            },
            environment: "Development");

        RawResponse response = await app.PreflightAsync(path, App, "PUT");

        Assert.Equal((status, status == 204 ? App : null), (response.Status, response.AllowOrigin));
        Assert.Equal(
            status == 204
                ? "preflight allowed by AppCorsPolicy, Rules[0] (app)"
                : "preflight denied by CorsGen: its path ends like that of an endpoint with another policy, which "
                    + "routing may find after app.UsePathBase(...) or app.Map(...): call these before app.UseCors(...)",
            response["CorsGen-Reason"]);
    }

    [Theory]
    [InlineData("framework")]
    [InlineData("disabled")]
    public async Task Also_if_the_other_policy_is_the_frameworks_or_none(string endpoint)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                RouteHandlerBuilder route = app.MapPut("/x", () => "ran");
                _ = endpoint == "framework"
                    ? route.RequireCors("theirs")
                    : route.WithMetadata(new DisableCorsAttribute());
            },
            services => services.AddCors(cors => cors.AddPolicy("theirs", _ => { })));

        CorsAssert.Denied(await app.PreflightAsync("/b/x", Evil, "PUT"), 403);
        CorsAssert.Allowed(await app.PreflightAsync("/b/y", Evil, "PUT"), 204, "*");
    }

    /// <summary>To the middleware of a branch, and for <c>OPTIONS *</c>, the path is empty.</summary>
    [Fact]
    public async Task A_preflight_with_an_empty_path_is_answered()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.Map("/branch", branch => branch.UseCors(OpenCorsPolicy.Instance));
            app.UseCors(AppCorsPolicy.Instance);
            app.MapPut("/ours", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
            app.MapPut("/plain", () => "ran");
        });

        CorsAssert.Allowed(await app.PreflightAsync("/branch", Evil, "PUT"), 204, "*");
        CorsAssert.Allowed(await app.PreflightAsync("*", App, "PUT"), 204, App);
        CorsAssert.Denied(await app.PreflightAsync("*", Evil, "PUT"), 403);
    }

    [Fact]
    public async Task The_path_is_the_requests_own_again_when_a_policy_is_chosen()
    {
        var seen = new List<string?>();
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                seen.Add(context.Request.Path);
            });
            app.UseCors(context =>
            {
                seen.Add(context.Request.Path);
                return AppCorsPolicy.Instance;
            });
            app.MapPut("/ours", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
            app.MapPut("/plain", () => "ran");
        });

        CorsAssert.Allowed(await app.PreflightAsync("/b/c", App, "PUT"), 204, App);
        CorsAssert.Denied(await app.PreflightAsync("/b/ours", App, "PUT"), 403);
        Assert.Equal(["/b/c", "/b/c", "/b/ours"], seen);
    }

    [Fact]
    public async Task What_has_CORS_disabled_runs_where_no_policy_covers_it()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapPut("/disabled", [DisableCors] () => "ran");
        });

        RawResponse response = await app.SendAsync("PUT", "/disabled", "Origin: " + App, "Content-Length: 0");

        Assert.Equal((200, null), (response.Status, response.Vary));
        Assert.Contains("ran", response.Body);
    }

    [Fact]
    public async Task What_has_CORS_disabled_runs_under_the_frameworks_middleware_alone()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors();
                app.MapGroup("/group").RequireCors(AppCorsPolicy.Instance)
                    .MapPut("/disabled", [DisableCors] () => "ran");
            },
            services => services.AddCors());

        RawResponse response = await app.SendAsync("PUT", "/group/disabled", "Origin: " + App, "Content-Length: 0");

        Assert.Equal((200, null), (response.Status, response.AllowOrigin));
    }

    [Fact]
    public async Task The_metadata_of_an_endpoint_says_which_policy_was_applied()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.MapGet("/", [Cors<AppCorsPolicy>] (HttpContext context) =>
                string.Join(", ", context.GetEndpoint()!.Metadata.Select(item => item.ToString())
                    .Where(text => text!.StartsWith("CORS", StringComparison.Ordinal))));
        });

        Assert.Contains(
            "CORS policy AppCorsPolicy, CORS policy applied", (await app.SendAsync("GET", "/")).Body);
    }
}
