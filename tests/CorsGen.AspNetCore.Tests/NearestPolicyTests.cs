using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.SignalR;

namespace CorsGen.AspNetCore.Tests;

/// <summary>Of several CORS attributes, the one that is nearest to the handler applies.</summary>
public class NearestPolicyTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/derived", Uploads)]
    [InlineData("/second", App)]
    [InlineData("/inherited", "*")]
    [InlineData("/disabled", null)]
    [InlineData("/enabled-again", Uploads)]
    [InlineData("/action", Uploads)]
    [InlineData("/overridden", Uploads)]
    [InlineData("/overridden-disabled", null)]
    [InlineData("/overridden-inherited", App)]
    [InlineData("/page", Uploads)]
    [InlineData("/page-disabled", null)]
    [InlineData("/method", Uploads)]
    [InlineData("/hub/negotiate", Uploads)]
    [InlineData("/hub-disabled/negotiate", null)]
    [InlineData("/hub-required/negotiate", App)]
    public async Task The_nearest_attribute_counts(string path, string? expected)
    {
        await using TestApplication app = await StartAsync();

        foreach (string origin in new[] { Evil, App, Uploads })
        {
            string? allowed = expected == "*" ? "*" : expected == origin ? origin : null;

            RawResponse preflight = await app.PreflightAsync(path, origin, "PUT");
            Assert.Equal((allowed is null ? 403 : 204, allowed), (preflight.Status, preflight.AllowOrigin));

            // Hubs don't have PUT: the requested method decides, as for a preflight.
            string own = path.Contains("hub", StringComparison.Ordinal) ? "POST" : "PUT";
            RawResponse actual = await app.SendAsync(
                own, path, "Origin: " + origin, "Content-Length: 0", "Access-Control-Request-Method: PUT");
            Assert.Equal((200, allowed), (actual.Status, actual.AllowOrigin));
        }
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapControllers();
            app.MapRazorPages();
            app.MapPut("/method", new DerivedHandler().Handle);
            app.MapHub<DerivedHub>("/hub");
            app.MapHub<DisabledHub>("/hub-disabled");
            app.MapHub<DerivedHub>("/hub-required").RequireCors(AppCorsPolicy.Instance);
        },
        services =>
        {
            services.AddSignalR();
            services.AddRazorPages().ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Add(new AssemblyPart(typeof(NearestPolicyTests).Assembly));
                parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(NearestPolicyTests).Assembly));
                parts.FeatureProviders.Add(new NestedControllers(typeof(NearestPolicyTests)));
            });
        });

    [Cors<OpenCorsPolicy>]
    private abstract class WideController : ControllerBase
    {
        [HttpPut]
        public virtual OkObjectResult Put() => Ok("ran");
    }

    [Route("inherited")]
    private sealed class InheritedController : WideController;

    [Route("derived")]
    [Cors<UploadsCorsPolicy>]
    private class DerivedController : WideController;

    [Route("second")]
    [Cors<AppCorsPolicy>]
    private sealed class SecondController : DerivedController;

    [Route("disabled")]
    [DisableCors]
    private class DisabledController : WideController;

    [Route("enabled-again")]
    [Cors<UploadsCorsPolicy>]
    private sealed class EnabledAgainController : DisabledController;

    [Route("action")]
    [Cors<AppCorsPolicy>]
    private sealed class ActionController : WideController
    {
        [HttpPut]
        [Cors<UploadsCorsPolicy>]
        public override OkObjectResult Put() => Ok("ran");
    }

    [Route("overridden")]
    private sealed class OverriddenController : PolicedActionController
    {
        [Cors<UploadsCorsPolicy>]
        public override OkObjectResult Put() => Ok("ran");
    }

    [Route("overridden-disabled")]
    private sealed class OverriddenDisabledController : PolicedActionController
    {
        [DisableCors]
        public override OkObjectResult Put() => Ok("ran");
    }

    [Route("overridden-inherited")]
    private sealed class OverriddenInheritedController : PolicedActionController
    {
        public override OkObjectResult Put() => Ok("ran");
    }

    [Cors<OpenCorsPolicy>]
    private abstract class PolicedActionController : ControllerBase
    {
        [HttpPut]
        [Cors<AppCorsPolicy>]
        public virtual OkObjectResult Put() => Ok("ran");
    }

    private class WideHandler
    {
        [Cors<OpenCorsPolicy>]
        public virtual string Handle() => "ran";
    }

    private sealed class DerivedHandler : WideHandler
    {
        [Cors<UploadsCorsPolicy>]
        public override string Handle() => "ran";
    }

    [Cors<OpenCorsPolicy>]
    private abstract class WideHub : Hub;

    [Cors<UploadsCorsPolicy>]
    private sealed class DerivedHub : WideHub;

    [DisableCors]
    private sealed class DisabledHub : WideHub;
}
