using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests;

/// <summary>A reverse proxy whose backends have their own CORS headers.</summary>
public class ProxyTests
{
    private const string App = "https://app.example.com";

    [Fact]
    public async Task A_proxys_policy_takes_the_place_of_its_backends()
    {
        await using TestApplication backend = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(policy => policy.AllowAnyOrigin().AllowAnyMethod().WithExposedHeaders("X-Backend"));
                app.Map("/{**path}", () => "backend");
            },
            services => services.AddCors());
        using var client = new HttpClient { BaseAddress = new Uri($"http://{backend.Host}") };
        await using TestApplication proxy = await TestApplication.StartAsync(app =>
        {
            app.UseCorsGen();
            app.Map("/{**path}", context => ForwardAsync(client, context)).RequireCors(AppCorsPolicy.Instance);
        });

        RawResponse allowed = await proxy.SendAsync("GET", "/x", "Origin: " + App);
        CorsAssert.Allowed(allowed, 200, App);
        Assert.Equal("ETag, X-Request-Id", allowed["Access-Control-Expose-Headers"]);
        Assert.Contains("backend", allowed.Body);

        CorsAssert.Denied(await proxy.SendAsync("GET", "/x", "Origin: https://evil.example"), 200);
        CorsAssert.Denied(await proxy.PreflightAsync("/x", "https://evil.example", "GET"), 403);
        CorsAssert.Allowed(await proxy.PreflightAsync("/x", App, "PUT"), 204, App);

        // The backend itself allows everybody.
        Assert.Equal("*", (await backend.SendAsync("GET", "/x", "Origin: https://evil.example")).AllowOrigin);
    }

    // Like a proxy: forwards the request's headers, and returns the response's.
    private static async Task ForwardAsync(HttpClient client, HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path);
        request.Headers.TryAddWithoutValidation("Origin", (string?)context.Request.Headers.Origin);
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        context.Response.StatusCode = (int)response.StatusCode;
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> copied =
            response.Headers.Where(header => header.Key != "Transfer-Encoding");
        foreach ((string name, IEnumerable<string> values) in copied)
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body);
    }
}
