using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore.Tests;

/// <summary>If a policy could never be applied to its endpoint, the application doesn't start.</summary>
public class UnsupportedEndpointTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";

    public static TheoryData<string, Action<WebApplication>> Dynamic => new()
    {
        {
            "a policy of CorsGen",
            app => app.MapFallbackToController("Index", "Plain").RequireCors(UploadsCorsPolicy.Instance)
        },
        { "a page", app => app.MapFallbackToPage("/page").RequireCors(UploadsCorsPolicy.Instance) },
        {
            "a group",
            app => app.MapGroup("/g").RequireCors(UploadsCorsPolicy.Instance).MapFallbackToController("Index", "Plain")
        },
        { "the framework's policy", app => app.MapFallbackToController("Index", "Plain").RequireCors("strict") },
        {
            "CORS disabled",
            app => app.MapFallbackToController("Index", "Plain").WithMetadata(new DisableCorsAttribute())
        },
    };

    [Theory]
    [MemberData(nameof(Dynamic), DisableDiscoveryEnumeration = true)]
    public async Task An_endpoint_whose_metadata_routing_drops_is_refused(string what, Action<WebApplication> map)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(app => app.UseCors(OpenCorsPolicy.Instance), map));

        Assert.NotNull(what);
        AssertDynamic(error);
    }

    [Fact]
    public async Task It_is_refused_also_where_the_middleware_is_forgotten()
    {
        AssertDynamic(await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            _ => { },
            app => app.MapFallbackToController("Index", "Plain").RequireCors(UploadsCorsPolicy.Instance))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_application_has_no_policy_the_frameworks_is_not_our_concern(bool isDisabled)
    {
        await using TestApplication app = await StartAsync(
            app => app.UseCorsGen().UseCors(),
            app =>
            {
                IEndpointConventionBuilder endpoint = app.MapFallbackToController("Index", "Plain");
                _ = isDisabled ? endpoint.WithMetadata(new DisableCorsAttribute()) : endpoint.RequireCors("strict");
            });

        Assert.Equal(200, (await app.SendAsync("GET", "/anything", "Origin: " + App)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_policy_it_may_be_dynamic(bool withDefault)
    {
        await using TestApplication app = await StartAsync(
            app => _ = withDefault ? app.UseCors(OpenCorsPolicy.Instance) : app.UseCorsGen(),
            app => app.MapFallbackToController("Index", "Plain"));

        RawResponse response = await app.SendAsync("GET", "/anything", "Origin: " + App);

        Assert.Equal((200, withDefault ? "*" : null), (response.Status, response.AllowOrigin));
        Assert.Contains("ran", response.Body);
    }

    [Fact]
    public async Task What_the_message_says_to_write_instead_works()
    {
        await using TestApplication app = await StartAsync(
            app => app.UseCors(OpenCorsPolicy.Instance), app => app.MapFallbackToController("Index", "Policed"));

        CorsAssert.Allowed(await app.SendAsync("GET", "/anything", "Origin: " + App), 200, App);
        CorsAssert.Denied(await app.SendAsync("GET", "/anything", "Origin: https://evil.example"), 200);
        CorsAssert.Allowed(await app.PreflightAsync("/anything", App, "GET"), 204, App);
        CorsAssert.Denied(await app.PreflightAsync("/anything", "https://evil.example", "GET"), 403);
    }

    [Fact]
    public async Task A_page_that_is_the_fallback_of_several_paths_has_its_own_policy()
    {
        await using TestApplication app = await StartAsync(
            app => app.UseCors(OpenCorsPolicy.Instance),
            app =>
            {
                app.MapFallbackToPage("/Derived");
                app.MapFallbackToPage("/second/{**rest}", "/Derived");
                app.MapGet("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
            });

        foreach (string path in new[] { "/anything", "/second/x" })
        {
            CorsAssert.Allowed(await app.PreflightAsync(path, Uploads, "PUT"), 204, Uploads);
            CorsAssert.Denied(await app.PreflightAsync(path, App, "PUT"), 403);
            CorsAssert.Denied(await app.SendAsync("PUT", path, "Origin: " + App, "Content-Length: 0"), 200);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_short_circuited_endpoint_with_a_policy_is_refused(bool isOfAnyMethod)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            app => app.UseCorsGen(),
            app => (isOfAnyMethod ? app.Map("/s", () => "ran") : app.MapGet("/s", () => "ran"))
                .RequireCors(AppCorsPolicy.Instance).ShortCircuit()));

        Assert.Equal(
            $"Endpoint '{(isOfAnyMethod ? "/s" : "HTTP: GET /s")}' requires a CORS policy, but ShortCircuit() runs it "
            + "before app.UseCors(…) and app.UseCorsGen(), so the policy would never be applied. Remove "
            + "ShortCircuit() from the endpoint, or RequireCors(policy) and [Cors<…>].",
            error.Message);
    }

    [Fact]
    public async Task A_short_circuited_endpoint_is_not_covered_by_the_applications_policy_preflights_included()
    {
        await using TestApplication app = await StartAsync(
            app => app.UseCors(AppCorsPolicy.Instance), app => app.MapGet("/s", () => "ran").ShortCircuit());

        RawResponse preflight = await app.PreflightAsync("/s", App, "GET");
        Assert.Equal((405, null), (preflight.Status, preflight.AllowOrigin));
        Assert.Null((await app.SendAsync("GET", "/s", "Origin: " + App)).AllowOrigin);

        // The rest of the application is.
        CorsAssert.Allowed(await app.PreflightAsync("/", App, "GET"), 204, App);
    }

    private static void AssertDynamic(InvalidOperationException error)
    {
        Assert.StartsWith("Endpoint '", error.Message);
        Assert.EndsWith(
            "' requires a CORS policy, but routing replaces it with another endpoint for each request, and drops its "
            + "requirements (MapFallbackToController, MapFallbackToPage, MapDynamicControllerRoute and similar). Put "
            + "[Cors<…>] or [DisableCors] on the controller, action or page model instead, or call "
            + "RequireCors(policy) on app.MapControllers() or app.MapRazorPages().",
            error.Message);
    }

    private static Task<TestApplication> StartAsync(Action<WebApplication> middleware, Action<WebApplication> map) =>
        TestApplication.StartAsync(
            app =>
            {
                middleware(app);
                map(app);
            },
            services =>
            {
                services.AddCors(options => options.AddPolicy("strict", policy => policy.WithOrigins(App)));
                services.AddRazorPages();
                services.AddControllers().ConfigureApplicationPartManager(parts =>
                {
                    parts.ApplicationParts.Clear();
                    parts.ApplicationParts.Add(new AssemblyPart(typeof(UnsupportedEndpointTests).Assembly));
                    parts.ApplicationParts.Add(
                        new CompiledRazorAssemblyPart(typeof(UnsupportedEndpointTests).Assembly));
                    parts.FeatureProviders.Add(new NestedControllers(typeof(UnsupportedEndpointTests)));
                });
            });

    private sealed class PlainController : ControllerBase
    {
        public OkObjectResult Index() => Ok("ran");
    }

    [Cors<AppCorsPolicy>]
    private sealed class PolicedController : ControllerBase
    {
        public OkObjectResult Index() => Ok("ran");
    }
}
