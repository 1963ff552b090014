using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// Authorization that runs before CORS is warned of only where it matters: a page that may read an answer needs
/// authorization for it.
/// </summary>
public class EarlierAuthorizationTests
{
    private const string App = "https://app.example.com";

    public static TheoryData<string, Action<WebApplication>, bool> Endpoints => new()
    {
        { "one that requires it", app => Map(app, "/a").RequireAuthorization(), true },
        {
            "two that require it",
            app =>
            {
                Map(app, "/a").RequireAuthorization();
                Map(app, "/b").RequireAuthorization();
            },
            true
        },
        {
            "one in front of another that doesn't",
            app =>
            {
                Map(app, "/a").RequireAuthorization();
                Map(app, "/b");
            },
            true
        },
        { "one that doesn't", app => Map(app, "/a"), false },
        { "one that lets anonymous users in", app => Map(app, "/a").RequireAuthorization().AllowAnonymous(), false },
        {
            "one that has CORS disabled",
            app => Map(app, "/a").RequireAuthorization().WithMetadata(new DisableCorsAttribute()),
            false
        },
        { "one of the framework's policy", app => Map(app, "/a").RequireAuthorization().RequireCors("theirs"), false },
    };

    [Theory]
    [MemberData(nameof(Endpoints), DisableDiscoveryEnumeration = true)]
    public async Task It_is_warned_of_if_an_endpoint_that_has_a_policy_requires_it(
        string endpoints, Action<WebApplication> map, bool isWarnedOf)
    {
        await using TestApplication app = await StartAsync(UseAuthorizationFirst, map);

        Assert.NotEmpty(endpoints);
        await app.SendAsync("GET", "/open", "Origin: " + App);

        Assert.Equal(isWarnedOf ? 1 : 0, app.Log.Lines.Count(line => line.Level == LogLevel.Warning));
    }

    [Fact]
    public async Task It_is_not_warned_of_for_a_request_without_an_origin()
    {
        await using TestApplication app = await StartAsync(
            UseAuthorizationFirst, app => Map(app, "/a").RequireAuthorization());

        await app.SendAsync("GET", "/open");
        Assert.Empty(app.Log.Lines);

        await app.SendAsync("GET", "/open", "Origin: " + App);
        Assert.Contains(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task It_is_not_warned_of_if_something_else_left_an_item()
    {
        await using TestApplication app = await StartAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Items["something else"] = "an item";
                    return next(context);
                });
                app.UseCors(AppCorsPolicy.Instance);
                app.UseAuthorization();
            },
            app => Map(app, "/a").RequireAuthorization());

        await app.SendAsync("GET", "/open", "Origin: " + App);

        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    private static void UseAuthorizationFirst(WebApplication app)
    {
        app.UseAuthorization();
        app.UseCors(AppCorsPolicy.Instance);
    }

    private static RouteHandlerBuilder Map(WebApplication app, string path) => app.MapGet(path, () => "ran");

    private static Task<TestApplication> StartAsync(Action<WebApplication> use, Action<WebApplication> map) =>
        TestApplication.StartAsync(
            app =>
            {
                use(app);
                map(app);
                app.MapGet("/open", () => "open");
            },
            services =>
            {
                services.AddCors(cors => cors.AddPolicy("theirs", _ => { }));
                services.AddAuthentication();
                services.AddAuthorization();
                services.AddCors();
            });
}
