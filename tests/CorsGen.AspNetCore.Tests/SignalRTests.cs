using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.SignalR;

namespace CorsGen.AspNetCore.Tests;

public class SignalRTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData("/required")]
    [InlineData("/attribute")]
    public async Task A_hubs_negotiation_has_its_policy(string path)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapHub<PlainHub>("/required").RequireCors(ChatCorsPolicy.Instance);
                app.MapHub<PolicedHub>("/attribute");
            },
            services => services.AddSignalR());

        RawResponse preflight = await app.PreflightAsync(
            path + "/negotiate", App, "POST", "x-requested-with,x-signalr-user-agent");
        CorsAssert.Allowed(preflight, 204, App);
        Assert.Equal("true", preflight["Access-Control-Allow-Credentials"]);

        RawResponse negotiation = await app.SendAsync(
            "POST", path + "/negotiate?negotiateVersion=1", "Origin: " + App, "Content-Length: 0");
        CorsAssert.Allowed(negotiation, 200, App);
        Assert.Contains("connectionToken", negotiation.Body);

        CorsAssert.Denied(
            await app.SendAsync(
                "POST", path + "/negotiate?negotiateVersion=1", "Origin: https://evil.example", "Content-Length: 0"),
            200);
    }

    private sealed class PlainHub : Hub;

    [Cors<WebCorsPolicy>]
    private sealed class PolicedHub : Hub;
}
