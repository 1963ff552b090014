using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>Policies that endpoints require by a name that <c>AddCorsGen</c> registers.</summary>
public class NamedPolicyTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Theirs = "https://theirs.example";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/required", Uploads)]
    [InlineData("/attribute", Uploads)]
    [InlineData("/nameless", App)]
    [InlineData("/plain", App)]
    [InlineData("/nowhere", App)]
    [InlineData("/disabled", null)]
    [InlineData("/group/own", Uploads)]
    [InlineData("/group/object", "*")]
    [InlineData("/group/class", "*")]
    [InlineData("/group/disabled", null)]
    [InlineData("/object-group/named", Uploads)]
    [InlineData("/controller/own", Uploads)]
    [InlineData("/controller/class", "*")]
    [InlineData("/controller/inherited", App)]
    [InlineData("/controller/disabled", null)]
    [InlineData("/class-controller/named", Uploads)]
    public async Task The_nearest_of_names_attributes_and_objects_counts(string path, string? expected)
    {
        await using TestApplication app = await TestApplication.StartAsync(Map, Services);

        await AssertOriginAsync(app, path, expected, path == "/nowhere" ? 404 : 200);
    }

    [Fact]
    public async Task A_policy_object_in_the_pipeline_replaces_the_default_policy_but_no_name()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.MapPut("/plain", () => "ran");
                app.MapPut("/nameless", [EnableCors] () => "ran");
                app.MapPut("/named", () => "ran").RequireCors("uploads");
            },
            Services);

        await AssertOriginAsync(app, "/plain", "*", 200);
        await AssertOriginAsync(app, "/nameless", App, 200);
        await AssertOriginAsync(app, "/named", Uploads, 200);
    }

    [Fact]
    public async Task Without_a_default_policy_what_has_no_name_of_ours_passes_through()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapMethods("/plain", ["PUT", "OPTIONS"], () => "ran");
                app.MapPut("/named", () => "ran").RequireCors("uploads");
            },
            services => services.AddCorsGen(cors => cors.AddPolicy("uploads", UploadsCorsPolicy.Instance)));

        RawResponse plain = await app.PreflightAsync("/plain", Uploads, "PUT");
        Assert.Equal((200, null), (plain.Status, plain.Vary));
        Assert.Contains("ran", plain.Body);
        await AssertOriginAsync(app, "/named", Uploads, 200);
    }

    [Fact]
    public async Task A_name_that_the_framework_has_too_is_ours_and_one_that_only_it_has_is_its()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.UseCors();
                app.MapPut("/ours", () => "ran").RequireCors("uploads");
                app.MapPut("/theirs", () => "ran").RequireCors("theirs");
                app.MapPut("/inline", () => "ran").RequireCors(policy => policy.WithOrigins(Theirs).AllowAnyMethod());
            },
            services =>
            {
                services.AddCors(options =>
                {
                    options.AddPolicy("uploads", policy => policy.WithOrigins(Theirs).AllowAnyMethod());
                    options.AddPolicy("theirs", policy => policy.WithOrigins(Theirs).AllowAnyMethod());
                });
                services.AddCorsGen(cors => cors
                    .AddPolicy("uploads", UploadsCorsPolicy.Instance)
                    .AddDefaultPolicy(OpenCorsPolicy.Instance));
            });

        await AssertOriginAsync(app, "/ours", Uploads, 200);
        foreach (string path in new[] { "/theirs", "/inline" })
        {
            RawResponse preflight = await app.PreflightAsync(path, Theirs, "PUT");
            Assert.Equal((204, Theirs, null), (preflight.Status, preflight.AllowOrigin, preflight.Vary));
            RawResponse request = await app.SendAsync("PUT", path, "Origin: " + Theirs, "Content-Length: 0");
            Assert.Equal((200, Theirs, null), (request.Status, request.AllowOrigin, request.Vary));
            Assert.Empty((await app.SendAsync("PUT", path, "Origin: " + Uploads, "Content-Length: 0")).CorsHeaders);
        }
    }

    /// <summary>The answers of the framework's middleware, which finds our policies by its own interfaces.</summary>
    [Theory]
    [InlineData("/plain", App)]
    [InlineData("/required", Uploads)]
    [InlineData("/attribute", Uploads)]
    [InlineData("/nameless", App)]
    [InlineData("/tenant", Uploads)]
    public async Task Under_the_frameworks_middleware_alone_a_name_decides_the_same(string path, string allowed)
    {
        await using TestApplication ours = await TestApplication.StartAsync(app => Simple(app.UseCorsGen()), Services);
        await using TestApplication framework = await TestApplication.StartAsync(
            app => Simple(app.UseCors()), Services);

        foreach (string origin in new[] { App, Uploads, Evil })
        {
            foreach (string method in new[] { "PUT", "PATCH" })
            {
                foreach (string? headers in new[] { null, "content-type", "x-other" })
                {
                    RawResponse expected = await ours.PreflightAsync(path, origin, method, headers);
                    RawResponse actual = await framework.PreflightAsync(path, origin, method, headers);
                    Assert.Equal(Cors(expected), Cors(actual));
                    Assert.Equal((204, CorsAssert.Vary), (actual.Status, actual.Vary));
                    Assert.Equal(expected.Status == 204, actual.AllowOrigin is not null);
                    Assert.True(method == "PUT" || actual.AllowOrigin is null);
                }
            }

            RawResponse request = await framework.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            Assert.Equal(origin == allowed ? origin : null, request.AllowOrigin);
            Assert.Equal((200, CorsAssert.Vary), (request.Status, request.Vary));
        }

        void Simple(IApplicationBuilder app)
        {
            var routes = (WebApplication)app;
            routes.MapPut("/plain", () => "ran");
            routes.MapPut("/nameless", [EnableCors] () => "ran");
            routes.MapPut("/required", () => "ran").RequireCors("uploads");
            routes.MapPut("/attribute", [EnableCors("uploads")] () => "ran");
            routes.MapPut("/tenant", () => "ran").RequireCors("tenant");
        }

        static IEnumerable<(string, string)> Cors(RawResponse response) =>
            response.Headers.Where(header => response.CorsHeaders.Contains(header.Name)).Order();
    }

    [Fact]
    public async Task Under_the_frameworks_middleware_a_denial_removes_what_a_handler_allows()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors("uploads");
                app.MapPut(
                    "/", (HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*");
            },
            Services);

        CorsAssert.Denied(await app.SendAsync("PUT", "/", "Origin: " + Evil, "Content-Length: 0"), 200);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/", "Origin: " + Uploads, "Content-Length: 0"), 200, Uploads);
    }

    [Fact]
    public async Task An_endpoint_with_a_name_never_runs_where_no_CORS_middleware_does()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app => app.MapGet("/", () => "ran").RequireCors("uploads"), Services);

        Assert.Equal(500, (await app.SendAsync("GET", "/")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endpoint_with_a_name_that_is_found_after_another_policy_was_applied_fails(bool framework)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.UsePathBase("/base");
                app.UseRouting();
                _ = framework ? app.UseCors() : app;
                app.MapPut("/named", () => "ran").RequireCors("uploads");
                app.MapPut("/plain", () => "ran");
            },
            Services);

        string[] request = ["Origin: " + Evil, "Content-Length: 0"];
        Assert.Equal(500, (await app.SendAsync("PUT", "/base/named", request)).Status);
        Assert.Equal("*", (await app.SendAsync("PUT", "/base/plain", request)).AllowOrigin);
    }

    private static async Task AssertOriginAsync(TestApplication app, string path, string? expected, int status)
    {
        foreach (string origin in new[] { Evil, App, Uploads })
        {
            string? allowed = expected == "*" ? "*" : expected == origin ? origin : null;
            RawResponse preflight = await app.PreflightAsync(path, origin, "PUT");
            Assert.Equal(
                (allowed is null ? 403 : 204, allowed, CorsAssert.Vary),
                (preflight.Status, preflight.AllowOrigin, preflight.Vary));

            RawResponse request = await app.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            Assert.Equal(
                (status, allowed, CorsAssert.Vary), (request.Status, request.AllowOrigin, request.Vary));
        }

        RawResponse own = await app.SendAsync("PUT", path, "Content-Length: 0");
        Assert.Equal((status, CorsAssert.Vary), (own.Status, own.Vary));
        Assert.Empty(own.CorsHeaders);
    }

    private static void Services(IServiceCollection services)
    {
        services.AddControllers().ConfigureApplicationPartManager(
            parts => parts.FeatureProviders.Add(new NestedControllers(typeof(NamedPolicyTests))));
        services.AddCorsGen(cors => cors
            .AddDefaultPolicy(AppCorsPolicy.Instance)
            .AddPolicy("uploads", UploadsCorsPolicy.Instance)
            .AddPolicy("tenant", (HttpContext _) => UploadsCorsPolicy.Instance));
    }

    private static void Map(WebApplication app)
    {
        app.UseCorsGen();
        app.MapControllers();
        app.MapPut("/required", () => "ran").RequireCors("uploads");
        app.MapPut("/attribute", [EnableCors("uploads")] () => "ran");
        app.MapPut("/nameless", [EnableCors] () => "ran");
        app.MapPut("/plain", () => "ran");
        app.MapPut("/disabled", [DisableCors] () => "ran");

        RouteGroupBuilder group = app.MapGroup("/group").RequireCors("tenant");
        group.MapPut("/own", () => "ran").RequireCors("uploads");
        group.MapPut("/object", () => "ran").RequireCors(OpenCorsPolicy.Instance);
        group.MapPut("/class", [Cors<OpenCorsPolicy>] () => "ran");
        group.MapPut("/disabled", [DisableCors] () => "ran");
        app.MapGroup("/object-group").RequireCors(OpenCorsPolicy.Instance)
            .MapPut("/named", [EnableCors("uploads")] () => "ran");
    }

    [Route("controller")]
    [EnableCors]
    private sealed class NamedController : ControllerBase
    {
        [HttpPut("own")]
        [EnableCors("uploads")]
        public OkObjectResult Own() => Ok("ran");

        [HttpPut("class")]
        [Cors<OpenCorsPolicy>]
        public OkObjectResult Class() => Ok("ran");

        [HttpPut("inherited")]
        public OkObjectResult Inherited() => Ok("ran");

        [HttpPut("disabled")]
        [DisableCors]
        public OkObjectResult Disabled() => Ok("ran");
    }

    [Route("class-controller")]
    [Cors<OpenCorsPolicy>]
    private sealed class ClassController : ControllerBase
    {
        [HttpPut("named")]
        [EnableCors("uploads")]
        public OkObjectResult Named() => Ok("ran");
    }
}
