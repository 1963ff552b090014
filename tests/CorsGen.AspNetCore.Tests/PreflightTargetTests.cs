using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// A preflight is answered by the policy of the endpoint that its request reaches, regardless of the endpoint that
/// routing chose for the preflight.
/// </summary>
public class PreflightTargetTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    private static readonly string[] s_origins = [App, Uploads, Evil];
    private static readonly string[] s_methods = ["GET", "PUT", "DELETE", "POST"];

    /// <summary>Endpoints of one method and of any on the same paths, each with the origins of its policy.</summary>
    public static TheoryData<string, Action<WebApplication>, string[]> Applications => new()
    {
        {
            "any method beside one, both with a policy of their own",
            app =>
            {
                app.MapGet("/y", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
                app.Map("/y", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
                app.UseCors(AppCorsPolicy.Instance);
            },
            ["/y"]
        },
        {
            "one method in front of a catch-all of any",
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/api/users/{id}", () => "ran").RequireCors(AppCorsPolicy.Instance);
                app.Map("/api/{**rest}", () => "ran").RequireCors(AppCorsPolicy.Instance);
            },
            ["/api/users/5", "/api/users", "/api"]
        },
        {
            "endpoints without a policy in front of a proxy's",
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/api/secret", () => "ran");
                app.MapGet("/api/secret", () => "ran");
                app.Map("/{**rest}", () => "ran").RequireCors(OpenCorsPolicy.Instance);
            },
            ["/api/secret", "/api", "/"]
        },
        {
            "the application's policy in front of a catch-all's",
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/y", () => "ran");
                app.MapMethods("/y", ["DELETE", "POST"], () => "ran").RequireCors(UploadsCorsPolicy.Instance);
                app.MapPut("/{**rest}", () => "ran").RequireCors(OpenCorsPolicy.Instance);
                app.MapGet("/{**rest}", () => "ran").RequireCors(OpenCorsPolicy.Instance);
            },
            ["/y", "/z"]
        },
        {
            "each method another policy",
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.MapGet("/y", () => "ran").RequireCors(AppCorsPolicy.Instance);
                app.MapPut("/y", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
                app.MapDelete("/y", [DisableCors] () => "ran");
                app.MapPost("/y", () => "ran");
            },
            ["/y"]
        },
        {
            "attributes, on endpoints of any method too",
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/y/z", [Cors<AppCorsPolicy>] () => "ran");
                app.Map("/y/{**rest}", [Cors<UploadsCorsPolicy>] () => "ran");
                app.MapHub<PolicedHub>("/hub");
                app.MapGet("/hub", () => "ran");
            },
            ["/y/z", "/y", "/hub/negotiate"]
        },
    };

    [Theory]
    [MemberData(nameof(Applications), DisableDiscoveryEnumeration = true)]
    public async Task A_preflight_grants_what_the_request_gets(
        string what, Action<WebApplication> build, string[] paths)
    {
        Assert.NotNull(what);
        await using TestApplication app = await TestApplication.StartAsync(build, services => services.AddSignalR());

        foreach (string path in paths)
        {
            foreach (string method in s_methods)
            {
                foreach (string origin in s_origins)
                {
                    RawResponse preflight = await app.PreflightAsync(path, origin, method);
                    RawResponse actual = await app.SendAsync(method, path, "Origin: " + origin, "Content-Length: 0");

                    Assert.True(
                        preflight.AllowOrigin == actual.AllowOrigin,
                        $"{method} {path} from {origin}: {preflight.Status} {preflight.AllowOrigin}, "
                        + $"{actual.Status} {actual.AllowOrigin}");
                    Assert.DoesNotContain("ran", preflight.Body);
                    Assert.NotEqual(500, preflight.Status);
                }
            }
        }
    }

    [Fact]
    public async Task Endpoints_of_the_framework_answer_their_own_preflights_beside_a_catch_all_of_ours()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.UseCors();
                app.MapPut("/theirs", () => "ran").RequireCors(policy => policy.WithOrigins(Uploads).AllowAnyMethod());
                app.Map("/{**rest}", () => "ran").RequireCors(OpenCorsPolicy.Instance);
            },
            services => services.AddCors());

        Assert.Equal(Uploads, (await app.PreflightAsync("/theirs", Uploads, "PUT")).AllowOrigin);
        Assert.Null((await app.PreflightAsync("/theirs", Evil, "PUT")).AllowOrigin);
        Assert.Equal("*", (await app.PreflightAsync("/theirs", Evil, "GET")).AllowOrigin);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_routing_rejects_has_the_policy_of_its_path_where_there_is_one(bool withDefault)
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            _ = withDefault ? app.UseCors(OpenCorsPolicy.Instance) : app.UseCorsGen();
            app.MapGet("/one", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/one", (Item item) => item.Name).RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/two", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/two", (Item item) => item.Name).RequireCors(UploadsCorsPolicy.Instance);
        });

        // 405, then 415.
        CorsAssert.Allowed(await app.SendAsync("DELETE", "/one", "Origin: " + App), 405, App);
        CorsAssert.Denied(await app.SendAsync("DELETE", "/one", "Origin: " + Evil), 405);
        string[] text = ["Content-Type: text/plain", "Content-Length: 0"];
        CorsAssert.Allowed(await app.SendAsync("PUT", "/one", ["Origin: " + App, .. text]), 415, App);

        // Two policies on one path are ambiguous.
        Assert.Equal(
            withDefault ? "*" : null,
            (await app.SendAsync("PATCH", "/two", "Origin: " + App, "Access-Control-Request-Method: PUT")).AllowOrigin);
        Assert.Null((await app.SendAsync("DELETE", "/two", "Origin: " + App)).AllowOrigin);
    }

    [Fact]
    public async Task A_preflight_of_a_body_needs_no_content_type()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapPut("/json", (Item item) => item.Name).RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/both", () => "ran").Accepts<Item>("application/json").RequireCors(AppCorsPolicy.Instance);
            app.MapPut("/both", () => "ran").Accepts<Item>("application/xml").RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/both", () => "ran");
        });

        CorsAssert.Allowed(await app.PreflightAsync("/json", App, "PUT", "content-type"), 204, App);
        CorsAssert.Denied(await app.PreflightAsync("/json", Evil, "PUT", "content-type"), 403);
    }

    [Fact]
    public async Task To_look_for_the_endpoint_changes_nothing_of_the_request()
    {
        static async Task<string> AskAsync(bool withOurs)
        {
            await using TestApplication app = await TestApplication.StartAsync(app =>
            {
                if (withOurs)
                {
                    app.UseCorsGen();
                }

                app.MapPost("/x/{id}", (HttpContext context) => "ran").WithMetadata(new RequestSizeLimitAttribute(10));
                app.MapMethods("/{**rest}", ["OPTIONS"], (HttpContext context) => string.Join(
                    ' ',
                    context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize,
                    context.Request.Method,
                    context.Request.Path,
                    context.Request.ContentType,
                    string.Join(',', context.Request.RouteValues),
                    context.GetEndpoint()?.DisplayName));
                app.MapPut("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
            });
            RawResponse response = await app.SendAsync(
                "OPTIONS", "/x/5", "Origin: " + App, "Access-Control-Request-Method: POST", "Content-Type: text/plain");
            return $"{response.Status} {response.Body}";
        }

        Assert.Equal(await AskAsync(withOurs: false), await AskAsync(withOurs: true));
    }

    [Fact]
    public async Task No_code_of_the_application_runs_to_look_for_the_endpoint()
    {
        int runs = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                app.MapPut("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
                app.MapDynamicControllerRoute<CountingTransformer>("dynamic/{**rest}");
            },
            services =>
            {
                services.AddSingleton(new CountingTransformer(() => runs++));
                services.AddControllers();
            });

        await app.PreflightAsync("/dynamic/a/b/c", App, "PUT");
        int ofRouting = runs;
        Assert.InRange(ofRouting, 0, 1);

        CorsAssert.Denied(await app.PreflightAsync(string.Concat(Enumerable.Repeat("/a", 2_000)), App, "PUT"), 403);
        Assert.Equal(ofRouting, runs);
    }

    [Fact]
    public async Task Endpoints_that_change_are_looked_at_again()
    {
        using var source = new ChangingEndpoints();
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            ((IEndpointRouteBuilder)app).DataSources.Add(source);
            app.MapGet("/other", () => "ran");
        });
        CorsAssert.Allowed(await app.PreflightAsync("/late", Evil, "PUT"), 204, "*");

        source.Add("/late", new HttpMethodMetadata(["PUT"]), new DisableCorsAttribute());

        CorsAssert.Denied(await app.PreflightAsync("/late", Evil, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/late", "Origin: " + Evil), 200);
    }

    [Fact]
    public async Task A_second_object_of_a_generated_class_is_the_same_policy()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(new AppCorsPolicy());
            app.UseRouting();
            app.UseCorsGen();
            app.MapPut("/attribute", [Cors<AppCorsPolicy>] () => "ran");
            app.MapPut("/required", () => "ran").RequireCors(new AppCorsPolicy());
        });

        CorsAssert.Allowed(await app.SendAsync("PUT", "/attribute", "Origin: " + App), 200, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/required", "Origin: " + App), 200, App);
    }

    [Cors<WebCorsPolicy>]
    private sealed class PolicedHub : Hub;

    private sealed record Item(string Name);

    private sealed class CountingTransformer(Action count) : DynamicRouteValueTransformer
    {
        public override ValueTask<RouteValueDictionary> TransformAsync(
            HttpContext httpContext, RouteValueDictionary values)
        {
            count();
            return new(values);
        }
    }

    private sealed class ChangingEndpoints : EndpointDataSource, IDisposable
    {
        private readonly List<Endpoint> _endpoints = [];
        private CancellationTokenSource _change = new();

        public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints];

        public void Add(string route, params object[] metadata)
        {
            RequestDelegate handler = context => context.Response.WriteAsync("ran");
            _endpoints.Add(new RouteEndpoint(handler, RoutePatternFactory.Parse(route), 0, new(metadata), route));
            using CancellationTokenSource before = Interlocked.Exchange(ref _change, new CancellationTokenSource());
            before.Cancel();
        }

        public void Dispose() => _change.Dispose();

        public override IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);
    }
}
