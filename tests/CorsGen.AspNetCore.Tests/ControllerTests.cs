using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace CorsGen.AspNetCore.Tests;

public class ControllerTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";

    [Fact]
    public async Task A_controllers_policy_is_that_of_its_actions()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/policed/plain", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/policed/plain", "Origin: " + App), 200, App);
        CorsAssert.Denied(await app.PreflightAsync("/policed/plain", Uploads, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/policed/plain"), 200);
    }

    [Fact]
    public async Task An_actions_policy_counts_before_its_controllers()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/policed/uploads", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/policed/uploads", "Origin: " + Uploads), 200, Uploads);
        CorsAssert.Denied(await app.PreflightAsync("/policed/uploads", App, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/policed/uploads", "Origin: " + App), 200);
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("options")]
    public async Task A_disabled_action_is_denied(string options)
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Denied(
            await app.SendAsync(options, "/policed/disabled", "Origin: " + App, "Access-Control-Request-Method: PUT"),
            403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/policed/disabled", "Origin: " + App), 200);
    }

    [Fact]
    public async Task Conventional_routes_have_policies_too()
    {
        await using TestApplication app = await StartAsync(app => app.UseCorsGen());

        CorsAssert.Allowed(await app.PreflightAsync("/conventional/index", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/conventional/index", "Origin: " + App), 200, App);
    }

    [Fact]
    public async Task All_controllers_can_require_a_policy()
    {
        await using TestApplication app = await StartAsync(
            app => app.UseCorsGen(), controllers => controllers.RequireCors(AppCorsPolicy.Instance));

        CorsAssert.Allowed(await app.PreflightAsync("/unpoliced", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/unpoliced", "Origin: " + App), 200, App);
    }

    [Fact]
    public async Task A_controller_without_a_policy_has_that_of_the_application()
    {
        await using TestApplication app = await StartAsync(app => app.UseCors(OpenCorsPolicy.Instance));

        CorsAssert.Allowed(await app.SendAsync("PUT", "/unpoliced", "Origin: " + App), 200, "*");
        CorsAssert.Allowed(await app.PreflightAsync("/unpoliced", App, "PUT"), 204, "*");
        CorsAssert.Denied(await app.PreflightAsync("/policed/plain", Uploads, "PUT"), 403);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_middleware_an_action_with_a_policy_fails(bool withFrameworks)
    {
        await using TestApplication app = await StartAsync(app =>
        {
            if (withFrameworks)
            {
                app.UseCors();
            }
        });

        RawResponse response = await app.SendAsync("PUT", "/policed/uploads", "Origin: " + Uploads);

        Assert.Equal(500, response.Status);
        Assert.DoesNotContain("ran", response.Body);
        Assert.Contains("UploadsCorsPolicy", app.Log.Errors[0].Exception!.Message);
        Assert.Contains("app.UseCorsGen()", app.Log.Errors[0].Exception!.Message);
        Assert.Equal(200, (await app.SendAsync("PUT", "/unpoliced", "Origin: " + Uploads)).Status);
    }

    private static Task<TestApplication> StartAsync(
        Action<WebApplication> middleware, Action<ControllerActionEndpointConventionBuilder>? conventions = null) =>
        TestApplication.StartAsync(
            app =>
            {
                middleware(app);
                ControllerActionEndpointConventionBuilder controllers = app.MapControllers();
                conventions?.Invoke(controllers);
                app.MapControllerRoute("conventional", "{controller}/{action}");
            },
            services => services
                .AddCors(options => options.AddDefaultPolicy(policy => policy.AllowAnyOrigin()))
                .AddControllers()
                .ConfigureApplicationPartManager(parts =>
                {
                    parts.ApplicationParts.Clear();
                    parts.ApplicationParts.Add(new AssemblyPart(typeof(ControllerTests).Assembly));
                    parts.FeatureProviders.Add(new NestedControllers(typeof(ControllerTests)));
                }));

    [Cors<AppCorsPolicy>]
    [Route("policed")]
    private sealed class PolicedController : ControllerBase
    {
        [HttpPut("plain")]
        public OkObjectResult Plain() => Ok("ran");

        [Cors<UploadsCorsPolicy>]
        [HttpPut("uploads")]
        public OkObjectResult UploadsAction() => Ok("ran");

        [DisableCors]
        [HttpPut("disabled")]
        public OkObjectResult Disabled() => Ok("ran");
    }

    [Cors<AppCorsPolicy>]
    private sealed class ConventionalController : ControllerBase
    {
        [HttpPut]
        public OkObjectResult Index() => Ok("ran");
    }

    [Route("unpoliced")]
    private sealed class UnpolicedController : ControllerBase
    {
        [HttpPut]
        public OkObjectResult Index() => Ok("ran");
    }
}
