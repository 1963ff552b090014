using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>A name that no policy has is an error that says which names exist.</summary>
public class UnknownNameTests
{
    /// <summary>Applications that name a policy that doesn't exist.</summary>
    public static TheoryData<string, Action<WebApplication>> Applications => new()
    {
        { "RequireCors", app => app.UseCorsGen() },
        { "framework's middleware", app => app.UseCors() },
        { "no middleware", _ => { } },
        { "policy", app => app.UseCors(AppCorsPolicy.Instance) },
    };

    [Theory]
    [MemberData(nameof(Applications), DisableDiscoveryEnumeration = true)]
    public async Task A_misspelt_name_stops_the_start(string application, Action<WebApplication> use)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApplication.StartAsync(
                app =>
                {
                    use(app);
                    app.MapPut("/x", () => "ran").RequireCors("uplods");
                },
                Services));

        Assert.NotEmpty(application);
        Assert.Equal(
            "There is no CORS policy named 'uplods', which endpoint 'HTTP: PUT /x' requires. "
            + "AddCorsGen has 'partners', 'uploads'; AddCors doesn't have 'uplods' either. Names are case-sensitive.",
            error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task So_does_a_name_where_the_application_does_not_call_AddCorsGen(bool hasPolicy)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApplication.StartAsync(app =>
            {
                _ = hasPolicy ? app.UseCors(AppCorsPolicy.Instance) : app.UseCorsGen();
                app.MapPut("/x", () => "ran").RequireCors("uploads");
            }));

        Assert.Equal(
            "There is no CORS policy named 'uploads', which endpoint 'HTTP: PUT /x' requires. "
            + "The application doesn't call AddCorsGen, where policies get their names; AddCors doesn't have 'uploads' "
            + "either. Names are case-sensitive.",
            error.Message);
    }

    [Theory]
    [InlineData("theirs", false)]
    [InlineData("uploads", true)]
    public async Task The_names_of_AddCors_are_the_frameworks(string name, bool stops)
    {
        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await using TestApplication app = await TestApplication.StartAsync(
                app =>
                {
                    app.UseCors();
                    app.UseCors(AppCorsPolicy.Instance);
                    app.MapPut("/x", () => "ran").RequireCors(name);
                },
                services => services.AddCors(options => options.AddPolicy("theirs", _ => { })));
        });

        Assert.Equal(stops, error is InvalidOperationException);
    }

    [Theory]
    [InlineData("Uploads", true)]
    [InlineData("", true)]
    [InlineData("uploads", false)]
    [InlineData("theirs", false)]
    public async Task Names_are_compared_as_they_are_written(string name, bool stops)
    {
        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await using TestApplication app = await TestApplication.StartAsync(
                app =>
                {
                    app.UseCorsGen();
                    app.MapPut("/x", [EnableCors("uploads")] () => "ran")
                        .WithMetadata(new EnableCorsAttribute(name));
                },
                services =>
                {
                    Services(services);
                    services.AddCors(options => options.AddPolicy("theirs", _ => { }));
                });
        });

        Assert.Equal(stops, error is InvalidOperationException);
    }

    [Fact]
    public async Task An_endpoint_that_is_added_later_fails_alone()
    {
        var later = new LaterEndpoints();
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/good", () => "ran").RequireCors("uploads");
                ((IEndpointRouteBuilder)app).DataSources.Add(later);
            },
            Services);
        later.Add("/later", "uplods");

        Assert.Equal(500, (await app.SendAsync("GET", "/later", "Origin: https://a.example")).Status);
        Assert.Contains(app.Log.Errors, line => line.Exception?.Message.Contains(
            "AddCorsGen has 'partners', 'uploads'", StringComparison.Ordinal) == true);
        Assert.Equal(200, (await app.SendAsync("GET", "/good", "Origin: https://a.example")).Status);
    }

    [Fact]
    public async Task Who_looks_a_name_up_gets_the_policy_or_the_names_that_exist()
    {
        await using TestApplication app = await TestApplication.StartAsync(_ => { }, Services);
        using IServiceScope scope = app.Services.CreateScope();
        ICorsPolicyProvider provider = scope.ServiceProvider.GetRequiredService<ICorsPolicyProvider>();
        var context = new DefaultHttpContext();

        // As YARP asks: with an empty context, and for the values that mean something else to it.
        CorsPolicy uploads = Assert.IsAssignableFrom<CorsPolicy>(await provider.GetPolicyAsync(context, "uploads"));
        Assert.NotNull(await provider.GetPolicyAsync(context, "partners"));
        Assert.Null(await provider.GetPolicyAsync(context, "default"));
        Assert.Null(await provider.GetPolicyAsync(context, "Disable"));
        Assert.Null(await provider.GetPolicyAsync(context, null));
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => provider.GetPolicyAsync(context, "uplods"));
        Assert.StartsWith(
            "There is no CORS policy named 'uplods'. AddCorsGen has 'partners', 'uploads';", error.Message);

        // Whoever evaluates it without us allows nothing.
        context.Request.Headers.Origin = "https://a.example";
        var framework = ActivatorUtilities.CreateInstance<CorsService>(scope.ServiceProvider);
        Assert.False(framework.EvaluatePolicy(context, uploads).IsOriginAllowed);
    }

    [Fact]
    public async Task A_provider_of_the_applications_own_still_finds_what_is_not_ours()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.UseCors();
                app.MapPut("/own", () => "ran").RequireCors("known to the provider");
                app.MapPut("/ours", () => "ran").RequireCors("uploads");
            },
            services =>
            {
                services.AddSingleton<ICorsPolicyProvider, OwnProvider>();
                Services(services);
            });

        RawResponse own = await app.SendAsync("PUT", "/own", "Origin: https://own.example", "Content-Length: 0");
        Assert.Equal((200, "https://own.example"), (own.Status, own.AllowOrigin));
        RawResponse ours = await app.SendAsync("PUT", "/ours", "Origin: https://a.example", "Content-Length: 0");
        CorsAssert.Allowed(ours, 200, "https://a.example");
    }

    [Fact]
    public void A_name_is_given_once_and_not_empty()
    {
        var services = new ServiceCollection();
        Services(services);

        Assert.StartsWith(
            "A CORS policy named 'uploads' has already been added. Use another name, or remove one of the calls.",
            Assert.Throws<ArgumentException>("name", () => Services(services)).Message);
        Assert.Throws<ArgumentException>(
            "name", () => services.AddCorsGen(cors => cors.AddPolicy("", AppCorsPolicy.Instance)));
        services.AddCorsGen(cors => cors.AddDefaultPolicy(AppCorsPolicy.Instance));
        Assert.Equal(
            "A default CORS policy has already been added. Remove one of the calls of AddDefaultPolicy.",
            Assert.Throws<InvalidOperationException>(
                () => services.AddCorsGen(cors => cors.AddDefaultPolicy(AppCorsPolicy.Instance))).Message);
    }

    private static void Services(IServiceCollection services) => services.AddCorsGen(cors => cors
        .AddPolicy("uploads", UploadsCorsPolicy.Instance)
        .AddPolicy("partners", (Func<HttpContext, ICorsPolicy?>)(_ => throw new InvalidOperationException("asked"))));

    private sealed class OwnProvider : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult(
            policyName == "known to the provider"
                ? new CorsPolicyBuilder("https://own.example").AllowAnyMethod().Build()
                : null);
    }

    private sealed class LaterEndpoints : EndpointDataSource
    {
        private Endpoint[] _endpoints = [];
        private ConfigurationReloadToken _changed = new();

        public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

        public void Add(string route, string policy)
        {
            var builder = new RouteEndpointBuilder(
                context => context.Response.WriteAsync("ran"),
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(route),
                order: 0);
            builder.Metadata.Add(new EnableCorsAttribute(policy));
            _endpoints = [builder.Build()];
            Interlocked.Exchange(ref _changed, new ConfigurationReloadToken()).OnReload();
        }

        public override IChangeToken GetChangeToken() => _changed;
    }
}
