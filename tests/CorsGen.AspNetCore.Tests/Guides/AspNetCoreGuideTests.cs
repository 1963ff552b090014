using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using CorsPolicy = CorsGen.AspNetCore.Tests.FirstCorsPolicy;
using PartnersCorsPolicy = CorsGen.AspNetCore.Tests.OpenCorsPolicy;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>The code of docs/aspnetcore.md; <see cref="GuideTextTests"/> compares it with the page.</summary>
public class AspNetCoreGuideTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task One_policy_for_the_application()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(CorsPolicy.Instance);
            app.MapPut("/", () => "ran");
        });

        await AssertAsync(app, "/", App);
    }

    [Fact]
    public async Task Policies_of_endpoints_and_controllers()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/uploads/{name}", Upload).RequireCors(UploadsCorsPolicy.Instance);
                app.MapGroup("/partners").RequireCors(PartnersCorsPolicy.Instance);
                app.MapControllers();
            },
            services => services.AddControllers().ConfigureApplicationPartManager(
                parts => parts.FeatureProviders.Add(new NestedControllers(typeof(AspNetCoreGuideTests)))));

        await AssertAsync(app, "/uploads/1", Uploads);
        await AssertAsync(app, "/guide/controller", Uploads);
    }

    [Fact]
    public async Task Policies_by_name_and_their_status_codes()
    {
        var tenants = new Tenants();
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/uploads/{name}", Upload).RequireCors("uploads");
                app.MapPut("/", () => "ran");
                app.MapPut("/partners", () => "ran").RequireCors("partners");
                app.MapPut("/tenants", () => "ran").RequireCors("tenants");
            },
            host: builder =>
            {
                builder.Configuration["Cors:Partners:0:AllowedOrigins"] = Evil;
                builder.Configuration["Cors:Partners:0:AllowedMethods"] = "PUT";
                builder.Services.AddCorsGen(cors =>
                {
                    cors.AddDefaultPolicy(CorsPolicy.Instance);
                    cors.AddPolicy("uploads", UploadsCorsPolicy.Instance);
                    cors.AddPolicy("partners", builder.Configuration.GetSection("Cors:Partners"));
                    cors.AddPolicy("tenants", (HttpContext context) => tenants.PolicyOf(context));
                });
                builder.Services.Configure<CorsGenOptions>(
                    options => options.AllowedPreflightStatusCode = StatusCodes.Status200OK);
            });

        await AssertAsync(app, "/uploads/1", Uploads, preflight: 200);
        await AssertAsync(app, "/", App, preflight: 200);
        await AssertAsync(app, "/partners", Evil, preflight: 200);
        await AssertAsync(app, "/tenants", Uploads, preflight: 200);
    }

    private static string Upload(string name) => name;

    private static async Task AssertAsync(TestApplication app, string path, string allowed, int preflight = 204)
    {
        foreach (string origin in new[] { App, Uploads, Evil })
        {
            string? expected = origin == allowed ? origin : null;
            RawResponse answer = await app.PreflightAsync(path, origin, "PUT");
            Assert.Equal((expected is null ? 403 : preflight, expected), (answer.Status, answer.AllowOrigin));
            RawResponse request = await app.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            Assert.Equal((200, expected), (request.Status, request.AllowOrigin));
        }
    }

    [Route("guide/controller")]
    [Cors<UploadsCorsPolicy>]
    public class UploadsController : ControllerBase
    {
        [HttpPut]
        public OkResult Put() => Ok();
    }

    private sealed class Tenants
    {
        private readonly Dictionary<string, ICorsPolicy> _policies = new()
        {
            ["/tenants"] = UploadsCorsPolicy.Instance,
        };

        public ICorsPolicy? PolicyOf(HttpContext context) => _policies.GetValueOrDefault(context.Request.Path.Value!);
    }
}
