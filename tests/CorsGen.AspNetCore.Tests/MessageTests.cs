using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Rewrite;

namespace CorsGen.AspNetCore.Tests;

/// <summary>What an exception says about an endpoint whose policy wasn't applied, word by word.</summary>
public class MessageTests
{
    private const string Evil = "https://evil.example";

    private const string Remedy =
        "Call app.UseCorsGen() or app.UseCors(policy) with a policy that CorsGen compiled. "
        + "If the application calls app.UseRouting() or app.UseEndpoints(…), place the call between them; "
        + "place app.UsePathBase(…), app.UseRewriter(…) and other middleware that changes the path before it.";

    [Fact]
    public async Task Without_the_middleware()
    {
        await using TestApplication app = await StartAsync(_ => { });

        Assert.Equal(
            "Endpoint 'HTTP: PUT /ours' requires the CORS policy UploadsCorsPolicy, but it was not applied. " + Remedy,
            await MessageAsync(app, "/ours"));
    }

    [Theory]
    [InlineData("/b/ours", "the CORS policy UploadsCorsPolicy", "the CORS policy OpenCorsPolicy")]
    [InlineData("/b/strict", "a CORS policy of the framework", "the CORS policy OpenCorsPolicy")]
    [InlineData("/b/named", "the CORS policy AppCorsPolicy", "the CORS policy OpenCorsPolicy")]
    [InlineData("/b/disabled", "that CORS is disabled", "the CORS policy OpenCorsPolicy")]
    [InlineData("/old/strict", "a CORS policy of the framework", "[DisableCors]")]
    public async Task Where_another_policy_was_applied(string path, string required, string applied)
    {
        await using TestApplication app = await StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.UsePathBase("/b");
            app.UseRewriter(new RewriteOptions().AddRewrite("^old/(.*)", "$1", skipRemainingRules: true));
            app.Map("/old/{**rest}", [DisableCors] () => "ran");
        });

        Assert.Equal(
            $"Endpoint 'HTTP: PUT {path[path.LastIndexOf('/')..]}' requires {required}, but {applied} was applied "
            + "before the endpoint was known. " + Remedy,
            await MessageAsync(app, path));
    }

    [Theory]
    [InlineData("/ours", "the CORS policy UploadsCorsPolicy")]
    [InlineData("/plain", "the CORS policy OpenCorsPolicy")]
    [InlineData("/disabled", "[DisableCors]")]
    public async Task After_the_frameworks_middleware(string path, string policy)
    {
        await using TestApplication app = await StartAsync(app =>
        {
            app.UseCors();
            app.UseCors(OpenCorsPolicy.Instance);
        });

        Assert.Equal(
            $"{policy} cannot be applied to endpoint 'HTTP: PUT {path}': the framework's CORS middleware ran before, "
            + "and its headers would replace those of the policy. Call app.UseCorsGen() or app.UseCors(policy) before "
            + "the framework's app.UseCors().",
            await MessageAsync(app, path));
    }

    [Fact]
    public async Task After_the_frameworks_middleware_without_an_endpoint()
    {
        await using TestApplication app = await StartAsync(app =>
        {
            app.UseCors("strict");
            app.Use((context, next) =>
            {
                // As the framework's middleware does where it sees an endpoint.
                context.Items["__CorsMiddlewareWithEndpointInvoked"] = new object();
                return next(context);
            });
            app.UseCors(OpenCorsPolicy.Instance);
        });

        Assert.StartsWith(
            "the CORS policy OpenCorsPolicy cannot be applied to endpoint '': ", await MessageAsync(app, "/nowhere"));
    }

    [Fact]
    public async Task Where_the_frameworks_middleware_reaches_the_attribute()
    {
        await using TestApplication app = await StartAsync(app => app.UseCors());

        Assert.Equal(
            "An endpoint with [Cors<UploadsCorsPolicy>] was reached by the framework's CORS middleware before "
            + $"the CORS policy UploadsCorsPolicy was applied. {Remedy} Place it before the framework's app.UseCors().",
            await MessageAsync(app, "/attribute"));
    }

    [Fact]
    public void Where_routing_is_not_what_it_was()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        using WebApplication app = builder.Build();
        var other = new OtherRouting(app);
        other.UseCors(OpenCorsPolicy.Instance);

        Assert.Equal(
            "This version of ASP.NET Core routes in a way that CorsGen doesn't know. Please report it.",
            Assert.Throws<InvalidOperationException>(() => other.Build()).Message);
    }

    private static async Task<string> MessageAsync(TestApplication app, string path)
    {
        RawResponse response = await app.SendAsync("PUT", path, "Origin: " + Evil, "Content-Length: 0");
        Assert.Equal(500, response.Status);
        return Assert.Single(app.Log.Errors).Exception!.Message;
    }

    private static Task<TestApplication> StartAsync(Action<WebApplication> middleware) => TestApplication.StartAsync(
        app =>
        {
            middleware(app);
            app.MapPut("/plain", () => "ran");
            app.MapPut("/strict", () => "ran").RequireCors("strict");
            app.MapPut("/named", () => "ran").RequireCors("app");
            app.MapPut("/disabled", [DisableCors] () => "ran");
            app.MapPut("/ours", () => "ran").RequireCors(UploadsCorsPolicy.Instance);
            app.MapPut("/attribute", [Cors<UploadsCorsPolicy>] () => "ran");
        },
        services =>
        {
            services.AddCors(options => options.AddPolicy("strict", _ => { }));
            services.AddCorsGen(cors => cors.AddPolicy("app", AppCorsPolicy.Instance));
        });

    /// <summary>Builds pipelines in which UseRouting doesn't see the endpoints that it is given.</summary>
    private sealed class OtherRouting(IApplicationBuilder inner) : IApplicationBuilder
    {
        public IServiceProvider ApplicationServices
        {
            get => inner.ApplicationServices;
            set => inner.ApplicationServices = value;
        }

        public Microsoft.AspNetCore.Http.Features.IFeatureCollection ServerFeatures => inner.ServerFeatures;

        public IDictionary<string, object?> Properties { get; } = new OtherProperties();

        public IApplicationBuilder New() => new OtherRouting(inner.New());

        public RequestDelegate Build() => inner.Build();

        public IApplicationBuilder Use(Func<RequestDelegate, RequestDelegate> middleware)
        {
            inner.Use(middleware);
            return this;
        }
    }

    private sealed class OtherProperties : Dictionary<string, object?>, IDictionary<string, object?>
    {
        object? IDictionary<string, object?>.this[string key]
        {
            get => this[key];
            set => this[key == "__GlobalEndpointRouteBuilder" ? "another name" : key] = value;
        }
    }
}
