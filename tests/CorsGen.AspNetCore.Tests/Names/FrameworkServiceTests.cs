using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors.Infrastructure;
using FrameworkPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;
using FrameworkResult = Microsoft.AspNetCore.Cors.Infrastructure.CorsResult;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>The framework's own interfaces, with which its middleware and libraries look policies up.</summary>
public class FrameworkServiceTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Under_the_frameworks_middleware_a_decision_is_reported_once()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors("app");
                app.MapPut("/", () => "ran");
            },
            Services);

        await app.SendAsync("PUT", "/", "Origin:", "Content-Length: 0");
        Assert.Empty(app.Log.Lines);

        await app.SendAsync("PUT", "/", "Origin: " + App, "Content-Length: 0");
        await app.PreflightAsync("/", Evil, "PUT");
        Assert.Equal(
            [
                $"AppCorsPolicy allowed request from {App} by Rules[0] (app)",
                $"AppCorsPolicy denied preflight from {Evil}: no rule allows the origin",
            ],
            app.Log.Lines.Select(line => line.Message));
    }

    [Theory]
    [InlineData("OPTIONS", "PUT", true)]
    [InlineData("PUT", null, false)]
    public async Task A_result_says_what_the_frameworks_would(string method, string? requested, bool isPreflight)
    {
        await using TestApplication app = await TestApplication.StartAsync(_ => { }, Services);
        ICorsService service = app.Services.GetRequiredService<ICorsService>();

        foreach ((string policy, string origin, bool isAllowed, string? allowed, bool credentials) in new[]
        {
            ("app", App, true, App, true),
            ("app", Evil, false, null, false),
            ("open", Evil, true, "*", false),
        })
        {
            FrameworkResult result = service.EvaluatePolicy(
                Request(app, method, origin, requested), await PolicyAsync(app, policy));

            Assert.Equal((isPreflight, isAllowed), (result.IsPreflightRequest, result.IsOriginAllowed));
            Assert.Equal((allowed, credentials), (result.AllowedOrigin, result.SupportsCredentials));
            Assert.True(result.VaryByOrigin);
        }
    }

    [Fact]
    public async Task Without_an_origin_nothing_is_reported_whatever_a_policy_says()
    {
        await using TestApplication app = await TestApplication.StartAsync(_ => { }, Services);
        ICorsService service = app.Services.GetRequiredService<ICorsService>();

        service.EvaluatePolicy(Request(app, "PUT", null, null), await PolicyAsync(app, "stern"));
        Assert.Empty(app.Log.Lines);

        service.EvaluatePolicy(Request(app, "PUT", Evil, null), await PolicyAsync(app, "stern"));
        Assert.StartsWith("stern denied request", Assert.Single(app.Log.Lines).Message);
    }

    /// <summary>Each way to register a provider of the application's own; the last one counts.</summary>
    [Theory]
    [InlineData("type")]
    [InlineData("instance")]
    [InlineData("factory")]
    [InlineData("second")]
    [InlineData("keyed too")]
    public async Task What_the_application_registered_before_finds_what_is_not_ours(string how)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            _ => { },
            services =>
            {
                _ = how switch
                {
                    "type" => services.AddTransient<ICorsPolicyProvider, OwnProvider>(),
                    "instance" => services.AddSingleton<ICorsPolicyProvider>(new OwnProvider()),
                    "second" => services.AddSingleton<ICorsPolicyProvider, NoProvider>()
                        .AddSingleton<ICorsPolicyProvider, OwnProvider>(),
                    "keyed too" => services.AddSingleton<ICorsPolicyProvider, OwnProvider>()
                        .AddKeyedSingleton<ICorsPolicyProvider, NoProvider>("key"),
                    _ => services.AddSingleton<ICorsPolicyProvider>(_ => new OwnProvider()),
                };
                Services(services);
            });

        Assert.Equal(["https://own.example"], (await PolicyAsync(app, "own")).Origins);
        Assert.False((await PolicyAsync(app, "app")).IsOriginAllowed("https://own.example"));

        // Such a provider may know any name, so one that it doesn't know isn't an error.
        Assert.Null(await FindAsync(app, "unknown"));
    }

    [Fact]
    public async Task If_only_a_default_policy_is_registered_the_error_says_that_there_are_no_names()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            _ => { }, services => services.AddCorsGen(cors => cors.AddDefaultPolicy(AppCorsPolicy.Instance)));

        Assert.Equal(
            "There is no CORS policy named 'x'. AddCorsGen doesn't have any name; AddCors doesn't have 'x' either. "
            + "Names are case-sensitive.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => FindAsync(app, "x"))).Message);
    }

    private static DefaultHttpContext Request(TestApplication app, string method, string? origin, string? requested)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services, Request = { Method = method } };
        context.Request.Headers.Origin = origin;
        context.Request.Headers.AccessControlRequestMethod = requested;
        return context;
    }

    private static async Task<FrameworkPolicy> PolicyAsync(TestApplication app, string name) =>
        Assert.IsAssignableFrom<FrameworkPolicy>(await FindAsync(app, name));

    private static async Task<FrameworkPolicy?> FindAsync(TestApplication app, string name) =>
        await app.Services.GetRequiredService<ICorsPolicyProvider>().GetPolicyAsync(new DefaultHttpContext(), name);

    private static void Services(IServiceCollection services) => services.AddCorsGen(cors => cors
        .AddPolicy("app", AppCorsPolicy.Instance)
        .AddPolicy("open", OpenCorsPolicy.Instance)
        .AddPolicy("stern", new SternPolicy()));

    private sealed class SternPolicy : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            new(null, CorsDenial.Origin, origin, requestHeaders);
    }

    private sealed class OwnProvider : ICorsPolicyProvider
    {
        public Task<FrameworkPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult(
            policyName == "own" ? new CorsPolicyBuilder("https://own.example").Build() : null);
    }

    private sealed class NoProvider : ICorsPolicyProvider
    {
        public Task<FrameworkPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
            Task.FromResult<FrameworkPolicy?>(null);
    }
}
