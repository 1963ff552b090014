using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CorsGen.AspNetCore.Tests;

/// <summary>Libraries replace endpoints with others, request by request, as the routes of a CMS do.</summary>
public class DynamicEndpointTests
{
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_endpoint_that_replaces_another_has_its_own_policy(int count)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(OpenCorsPolicy.Instance);
                for (int i = 0; i < count; i++)
                {
                    app.Map($"/dynamic{i}/{{**rest}}", () => "replaced").WithMetadata(new Dynamic());
                }

                app.MapGet("/other", () => "ran").RequireCors(AppCorsPolicy.Instance);
            },
            services => services.AddSingleton<MatcherPolicy, Replacement>());

        for (int i = 0; i < count; i++)
        {
            string path = $"/dynamic{i}/x";
            CorsAssert.Allowed(await app.PreflightAsync(path, Uploads, "PUT"), 204, Uploads);
            CorsAssert.Denied(await app.PreflightAsync(path, Evil, "PUT"), 403);
            CorsAssert.Allowed(
                await app.SendAsync("PUT", path, "Origin: " + Uploads, "Content-Length: 0"), 200, Uploads);
        }
    }

    private sealed class Dynamic : IDynamicEndpointMetadata
    {
        public bool IsDynamic => true;
    }

    private sealed class Replacement : MatcherPolicy, IEndpointSelectorPolicy
    {
        private readonly RouteEndpoint _endpoint = new(
            context => context.Response.WriteAsync("ran"),
            RoutePatternFactory.Parse("/not/the/path"),
            order: 0,
            new EndpointMetadataCollection(new CorsAttribute<UploadsCorsPolicy>()),
            "replacement");

        public override int Order => 0;

        public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => ContainsDynamicEndpoints(endpoints);

        public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
        {
            for (int i = 0; i < candidates.Count; i++)
            {
                if (candidates[i].Endpoint.Metadata.GetMetadata<Dynamic>() is not null)
                {
                    candidates.ReplaceEndpoint(i, _endpoint, candidates[i].Values);
                }
            }

            return Task.CompletedTask;
        }
    }
}
