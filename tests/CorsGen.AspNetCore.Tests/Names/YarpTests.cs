using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Yarp.ReverseProxy.Configuration;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>
/// YARP, whose routes name policies: the README's recipe, with a backend that has CORS headers of its own.
/// </summary>
public class YarpTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    private static readonly string[] s_origins = [Evil, App, Uploads];

    [Theory]
    [InlineData("/uploads/x", Uploads)]
    [InlineData("/default/x", App)]
    [InlineData("/plain/x", App)]
    [InlineData("/disable/x", null)]
    [InlineData("/tenant/x", Uploads)]
    public async Task A_route_has_the_policy_that_it_names(string path, string? allowed)
    {
        int requests = 0;
        await using TestApplication backend = await BackendAsync(() => Interlocked.Increment(ref requests));
        await using TestApplication proxy = await ProxyAsync(backend, app => app.UseCorsGen());

        foreach (string origin in s_origins)
        {
            RawResponse preflight = await proxy.PreflightAsync(path, origin, "PUT");
            AssertAnswer(preflight, 204, 403, origin, origin == allowed);
            Assert.Equal(0, requests);
        }

        foreach (string origin in s_origins)
        {
            RawResponse request = await proxy.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            AssertAnswer(request, 200, 200, origin, origin == allowed);
            Assert.Contains("backend", request.Body);
            Assert.DoesNotContain(request.Headers, header => header.Value == "X-Backend");
        }

        Assert.Equal(s_origins.Length, requests);
    }

    [Fact]
    public async Task Under_the_frameworks_middleware_a_route_has_it_too()
    {
        await using TestApplication backend = await BackendAsync(() => { });
        await using TestApplication proxy = await ProxyAsync(backend, app => app.UseCors());

        foreach ((string path, string? allowed) in new[]
            { ("/uploads/x", Uploads), ("/default/x", App), ("/tenant/x", Uploads) })
        {
            foreach (string origin in s_origins)
            {
                AssertAnswer(
                    await proxy.PreflightAsync(path, origin, "PUT"), 204, 204, origin, origin == allowed);
                AssertAnswer(
                    await proxy.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0"),
                    200,
                    200,
                    origin,
                    origin == allowed);
            }
        }
    }

    [Fact]
    public async Task A_misspelt_name_in_a_route_stops_the_start_and_says_which_exist()
    {
        await using TestApplication backend = await BackendAsync(() => { });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(
            () => ProxyAsync(backend, app => app.UseCorsGen(), "uplods"));

        Assert.Contains("'uplods'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("AddCorsGen has 'tenant', 'uploads'", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("Disable")]
    public async Task A_policy_that_is_named_like_a_value_of_YARP_stops_the_start(string name)
    {
        await using TestApplication backend = await BackendAsync(() => { });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => ProxyAsync(
            new LiveConfiguration(RoutesOf(backend, name)),
            app => app.UseCorsGen(),
            services => services.AddCorsGen(cors => cors.AddPolicy(name, OpenCorsPolicy.Instance))));

        Assert.Contains("conflicts with the reserved CORS policy name", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_that_changes_while_the_proxy_runs_has_the_policy_that_it_names_then()
    {
        await using TestApplication backend = await BackendAsync(() => { });
        var routes = new LiveConfiguration(RoutesOf(backend, "uploads"));
        await using TestApplication proxy = await ProxyAsync(routes, app => app.UseCorsGen());
        AssertAnswer(await proxy.PreflightAsync("/uploads/x", Uploads, "PUT"), 204, 403, Uploads, true);

        routes.Change(RoutesOf(backend, "disable"));
        await UntilAsync(proxy, 403);

        // YARP refuses what doesn't exist, and keeps the routes that it has.
        routes.Change(RoutesOf(backend, "uplods"));
        await UntilAsync(proxy, 403);

        routes.Change(RoutesOf(backend, "uploads"));
        await UntilAsync(proxy, 204);
    }

    /// <summary>The pattern of docs/migrating.md.</summary>
    [Fact]
    public async Task Before_and_after_the_framework_was_replaced_a_route_has_the_policy_that_it_names()
    {
        await using TestApplication backend = await BackendAsync(() => { });
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddCors(options => options.AddPolicy("uploads", policy => policy
                    .WithOrigins("https://a.example")
                    .WithMethods("PUT")));
            },
            app =>
            {
                app.UseCors();
                app.MapReverseProxy();
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                builder.Services.AddCorsGen(cors => cors.AddPolicy("uploads", UploadsCorsPolicy.Instance));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapReverseProxy();
            });

        foreach (TestApplication proxy in new[] { before, after })
        {
            Assert.Equal(Uploads, (await proxy.PreflightAsync("/uploads/x", Uploads, "PUT")).AllowOrigin);
            Assert.Null((await proxy.PreflightAsync("/uploads/x", Evil, "PUT")).AllowOrigin);
        }

        // The backend allows everybody, and the framework leaves what the backend says.
        RawResponse[] denied =
        [
            await before.SendAsync("PUT", "/uploads/x", "Origin: " + Evil, "Content-Length: 0"),
            await after.SendAsync("PUT", "/uploads/x", "Origin: " + Evil, "Content-Length: 0"),
        ];
        Assert.Equal(["*", null], denied.Select(response => response.AllowOrigin));

        Task<TestApplication> StartAsync(
            Action<WebApplicationBuilder> services, Action<WebApplication> configure) => TestApplication.StartAsync(
            configure,
            host: builder =>
            {
                builder.Services.AddReverseProxy().LoadFromMemory(
                    [
                        new RouteConfig
                        {
                            RouteId = "uploads",
                            ClusterId = "api",
                            CorsPolicy = "uploads",
                            Match = new RouteMatch { Path = "/uploads/{**rest}" },
                        },
                    ],
                    [
                        new ClusterConfig
                        {
                            ClusterId = "api",
                            Destinations = new Dictionary<string, DestinationConfig>
                            {
                                ["backend"] = new() { Address = backend.Url },
                            },
                        },
                    ]);
                services(builder);
            });
    }

    // YARP applies a change on another thread.
    private static async Task UntilAsync(TestApplication proxy, int status)
    {
        RawResponse response;
        int tries = 0;
        do
        {
            Assert.InRange(tries++, 0, 10_000);
            response = await proxy.PreflightAsync("/uploads/x", Uploads, "PUT");
            AssertAnswer(response, 204, 403, Uploads, response.Status == 204);
        }
        while (response.Status != status);
    }

    private static void AssertAnswer(
        RawResponse response, int allowedStatus, int deniedStatus, string origin, bool isAllowed)
    {
        if (isAllowed)
        {
            CorsAssert.Allowed(response, allowedStatus, origin);
        }
        else
        {
            CorsAssert.Denied(response, deniedStatus);
        }
    }

    private static Task<TestApplication> BackendAsync(Action count) => TestApplication.StartAsync(
        app =>
        {
            app.UseCors(policy => policy.AllowAnyOrigin().AllowAnyMethod().WithExposedHeaders("X-Backend"));
            app.Map("/{**path}", () =>
            {
                count();
                return "backend";
            });
        },
        services => services.AddCors());

    private static Task<TestApplication> ProxyAsync(
        TestApplication backend, Action<WebApplication> use, string name = "uploads") =>
        ProxyAsync(new LiveConfiguration(RoutesOf(backend, name)), use);

    private static Task<TestApplication> ProxyAsync(
        LiveConfiguration routes, Action<WebApplication> use, Action<IServiceCollection>? services = null) =>
        TestApplication.StartAsync(
            app =>
            {
                use(app);
                app.MapReverseProxy();
            },
            services,
            host: builder =>
            {
                ((IConfigurationBuilder)builder.Configuration).Add(routes);
                builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
                builder.Services.AddCorsGen(cors =>
                {
                    cors.AddDefaultPolicy(AppCorsPolicy.Instance);
                    cors.AddPolicy("uploads", UploadsCorsPolicy.Instance);
                    cors.AddPolicy("tenant", (HttpContext _) => UploadsCorsPolicy.Instance);
                });
            });

    private static string RoutesOf(TestApplication backend, string policy) =>
        $$"""
        {
          "ReverseProxy": {
            "Routes": {
              "uploads": { "ClusterId": "api", "Match": { "Path": "/uploads/{**rest}" }, "CorsPolicy": "{{policy}}" },
              "default": { "ClusterId": "api", "Match": { "Path": "/default/{**rest}" }, "CorsPolicy": "default" },
              "disable": { "ClusterId": "api", "Match": { "Path": "/disable/{**rest}" }, "CorsPolicy": "disable" },
              "tenant": { "ClusterId": "api", "Match": { "Path": "/tenant/{**rest}" }, "CorsPolicy": "tenant" },
              "plain": { "ClusterId": "api", "Match": { "Path": "/plain/{**rest}" } }
            },
            "Clusters": { "api": { "Destinations": { "backend": { "Address": "{{backend.Url}}" } } } }
          }
        }
        """;
}
