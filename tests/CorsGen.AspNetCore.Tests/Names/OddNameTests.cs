using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>Names as the framework takes them, and the two ways to register policies beside each other.</summary>
public class OddNameTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";
    private const string Theirs = "https://theirs.example";

    /// <summary>Each is a name for <c>AddCors</c> too.</summary>
    public static TheoryData<string> Odd =>
        [" ", "default", "disable", "Default", "a:b", "a b", "größe", "名前", "a\nb", "\"", "UPLOADS", "*", "null"];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Any_name_that_AddCors_takes_works_and_case_matters(string name)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/required", () => "ran").RequireCors(name);
                app.MapPut("/attribute", () => "ran").WithMetadata(new EnableCorsAttribute(name));
                app.MapPut("/other", () => "ran").RequireCors("uploads");
            },
            services => services.AddCorsGen(cors => cors
                .AddPolicy(name, (HttpContext _) => AppCorsPolicy.Instance)
                .AddPolicy("uploads", UploadsCorsPolicy.Instance)),
            "Development");

        foreach (string path in new[] { "/required", "/attribute" })
        {
            CorsAssert.Allowed(await app.PreflightAsync(path, App, "PUT"), 204, App);
            CorsAssert.Denied(await app.PreflightAsync(path, Uploads, "PUT"), 403);
            Assert.Equal(200, (await app.SendAsync("PUT", path, "Origin: " + App, "Content-Length: 0")).Status);
        }

        CorsAssert.Allowed(await app.PreflightAsync("/other", Uploads, "PUT"), 204, Uploads);
    }

    [Fact]
    public void What_is_missing_or_given_twice_is_an_error()
    {
        var services = new ServiceCollection();
        IConfigurationSection section = new ConfigurationBuilder().Build().GetSection("Cors");
        services.AddCorsGen(cors =>
        {
            Assert.Throws<ArgumentNullException>("name", () => cors.AddPolicy(null!, AppCorsPolicy.Instance));
            Assert.Throws<ArgumentNullException>("name", () => cors.AddPolicy(null!, section));
            Assert.Throws<ArgumentNullException>("name", () => cors.AddPolicy(null!, (HttpContext _) => null));
            Assert.Throws<ArgumentException>("name", () => cors.AddPolicy("", section));
            Assert.Throws<ArgumentNullException>("policy", () => cors.AddPolicy("x", (ICorsPolicy)null!));
            Assert.Throws<ArgumentNullException>("section", () => cors.AddPolicy("x", (IConfigurationSection)null!));
            Assert.Throws<ArgumentNullException>(
                "choose", () => cors.AddPolicy("x", (Func<HttpContext, ValueTask<ICorsPolicy?>>)null!));
            Assert.Throws<ArgumentNullException>("policy", () => cors.AddDefaultPolicy((ICorsPolicy)null!));

            // None of these has taken the name.
            cors.AddPolicy("x", section);
            Assert.Throws<ArgumentException>("name", () => cors.AddPolicy("x", UploadsCorsPolicy.Instance));
            Assert.Throws<ArgumentException>("name", () => cors.AddPolicy("x", (HttpContext _) => null));
            cors.AddPolicy("X", section);
        });
        Assert.Throws<ArgumentNullException>("configure", () => services.AddCorsGen(null!));
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddCorsGen(_ => { }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AddCors_and_AddCorsGen_may_come_in_either_order_and_several_times(bool corsFirst)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.UseCors();
                app.MapPut("/app", () => "ran").RequireCors("app");
                app.MapPut("/uploads", () => "ran").RequireCors("uploads");
                app.MapPut("/both", () => "ran").RequireCors("both");
                app.MapPut("/theirs", () => "ran").RequireCors("theirs");
                app.MapPut("/plain", () => "ran");
            },
            services =>
            {
                Action<IServiceCollection>[] calls =
                [
                    services => services.AddCors(options =>
                    {
                        options.AddPolicy("theirs", policy => policy.WithOrigins(Theirs).AllowAnyMethod());
                        options.AddPolicy("both", policy => policy.WithOrigins(Theirs).AllowAnyMethod());
                        options.AddDefaultPolicy(policy => policy.WithOrigins(Theirs).AllowAnyMethod());
                    }),
                    services => services.AddCorsGen(cors => cors
                        .AddPolicy("app", AppCorsPolicy.Instance).AddPolicy("both", AppCorsPolicy.Instance)),
                    services => services.AddCorsGen(cors => cors.AddPolicy("uploads", UploadsCorsPolicy.Instance)),
                    services => services.AddControllers(),
                ];
                foreach (Action<IServiceCollection> call in corsFirst ? calls : calls.Reverse())
                {
                    call(services);
                }
            });

        await AssertAsync(app, "/app", App);
        await AssertAsync(app, "/uploads", Uploads);
        await AssertAsync(app, "/both", App);
        await AssertAsync(app, "/theirs", Theirs);
        await AssertAsync(app, "/plain", Theirs);
    }

    /// <summary>The framework's name of the default policy, which an application may choose.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_name_of_the_default_policy_is_the_one_that_CorsOptions_has(bool framework)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                _ = framework ? app.UseCors() : app.UseCorsGen();
                app.MapPut("/plain", () => "ran");
                app.MapPut("/nameless", [EnableCors] () => "ran");
                app.MapPut("/named", () => "ran").RequireCors("uploads");
            },
            services =>
            {
                services.Configure<CorsOptions>(options => options.DefaultPolicyName = "uploads");
                services.AddCorsGen(cors => cors
                    .AddPolicy("uploads", UploadsCorsPolicy.Instance).AddPolicy("app", AppCorsPolicy.Instance));
            });

        foreach (string path in new[] { "/plain", "/nameless", "/named" })
        {
            await AssertAsync(app, path, Uploads);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_default_policy_can_be_named_as_CorsOptions_names_it(bool framework)
    {
        string name = new CorsOptions().DefaultPolicyName;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                _ = framework ? app.UseCors() : app.UseCorsGen();
                app.MapPut("/named", () => "ran").RequireCors(name);
            },
            services => services.AddCorsGen(cors => cors
                .AddDefaultPolicy(UploadsCorsPolicy.Instance).AddPolicy("app", AppCorsPolicy.Instance)));

        await AssertAsync(app, "/named", Uploads);
    }

    private static async Task AssertAsync(TestApplication app, string path, string allowed)
    {
        foreach (string origin in new[] { App, Uploads, Theirs })
        {
            string? expected = origin == allowed ? origin : null;
            Assert.Equal(expected, (await app.PreflightAsync(path, origin, "PUT")).AllowOrigin);
            RawResponse request = await app.SendAsync("PUT", path, "Origin: " + origin, "Content-Length: 0");
            Assert.Equal((200, expected), (request.Status, request.AllowOrigin));
        }
    }
}
