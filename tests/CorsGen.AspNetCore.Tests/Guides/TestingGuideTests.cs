using System.Net;
using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsPolicy = CorsGen.AspNetCore.Tests.FirstCorsPolicy;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>
/// The tests of docs/testing.md, which run as they are; <see cref="GuideTextTests"/> compares them with the page.
/// </summary>
public static class TestingGuideTests
{
    public class CorsPolicyTests
    {
        [Theory]
        [InlineData("https://app.example.com", "PUT", "content-type", true)]
        [InlineData("https://app.example.com", "DELETE", null, false)]
        [InlineData("https://evil.example", "GET", null, false)]
        [InlineData("http://app.example.com", "GET", null, false)]
        public void The_policy_allows(string origin, string method, string? headers, bool isAllowed)
        {
            CorsResult result = CorsPolicy.Evaluate(origin, method, headers);

            Assert.True(isAllowed == result.IsAllowed, CorsPolicy.Instance.Explain(origin, method, headers).ToString());
        }
    }

    public class CorsTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
    {
        [Theory]
        [InlineData("https://app.example.com", HttpStatusCode.NoContent)]
        [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
        public async Task A_preflight_is_answered(string origin, HttpStatusCode status)
        {
            using var preflight = new HttpRequestMessage(HttpMethod.Options, "/");
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "PUT");

            using HttpResponseMessage response = await factory.CreateClient().SendAsync(preflight);

            Assert.Equal(status, response.StatusCode);
            Assert.Equal(
                status == HttpStatusCode.NoContent,
                response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? allowed)
                && allowed.Single() == origin);
        }
    }

    /// <summary>The application of the README's first policy.</summary>
    public class Program
    {
        internal static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
        {
            app.UseCors(CorsPolicy.Instance);
            app.MapGet("/", () => "Hello");
        });
    }

    /// <summary>
    /// Stands for the one of Microsoft.AspNetCore.Mvc.Testing, which needs an application in an assembly of its own.
    /// </summary>
    public sealed class WebApplicationFactory<TProgram> : IAsyncLifetime
        where TProgram : Program
    {
        private TestApplication? _app;
        private HttpClient? _client;

        public HttpClient CreateClient() => _client!;

        public async ValueTask InitializeAsync()
        {
            _app = await Program.StartAsync();
            _client = new HttpClient { BaseAddress = new Uri(_app.Url) };
        }

        public async ValueTask DisposeAsync()
        {
            _client!.Dispose();
            await _app!.DisposeAsync();
        }
    }
}
