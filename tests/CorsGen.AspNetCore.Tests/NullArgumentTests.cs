using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests;

/// <summary>What is null is refused where it is written, by its name, and not when the first request arrives.</summary>
public class NullArgumentTests
{
    [Fact]
    public void Of_a_builder_of_policies() => new ServiceCollection().AddCorsGen(cors =>
    {
        Refused("policy", () => cors.AddDefaultPolicy((ICorsPolicy)null!));
        Refused("section", () => cors.AddDefaultPolicy((IConfigurationSection)null!));
        Refused("choose", () => cors.AddDefaultPolicy((Func<HttpContext, ICorsPolicy?>)null!));
        Refused("choose", () => cors.AddDefaultPolicy((Func<HttpContext, ValueTask<ICorsPolicy?>>)null!));
        Refused("policy", () => cors.AddPolicy("a", (ICorsPolicy)null!));
        Refused("section", () => cors.AddPolicy("b", (IConfigurationSection)null!));
        Refused("choose", () => cors.AddPolicy("c", (Func<HttpContext, ICorsPolicy?>)null!));
        Refused("choose", () => cors.AddPolicy("d", (Func<HttpContext, ValueTask<ICorsPolicy?>>)null!));
    });

    [Fact]
    public void Of_services_and_endpoints()
    {
        Refused("services", () => ((IServiceCollection)null!).AddCorsGen(_ => { }));
        Refused("configure", () => new ServiceCollection().AddCorsGen(null!));
        Refused("builder", () => ((RouteHandlerBuilder)null!).RequireCors(AppCorsPolicy.Instance));

        RouteHandlerBuilder endpoint = WebApplication.CreateSlimBuilder().Build().MapGet("/", () => "ran");
        Refused("policy", () => endpoint.RequireCors((ICorsPolicy)null!));
    }

    private static void Refused(string parameter, Action call) =>
        Assert.Throws<ArgumentNullException>(parameter, call);
}
