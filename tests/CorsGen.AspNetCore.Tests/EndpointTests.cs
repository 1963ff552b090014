using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.Matching;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore.Tests;

public class EndpointTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";

    [Fact]
    public async Task Each_endpoint_is_answered_by_its_own_policy()
    {
        await using TestApplication app = await StartAsync(app => app.UseCors(OpenCorsPolicy.Instance));

        CorsAssert.Allowed(await app.SendAsync("GET", "/items", "Origin: " + App), 200, "*");
        CorsAssert.Allowed(await app.PreflightAsync("/items/1", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/items/1", "Origin: " + App), 200, App);
        CorsAssert.Denied(await app.PreflightAsync("/items/1", Uploads, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/items/1", "Origin: " + Uploads), 200);
    }

    [Fact]
    public async Task The_policy_is_that_of_the_method_which_a_preflight_asks_for()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/both", App, "GET"), 204, App);
        CorsAssert.Allowed(await app.PreflightAsync("/both", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Denied(await app.PreflightAsync("/both", App, "PUT"), 403);
        CorsAssert.Denied(await app.PreflightAsync("/both", Uploads, "GET"), 403);
    }

    [Fact]
    public async Task The_last_policy_counts_and_an_endpoints_before_its_groups()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/group/plain", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.PreflightAsync("/group/uploads", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/group/uploads", "Origin: " + Uploads), 200, Uploads);
        CorsAssert.Denied(await app.PreflightAsync("/group/uploads", App, "PUT"), 403);
        CorsAssert.Allowed(await app.PreflightAsync("/group/inner/x", Uploads, "PUT"), 204, Uploads);
    }

    [Fact]
    public async Task A_disabled_endpoint_of_a_group_is_denied()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Denied(await app.PreflightAsync("/group/disabled", App, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/group/disabled", "Origin: " + App), 200);
    }

    [Fact]
    public async Task A_policy_after_DisableCors_counts()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/enabled-again", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/enabled-again", "Origin: " + App), 200, App);
    }

    [Fact]
    public async Task The_attribute_works_on_the_handler_of_an_endpoint()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/attribute", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/attribute", "Origin: " + Uploads), 200, Uploads);
        CorsAssert.Denied(await app.SendAsync("PUT", "/attribute"), 200);
    }

    [Fact]
    public async Task UseCorsGen_leaves_alone_what_no_policy_covers()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        RawResponse actual = await app.SendAsync("GET", "/items", "Origin: " + App);
        Assert.Equal(200, actual.Status);
        Assert.Null(actual.AllowOrigin);
        Assert.Null(actual.Vary);

        RawResponse own = await app.SendAsync("GET", "/own", "Origin: " + App);
        Assert.Equal("https://own.example", own.AllowOrigin);

        // Also for preflights: routing's 405, a handler for every method, and no endpoint.
        Assert.Equal(405, (await app.PreflightAsync("/items", App, "PUT")).Status);
        Assert.Equal("https://own.example", (await app.PreflightAsync("/own", App, "PUT")).AllowOrigin);
        Assert.Equal(404, (await app.PreflightAsync("/nowhere", App, "PUT")).Status);

        // If all endpoints of a path have the same policy, it covers every method.
        Assert.Equal(403, (await app.PreflightAsync("/group/plain", Uploads, "DELETE")).Status);
        CorsAssert.Allowed(await app.PreflightAsync("/group/plain", App, "DELETE"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("DELETE", "/group/plain", "Origin: " + App), 405, App);
    }

    [Theory]
    [InlineData("GET", "/both")]
    [InlineData("PUT", "/group/uploads")]
    [InlineData("PUT", "/attribute")]
    public async Task Without_the_middleware_an_endpoint_with_a_policy_fails(string method, string path)
    {
        await using TestApplication app = await StartAsync(_ => { });

        RawResponse[] responses = [await app.SendAsync(method, path), await app.PreflightAsync(path, App, method)];
        foreach (RawResponse response in responses)
        {
            Assert.Equal(500, response.Status);
            Assert.Empty(response.CorsHeaders);
            Assert.DoesNotContain("ran", response.Body);
        }

        string message = app.Log.Errors[0].Exception!.Message;
        Assert.Contains("app.UseCors", message);
    }

    [Fact]
    public async Task The_message_names_the_endpoint_the_policy_and_the_call()
    {
        await using TestApplication app = await StartAsync(_ => { });

        Assert.Equal(500, (await app.SendAsync("PUT", "/group/uploads")).Status);

        string message = app.Log.Errors[0].Exception!.Message;
        Assert.Contains("'HTTP: PUT /group/uploads'", message);
        Assert.Contains("UploadsCorsPolicy", message);
        Assert.Contains("app.UseCorsGen()", message);
    }

    [Fact]
    public async Task The_frameworks_middleware_alone_does_not_run_an_endpoint_of_ours()
    {
        await using TestApplication app = await StartAsync(app => app.UseCors(), AllowEverybody);

        RawResponse own = await app.SendAsync("PUT", "/group/uploads", "Origin: https://evil.example");
        Assert.Equal(500, own.Status);
        Assert.DoesNotContain("ran", own.Body);

        // Nobody gets its default policy by mistake, preflights included.
        foreach (RawResponse response in new[]
        {
            await app.SendAsync("PUT", "/attribute", "Origin: https://evil.example"),
            await app.PreflightAsync("/attribute", "https://evil.example", "PUT"),
        })
        {
            Assert.Equal(500, response.Status);
            Assert.Empty(response.CorsHeaders);
            Assert.DoesNotContain("ran", response.Body);
        }

        string message = app.Log.Errors[^1].Exception!.Message;
        Assert.Contains("[Cors<UploadsCorsPolicy>]", message);
        Assert.Contains("app.UseCorsGen()", message);
    }

    [Fact]
    public async Task Before_routing_the_middleware_does_not_pass_for_having_run()
    {
        await using TestApplication app = await StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UseRouting();
        });

        RawResponse response = await app.SendAsync("PUT", "/group/uploads", "Origin: " + Uploads);

        Assert.Equal(500, response.Status);
        Assert.Contains("app.UseRouting()", app.Log.Errors[0].Exception!.Message);
    }

    [Theory]
    [InlineData("/framework", true)]
    [InlineData("/framework", false)]
    [InlineData("/group/disabled", true)]
    [InlineData("/disabled", false)]
    [InlineData("/disabled", true)]
    [InlineData("/attribute", false)]
    public async Task A_second_middleware_after_routing_does_not_pass_for_the_first(string path, bool withFrameworks)
    {
        await using TestApplication app = await StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.UseRouting();
                app.UseCorsGen();
                _ = withFrameworks ? app.UseCors() : app;
            },
            AllowEverybody);

        RawResponse response = await app.SendAsync("PUT", path, "Origin: https://evil.example");

        Assert.Equal(500, response.Status);
        Assert.Empty(response.CorsHeaders);
        string message = app.Log.Errors[0].Exception!.Message;
        Assert.Contains("the CORS policy OpenCorsPolicy was applied before", message);
        Assert.Contains("app.UseRouting()", message);
    }

    [Fact]
    public async Task A_disabled_endpoint_of_a_group_does_not_run_under_another_policy()
    {
        await using TestApplication app = await StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.UseRouting();
                app.UseCors();
            },
            AllowEverybody);

        RawResponse response = await app.SendAsync("PUT", "/group/disabled", "Origin: https://evil.example");

        Assert.Equal(500, response.Status);
        Assert.Contains("requires that CORS is disabled", app.Log.Errors[0].Exception!.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Policies_of_the_framework_live_beside_ours(bool withDefault)
    {
        await using TestApplication app = await StartAsync(
            app =>
            {
                _ = withDefault ? app.UseCors(AppCorsPolicy.Instance) : app.UseCorsGen();
                app.UseCors();
            },
            AllowEverybody);

        // Theirs: answered as before, without our Vary.
        RawResponse theirs = await app.SendAsync("PUT", "/framework", "Origin: https://theirs.example");
        Assert.Equal("https://theirs.example", theirs.AllowOrigin);
        Assert.Null(theirs.Vary);
        Assert.Equal(
            "https://theirs.example",
            (await app.PreflightAsync("/framework", "https://theirs.example", "PUT")).AllowOrigin);
        Assert.Null((await app.SendAsync("PUT", "/framework", "Origin: " + App)).AllowOrigin);

        // Ours: their default policy, which allows everybody, doesn't apply.
        CorsAssert.Allowed(await app.PreflightAsync("/group/uploads", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Denied(await app.SendAsync("PUT", "/group/uploads", "Origin: https://evil.example"), 200);
        CorsAssert.Denied(await app.SendAsync("PUT", "/attribute", "Origin: https://evil.example"), 200);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/attribute", "Origin: " + Uploads), 200, Uploads);
    }

    [Theory]
    [InlineData(true, "GET", "/items")]
    [InlineData(true, "PUT", "/group/uploads")]
    [InlineData(false, "PUT", "/group/uploads")]
    [InlineData(false, "PUT", "/attribute")]
    public async Task After_the_frameworks_middleware_no_endpoint_of_ours_runs(
        bool withDefault, string method, string path)
    {
        await using TestApplication app = await StartAsync(
            app =>
            {
                app.UseCors();
                _ = withDefault ? app.UseCors(AppCorsPolicy.Instance) : app.UseCorsGen();
            },
            AllowEverybody);

        foreach (string[] lines in new string[][] { ["Origin: https://evil.example"], [] })
        {
            RawResponse response = await app.SendAsync(method, path, lines);
            Assert.Equal(500, response.Status);
            Assert.Empty(response.CorsHeaders);
            Assert.DoesNotContain("ran", response.Body);
        }

        Assert.Contains("before the framework's app.UseCors()", app.Log.Errors[0].Exception!.Message);

        // Requests that the framework's policy covers aren't affected.
        Assert.Equal(
            "https://theirs.example",
            (await app.SendAsync("PUT", "/framework", "Origin: https://theirs.example")).AllowOrigin);
    }

    [Fact]
    public async Task The_error_page_of_an_endpoint_of_the_frameworks_is_shown()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseExceptionHandler("/error");
                app.UseRouting();
                app.UseCors(AppCorsPolicy.Instance);
                app.UseCors();
                app.MapGet("/throws", string () => throw new InvalidOperationException("thrown"))
                    .RequireCors(policy => policy.WithOrigins(App));
                app.MapGet("/error", () => "error page");
            },
            AllowEverybody);

        RawResponse response = await app.SendAsync("GET", "/throws", "Origin: " + App);

        Assert.Equal(500, response.Status);
        Assert.Equal(App, response.AllowOrigin);
        Assert.Contains("error page", response.Body);
    }

    [Fact]
    public async Task Without_its_own_middleware_an_endpoint_of_the_frameworks_is_not_taken_for_ours()
    {
        await using TestApplication app = await StartAsync(app => app.UseCors(OpenCorsPolicy.Instance), AllowEverybody);

        RawResponse response = await app.SendAsync("PUT", "/framework", "Origin: " + App);

        Assert.Equal(500, response.Status);
        Assert.Contains("contains CORS metadata", app.Log.Errors[0].Exception!.Message);
    }

    [Fact]
    public async Task The_outermost_middleware_decides()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapGet("/", () => "ran");
        });

        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: https://evil.example"), 200);
        CorsAssert.Denied(await app.PreflightAsync("/", "https://evil.example", "GET"), 403);
        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
    }

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        Assert.Throws<ArgumentNullException>("policy", () => app.UseCors((ICorsPolicy)null!));
        Assert.Throws<ArgumentNullException>("options", () => app.UseCors(OpenCorsPolicy.Instance, null!));
        Assert.Throws<ArgumentNullException>("options", () => app.UseCorsGen(null!));
        Assert.Throws<ArgumentNullException>(
            "policy", () => app.MapGet("/", () => { }).RequireCors((ICorsPolicy)null!));
        Assert.Throws<ArgumentNullException>("app", () => ((IApplicationBuilder)null!).UseCorsGen());
    }

    [Fact]
    public void An_attributes_policy_is_the_instance_of_the_generated_class()
    {
        Assert.Same(UploadsCorsPolicy.Instance, new CorsAttribute<UploadsCorsPolicy>().Policy);
        Assert.Same(UploadsCorsPolicy.Instance, ((IGeneratedPolicy)new UploadsCorsPolicy()).Instance);
    }

    [Fact]
    public void An_attributes_policy_of_another_class_is_one_object()
    {
        ICorsPolicy policy = new CorsAttribute<OwnPolicy>().Policy;

        Assert.IsType<OwnPolicy>(policy);
        Assert.Same(policy, new CorsAttribute<OwnPolicy>().Policy);
    }

    [Fact]
    public async Task An_attributes_policy_is_not_taken_for_another_where_it_is_the_applications_too()
    {
        await using TestApplication app = await StartAsync(app =>
        {
            app.UseCors(UploadsCorsPolicy.Instance);
            app.UseRouting();
            app.UseCorsGen();
        });

        const string Origin = "https://a.example";
        CorsAssert.Allowed(await app.SendAsync("PUT", "/attribute", "Origin: " + Origin), 200, Origin);
        CorsAssert.Allowed(await app.PreflightAsync("/attribute", Origin, "PUT"), 204, Origin);
    }

    private static Task<TestApplication> StartAsync(
        Action<WebApplication> middleware, Action<IServiceCollection>? services = null) =>
        TestApplication.StartAsync(
            app =>
            {
                middleware(app);
                Map(app);
            },
            services);

    private static void Map(WebApplication app)
    {
        app.MapGet("/items", () => "ran");
        app.Map(
            "/own",
            (HttpContext context) => { context.Response.Headers.AccessControlAllowOrigin = "https://own.example"; });
        app.MapPut("/items/{id}", (string id) => "ran").RequireCors(AppCorsPolicy.Instance);
        app.MapGet("/both", () => "ran").RequireCors(AppCorsPolicy.Instance);
        app.MapPut("/both", () => "ran").RequireCors(UploadsCorsPolicy.Instance);

        RouteGroupBuilder group = app.MapGroup("/group").RequireCors(AppCorsPolicy.Instance);
        group.MapPut("/plain", () => "ran");
        group.MapPut("/uploads", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
        group.MapPut("/disabled", [DisableCors] () => "ran");
        group.MapGroup("/inner").RequireCors(UploadsCorsPolicy.Instance).MapPut("/x", () => "ran");

        app.MapPut("/enabled-again", [DisableCors] () => "ran").RequireCors(AppCorsPolicy.Instance);
        app.MapPut("/disabled", [DisableCors] () => "ran");
        app.MapPut("/attribute", [Cors<UploadsCorsPolicy>] () => "ran");
        app.MapPut("/framework", () => "ran")
            .RequireCors(policy => policy.WithOrigins("https://theirs.example").AllowAnyMethod());
    }

    private static void AllowEverybody(IServiceCollection services) =>
        services.AddCors(
            options => options.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader()));

    private sealed class OwnPolicy : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) => default;
    }
}
