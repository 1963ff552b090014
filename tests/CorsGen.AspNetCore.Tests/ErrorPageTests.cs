using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;

namespace CorsGen.AspNetCore.Tests;

/// <summary>The page of an error is shown, under the policy of what failed, and a decision is reported once.</summary>
public class ErrorPageTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/ours", App)]
    [InlineData("/plain", "*")]
    [InlineData("/nowhere", "*")]
    public async Task What_failed_before_the_middleware_has_the_policy_that_it_would_have_got(
        string path, string allowed)
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            UseErrorPages(app);
            app.UseRouting();
            app.Use((context, next) =>
            {
                if (context.Request.Path == "/error")
                {
                    return next(context);
                }

                context.Response.StatusCode = 418;
                return context.Request.QueryString.HasValue ? throw new NotSupportedException() : Task.CompletedTask;
            });
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapGet("/plain", () => "ran");
            app.MapGet("/ours", () => "ran").RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/error", [DisableCors] () => "error page");
        });

        foreach ((string query, int status) in new[] { ("", 418), ("?throw", 500) })
        {
            RawResponse response = await app.SendAsync("GET", path + query, "Origin: " + App);

            CorsAssert.Allowed(response, status, allowed);
            Assert.Contains("error page", response.Body);
        }
    }

    /// <summary>Without its own policy, an endpoint has the application's, which answers for the page again.</summary>
    [Theory]
    [InlineData("GET", "/plain", 500)]
    [InlineData("GET", "/missing", 404)]
    [InlineData("GET", "/ours", 500)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("OPTIONS", "/plain", 403)]
    public async Task A_denial_is_reported_once_although_its_page_runs_too(string method, string path, int status)
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            UseErrorPages(app);
            app.UseCors(AppCorsPolicy.Instance);
            app.MapGet("/plain", Fail);
            app.MapGet("/missing", () => Results.NotFound());
            app.MapGet("/ours", Fail).RequireCors(UploadsCorsPolicy.Instance);
            app.Map("/error", () => "error page");
        });

        CorsAssert.Denied(
            await app.SendAsync(method, path, "Origin: " + Evil, "Access-Control-Request-Method: GET"), status);
        Assert.Single(app.Log.Lines);
    }

    [Fact]
    public async Task A_page_with_a_policy_is_shown_where_the_middleware_ran_outside_of_the_handler()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.UseExceptionHandler("/error");
            app.MapGet("/ours", Fail).RequireCors(AppCorsPolicy.Instance);
            app.MapGet("/error", () => "error page").RequireCors(OpenCorsPolicy.Instance);
        });

        RawResponse response = await app.SendAsync("GET", "/ours", "Origin: " + App);

        CorsAssert.Allowed(response, 500, App);
        Assert.Contains("error page", response.Body);
    }

    [Fact]
    public async Task A_page_with_a_policy_is_shown_where_another_one_was_applied_before_routing()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseCors(OpenCorsPolicy.Instance);
            app.UseRouting();
            app.MapGet("/plain", Fail);
            app.MapGet("/error", () => "error page").RequireCors(AppCorsPolicy.Instance);
        });

        RawResponse response = await app.SendAsync("GET", "/plain", "Origin: " + Evil);

        CorsAssert.Allowed(response, 500, "*");
        Assert.Contains("error page", response.Body);
    }

    [Fact]
    public async Task Where_choosing_a_policy_failed_the_page_is_shown_and_nothing_is_chosen_again()
    {
        int chosen = 0;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseExceptionHandler("/error");
                app.UseCorsGen();
                app.MapGet("/plain", () => "ran");
                app.MapGet("/error", () => "error page");
            },
            services => services.AddCorsGen(cors => cors.AddDefaultPolicy((HttpContext _) =>
            {
                chosen++;
                return chosen == 1 ? throw new TimeoutException() : OpenCorsPolicy.Instance;
            })));

        RawResponse response = await app.SendAsync("GET", "/plain", "Origin: " + App);

        CorsAssert.Denied(response, 500);
        Assert.Contains("error page", response.Body);
        Assert.Equal(1, chosen);
        Assert.Equal(
            $"default denied request from {App}: the application's choice of a policy for the request threw an "
            + "exception",
            Assert.Single(app.Log.Lines).Message);
    }

    private static void UseErrorPages(WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/error");
        app.UseExceptionHandler("/error");
    }

    private static string Fail() => throw new NotSupportedException("fails");
}
