using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.Routing;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// An endpoint that routing finds after a policy was applied doesn't run, and doesn't answer, under that policy.
/// </summary>
public class LateEndpointTests
{
    private const string Evil = "https://evil.example";
    private const string Strict = "https://strict.example";

    private int _runs;

    public static TheoryData<string, string> Endpoints
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] ways = ["UsePathBase", "UseRewriter", "UseRewriter from an endpoint", "Map", "UseRouting"];
            foreach (string how in ways)
            {
                foreach (string endpoint in new[] { "strict", "disabled", "ours", "attribute" })
                {
                    data.Add(how, endpoint);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_late_endpoint_of_another_policy_fails_before_it_runs(string how, string endpoint)
    {
        (Action<WebApplication> build, string prefix) = Pipeline(how);
        await using TestApplication app = await TestApplication.StartAsync(build, AddStrict);

        foreach (string[] lines in new string[][] { ["Origin: " + Evil], ["Origin: " + Strict], [] })
        {
            RawResponse response = await app.SendAsync("PUT", $"{prefix}/{endpoint}", lines);

            Assert.Equal(500, response.Status);
            Assert.Empty(response.CorsHeaders);
        }

        Assert.Equal(0, _runs);
        string message = app.Log.Errors[0].Exception!.Message;
        Assert.Contains("before the endpoint was known", message);
        Assert.Contains("app.UsePathBase(…)", message);
    }

    /// <summary>Each kind of endpoint is reason enough to look, however many there are.</summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("strict", "strict")]
    [InlineData("disabled")]
    [InlineData("disabled", "disabled")]
    [InlineData("named")]
    [InlineData("named", "named")]
    [InlineData("named", "plain")]
    public async Task A_late_endpoint_fails_also_where_it_is_the_only_one(params string[] endpoints)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.UsePathBase("/b");
                app.UseCors();
                for (int i = 0; i < endpoints.Length; i++)
                {
                    RouteHandlerBuilder endpoint = app.MapPut($"/{endpoints[i]}{i}", Run);
                    _ = endpoints[i] switch
                    {
                        "strict" => endpoint.RequireCors("strict"),
                        "named" => endpoint.RequireCors("named"),
                        "disabled" => endpoint.WithMetadata(new DisableCorsAttribute()),
                        _ => endpoint,
                    };
                }
            },
            services =>
            {
                AddStrict(services);
                services.AddCorsGen(cors => cors.AddPolicy("named", UploadsCorsPolicy.Instance));
            });

        Assert.Equal(
            500, (await app.SendAsync("PUT", $"/b/{endpoints[0]}0", "Origin: " + Evil, "Content-Length: 0")).Status);
        Assert.Equal(0, _runs);
        Assert.EndsWith("before it.", Assert.Single(app.Log.Errors).Exception!.Message);
    }

    [Theory]
    [InlineData("UsePathBase", "strict")]
    [InlineData("UsePathBase", "disabled")]
    [InlineData("UsePathBase", "ours")]
    [InlineData("Map", "strict")]
    [InlineData("UseRouting", "strict")]
    [InlineData("UseRouting", "ours")]
    public async Task Its_preflight_is_not_granted_by_the_applications_policy(string how, string endpoint)
    {
        (Action<WebApplication> build, string prefix) = Pipeline(how);
        await using TestApplication app = await TestApplication.StartAsync(build, AddStrict);

        RawResponse response = await app.PreflightAsync($"{prefix}/{endpoint}", Evil, "PUT");

        Assert.Empty(response.CorsHeaders);
        Assert.Equal(0, _runs);
    }

    [Theory]
    [InlineData("UsePathBase")]
    [InlineData("UseRewriter")]
    [InlineData("Map")]
    [InlineData("UseRouting")]
    public async Task A_late_endpoint_without_a_policy_has_the_applications(string how)
    {
        (Action<WebApplication> build, string prefix) = Pipeline(how);
        await using TestApplication app = await TestApplication.StartAsync(build, AddStrict);

        CorsAssert.Allowed(await app.SendAsync("PUT", prefix + "/plain", "Origin: " + Evil), 200, "*");
        CorsAssert.Allowed(await app.PreflightAsync(prefix + "/plain", Evil, "PUT"), 204, "*");
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task In_the_right_order_each_is_answered_by_its_own()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UsePathBase("/b");
                app.UseRouting();
                app.UseCors(OpenCorsPolicy.Instance);
                app.UseCors();
                Map(app);
            },
            AddStrict);

        Assert.Null((await app.SendAsync("PUT", "/b/strict", "Origin: " + Evil)).AllowOrigin);
        Assert.Equal(Strict, (await app.SendAsync("PUT", "/b/strict", "Origin: " + Strict)).AllowOrigin);
        Assert.Equal(Strict, (await app.PreflightAsync("/b/strict", Strict, "PUT")).AllowOrigin);
        CorsAssert.Denied(await app.SendAsync("PUT", "/b/ours", "Origin: " + Evil), 200);
        CorsAssert.Denied(await app.PreflightAsync("/b/disabled", Evil, "PUT"), 403);
    }

    private (Action<WebApplication> Build, string Prefix) Pipeline(string how) => how switch
    {
        "UsePathBase" => (app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UsePathBase("/b");
            app.UseCors();
            Map(app);
        }, "/b"),
        "UseRewriter" => (app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UseRewriter(new RewriteOptions().AddRewrite("^old/(.*)", "$1", skipRemainingRules: true));
            app.UseCors();
            Map(app);
        }, "/old"),
        "UseRewriter from an endpoint" => (app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UseRewriter(new RewriteOptions().AddRewrite("^old/(.*)", "$1", skipRemainingRules: true));
            app.UseCors();
            Map(app);
            app.Map("/old/{**rest}", () => "old");
        }, "/old"),
        "Map" => (app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.Map("/admin", branch =>
            {
                branch.UseRouting();
                branch.UseCors();
                branch.UseEndpoints(Map);
            });
            app.MapGet("/", () => "root");
        }, "/admin"),
        _ => (app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UseRouting();
            app.UseCors();
            Map(app);
        }, ""),
    };

    private void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/plain", Run);
        app.MapPut("/strict", Run).RequireCors("strict");
        app.MapPut("/disabled", Run).WithMetadata(new DisableCorsAttribute());
        app.MapPut("/ours", Run).RequireCors(UploadsCorsPolicy.Instance);
        app.MapPut("/attribute", [Cors<UploadsCorsPolicy>] () => Run());
    }

    private void Run() => _runs++;

    private static void AddStrict(IServiceCollection services) => services.AddCors(options =>
        options.AddPolicy("strict", policy => policy.WithOrigins(Strict).AllowAnyMethod()));
}
