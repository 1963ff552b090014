using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests;

/// <summary>Of several CorsGen middleware, the outermost decides, and the others don't even report.</summary>
public class NestedMiddlewareTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/branch/x", 200)]
    [InlineData("OPTIONS", "/", 403)]
    [InlineData("OPTIONS", "/branch/x", 403)]
    public async Task A_request_is_decided_and_reported_once(string method, string path, int status)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync(
            method, path, "Origin: " + Evil, "Access-Control-Request-Method: GET");

        CorsAssert.Denied(response, status);
        Assert.StartsWith("AppCorsPolicy denied ", Assert.Single(app.Log.Lines).Message);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/branch/x")]
    public async Task OPTIONS_that_is_no_preflight_reaches_its_handler(string path)
    {
        await using TestApplication app = await StartAsync();

        RawResponse response = await app.SendAsync("OPTIONS", path, "Origin: " + App);

        Assert.Equal(200, response.Status);
        Assert.Contains("ran", response.Body);
    }

    [Fact]
    public async Task Without_a_policy_the_outer_one_leaves_the_decision_to_the_inner_one()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/", () => "ran");
        });

        CorsAssert.Allowed(await app.SendAsync("GET", "/", "Origin: " + App), 200, App);
        CorsAssert.Denied(await app.PreflightAsync("/", Evil, "GET"), 403);
        Assert.Equal(2, app.Log.Lines.Count);
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
    {
        app.UseCors(AppCorsPolicy.Instance);
        app.UseCors(OpenCorsPolicy.Instance);
        app.Map("/branch", branch =>
        {
            branch.UseCors(OpenCorsPolicy.Instance);
            branch.Run(context => context.Response.WriteAsync("ran"));
        });
        app.Map("/", () => "ran");
    });
}
