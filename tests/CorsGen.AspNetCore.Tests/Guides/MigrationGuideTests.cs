using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.Compiler;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>
/// The patterns of docs/migrating.md, each as an application before and after; <see cref="GuideTextTests"/> compares
/// the code with the page.
/// </summary>
public class MigrationGuideTests
{
    private const string App = "https://app.example.com";
    private const string Preview = "https://pr-1.preview.example.com";
    private const string Uploads = "https://a.example";
    private const string Other = "https://b.example";
    private const string Evil = "https://evilexample.com";

    [Fact]
    public async Task A_default_policy()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://app.example.com")
                    .WithMethods("GET", "PUT")
                    .WithHeaders("Content-Type")
                    .AllowCredentials()));
            },
            app =>
            {
                app.UseCors();
                app.MapMethods("/", ["GET", "PUT", "PATCH"], () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder => { },
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapMethods("/", ["GET", "PUT", "PATCH"], () => "ran");
            });

        await AssertPagesAsync(before, "/", allowed: [App], denied: [Uploads, Evil]);
        await AssertPagesAsync(after, "/", allowed: [App, Preview], denied: [Uploads, Evil]);

        // What changes in the answers.
        RawResponse[] deniedPreflights =
            [await before.PreflightAsync("/", Evil, "PUT"), await after.PreflightAsync("/", Evil, "PUT")];
        Assert.Equal([204, 403], deniedPreflights.Select(response => response.Status));
        RawResponse[] withoutOrigin = [await before.SendAsync("GET", "/"), await after.SendAsync("GET", "/")];
        Assert.Equal([null, CorsAssert.Vary], withoutOrigin.Select(response => response.Vary));
        RawResponse[] otherMethods =
            [
                await before.SendAsync("PATCH", "/", "Origin: " + App),
                await after.SendAsync("PATCH", "/", "Origin: " + App),
            ];
        Assert.Equal([App, null], otherMethods.Select(response => response.AllowOrigin));
    }

    [Fact]
    public async Task An_origin_that_is_not_written_as_browsers_send_it()
    {
        string[] origins = ["HTTPS://APP.example.com", "https://a.example/", "https://b.example:443"];
        await using TestApplication before = await StartAsync(
            builder => builder.Services.AddCors(options => options.AddDefaultPolicy(
                policy => policy.WithOrigins(origins).WithMethods("PUT"))),
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                builder.Configuration["Cors:0:AllowedOrigins"] = string.Join(',', origins);
                builder.Configuration["Cors:0:AllowedMethods"] = "PUT";
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(builder.Configuration.GetSection("Cors")));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran");
            });

        await AssertPagesAsync(before, "/", allowed: [App], denied: [Uploads, Other]);
        await AssertPagesAsync(after, "/", allowed: [], denied: [App, Uploads, Other]);
        Assert.Equal(
            origins.Length,
            after.Log.Lines.Count(line => line.Message.Contains("warning CORS101", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Named_policies_and_attributes()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddControllers().ConfigureApplicationPartManager(AddControllers);
                builder.Services.AddCors(options =>
                {
                    options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com").WithMethods(
                        "GET", "PUT"));
                    options.AddPolicy("uploads", policy => policy.WithOrigins("https://a.example").WithMethods("PUT"));
                });
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/plain", () => "ran");
                app.MapPut("/uploads", () => "ran").RequireCors("uploads");
                app.MapControllers();
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                builder.Services.AddControllers().ConfigureApplicationPartManager(AddControllers);
                builder.Services.AddCorsGen(cors => cors
                    .AddDefaultPolicy(AppCorsPolicy.Instance)
                    .AddPolicy("uploads", UploadsCorsPolicy.Instance));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/plain", () => "ran");
                app.MapPut("/uploads", () => "ran").RequireCors("uploads");
                app.MapControllers();
            });

        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(app, "/plain", allowed: [App], denied: [Uploads, Evil]);
            await AssertPagesAsync(app, "/uploads", allowed: [Uploads], denied: [App, Evil]);
            await AssertPagesAsync(app, "/guide/uploads", allowed: [Uploads], denied: [App, Evil]);
            await AssertPagesAsync(app, "/guide/private", allowed: [], denied: [App, Uploads, Evil]);
        }

        // What changes: [DisableCors] denies a preflight with 403, not with 204 without headers.
        RawResponse[] disabled =
        [
            await before.PreflightAsync("/guide/private", App, "PUT"),
            await after.PreflightAsync("/guide/private", App, "PUT"),
        ];
        Assert.Equal([204, 403], disabled.Select(response => response.Status));
    }

    [Fact]
    public async Task SetIsOriginAllowed()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .SetIsOriginAllowed(origin => new Uri(origin).Host.EndsWith(
                        "example.com", StringComparison.Ordinal))
                    .AllowAnyMethod()));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder => { },
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapPut("/", () => "ran");
            });

        await AssertPagesAsync(before, "/", allowed: [App, Preview, Evil], denied: [Uploads]);
        await AssertPagesAsync(after, "/", allowed: [App, Preview], denied: [Uploads, Evil]);

        // What isn't an origin made the request fail.
        Assert.Equal(500, (await before.SendAsync("PUT", "/", "Origin: null", "Content-Length: 0")).Status);
        CorsAssert.Denied(await after.SendAsync("PUT", "/", "Origin: null", "Content-Length: 0"), 200);
    }

    [Fact]
    public async Task Subdomain_wildcards()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://app.example.com", "https://*.preview.example.com")
                    .SetIsOriginAllowedToAllowWildcardSubdomains()
                    .AllowAnyMethod()));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder => { },
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapPut("/", () => "ran");
            });

        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(
                app,
                "/",
                allowed: [App, Preview, "https://a.b.preview.example.com"],
                denied: [Evil, "https://preview.example.com", "http://pr-1.preview.example.com"]);
        }

        // The framework parses the origin, and returns what isn't one.
        const string NoOrigin = "https://user@pr-1.preview.example.com";
        RawResponse[] answers =
        [
            await before.SendAsync("PUT", "/", "Origin: " + NoOrigin, "Content-Length: 0"),
            await after.SendAsync("PUT", "/", "Origin: " + NoOrigin, "Content-Length: 0"),
        ];
        Assert.Equal([NoOrigin, NoOrigin], answers.Select(response => response.AllowOrigin));
    }

    [Fact]
    public async Task Rules_in_appsettings()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                Settings(builder, ("Cors:AllowedOrigins:0", App), ("Cors:AllowedOrigins:1", Uploads));
                string[] origins = builder.Configuration.GetSection("Cors:AllowedOrigins").Get<string[]>() ?? [];
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .WithOrigins(origins)
                    .WithMethods("GET", "PUT")));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                Settings(
                    builder,
                    ("Cors:0:AllowedOrigins:0", App),
                    ("Cors:0:AllowedOrigins:1", Uploads),
                    ("Cors:0:AllowedMethods:0", "GET"),
                    ("Cors:0:AllowedMethods:1", "PUT"));
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(builder.Configuration.GetSection("Cors")));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran");
            });

        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(app, "/", allowed: [App, Uploads], denied: [Evil, Other], credentials: false);
        }

        // What changes: the running application follows the configuration.
        foreach ((TestApplication app, string key) in new[]
            { (before, "Cors:AllowedOrigins:0"), (after, "Cors:0:AllowedOrigins:0") })
        {
            var configuration = (IConfigurationRoot)app.Services.GetRequiredService<IConfiguration>();
            configuration[key] = Other;
            configuration.Reload();
        }

        await AssertPagesAsync(before, "/", allowed: [App, Uploads], denied: [Evil, Other], credentials: false);
        await AssertPagesAsync(after, "/", allowed: [Other, Uploads], denied: [Evil, App], credentials: false);
    }

    [Fact]
    public async Task Origins_in_environment_variables()
    {
        await using TestApplication app = await StartAsync(
            builder =>
            {
                Variables(builder, ("Cors__AllowedOrigins__0", App), ("Cors__AllowedOrigins__1", Uploads));
                string[] origins = builder.Configuration.GetSection("Cors:AllowedOrigins").Get<string[]>() ?? [];
                CorsRule[] rules = [new(0, null, origins, ["GET", "PUT"], ["Content-Type"], allowCredentials: true)];
                var options = new CorsCompilerOptions { Profile = CorsProfile.Web };
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(CorsCompiler.Compile(rules, options)
                    .GetPolicy()));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran");
            });

        await AssertPagesAsync(app, "/", allowed: [App, Uploads], denied: [Evil, Other]);
    }

    [Fact]
    public async Task Without_the_variable_the_start_stops()
    {
        CorsCompilationException error = await Assert.ThrowsAsync<CorsCompilationException>(() => StartAsync(
            builder =>
            {
                string[] origins = builder.Configuration.GetSection("Cors:AllowedOrigins").Get<string[]>() ?? [];
                CorsRule[] rules = [new(0, null, origins, ["GET", "PUT"], ["Content-Type"], allowCredentials: true)];
                var options = new CorsCompilerOptions { Profile = CorsProfile.Web };
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(CorsCompiler.Compile(rules, options)
                    .GetPolicy()));
            },
            app => app.UseCorsGen()));

        Assert.Equal("CORS004", Assert.Single(error.Errors).Id);
    }

    [Fact]
    public async Task A_comma_separated_environment_variable()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                Variables(builder, ("CORS_ORIGINS", $"{App},{Uploads}"));
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .WithOrigins(builder.Configuration["CORS_ORIGINS"]!.Split(','))
                    .WithMethods("GET", "PUT")));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                Variables(builder, ("CORS_ORIGINS", $"{App}, {Uploads}"));
                builder.Configuration["Cors:0:AllowedOrigins"] = builder.Configuration["CORS_ORIGINS"];
                builder.Configuration["Cors:0:AllowedMethods"] = "GET,PUT";
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(builder.Configuration.GetSection("Cors")));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran");
            });

        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(app, "/", allowed: [App, Uploads], denied: [Evil, Other], credentials: false);
        }
    }

    [Fact]
    public async Task A_live_setting()
    {
        var beforeSettings = new LiveOrigins { Origins = [App] };
        await using TestApplication before = await StartAsync(
            builder =>
            {
                LiveOrigins settings = beforeSettings;
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .SetIsOriginAllowed(origin => settings.Origins.Contains(origin))
                    .WithMethods("GET", "PUT")));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "ran");
            });
        var settings = new CorsSettings([App]);
        await using TestApplication after = await StartAsync(
            builder => { },
            app =>
            {
                app.UseCors(context => settings.Policy);
                app.MapPut("/", () => "ran");
            });

        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(app, "/", allowed: [App], denied: [Evil, Uploads], credentials: false);
        }

        beforeSettings.Origins = [Uploads];
        Assert.DoesNotContain(settings.Save([Uploads]), finding => finding.Severity == FindingSeverity.Error);
        foreach (TestApplication app in new[] { before, after })
        {
            await AssertPagesAsync(app, "/", allowed: [Uploads], denied: [Evil, App], credentials: false);
        }

        // A mistake is refused when it is made.
        CorsFinding error = Assert.Single(settings.Save(["https://*.*.example.com"]));
        Assert.Equal("CORS006", error.Id);
        await AssertPagesAsync(after, "/", allowed: [Uploads], denied: [Evil, App], credentials: false);
    }

    [Fact]
    public async Task SignalR()
    {
        await using TestApplication before = await StartAsync(
            builder =>
            {
                builder.Services.AddSignalR();
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://app.example.com")
                    .WithMethods("GET", "POST")
                    .WithHeaders("x-requested-with", "x-signalr-user-agent")
                    .AllowCredentials()));
            },
            app =>
            {
                app.UseCors();
                app.MapHub<ChatHub>("/chat");
            });
        await using TestApplication after = await StartAsync(
            builder =>
            {
                builder.Services.AddSignalR();
                builder.Services.AddCorsGen(cors => cors.AddPolicy("chat", WebCorsPolicy.Instance));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapHub<ChatHub>("/chat").RequireCors("chat");
            });

        foreach (TestApplication app in new[] { before, after })
        {
            foreach (string origin in new[] { App, Evil })
            {
                var page = new PageRequest(
                    origin, "POST", ["x-requested-with", "x-signalr-user-agent"], WithCredentials: true);
                RawResponse preflight = await app.PreflightAsync(
                    "/chat/negotiate", origin, "POST", "x-requested-with,x-signalr-user-agent");
                Assert.Equal(origin == App ? App : null, preflight.AllowOrigin);
                RawResponse negotiation = await app.SendAsync(
                    "POST", "/chat/negotiate?negotiateVersion=1", "Origin: " + origin, "Content-Length: 0");
                Assert.Equal(origin == App ? App : null, negotiation.AllowOrigin);
                Assert.Equal(origin == App, await BrowserView.AllowsAsync(app, "/chat/negotiate", page));
            }
        }
    }

    [Fact]
    public async Task Addresses_that_Aspire_injects()
    {
        await using TestApplication app = await StartAsync(
            builder =>
            {
                Variables(
                    builder,
                    ("services__frontend__http__0", "http://localhost:5173"),
                    ("services__frontend__https__0", "https://localhost:7173"));
                IEnumerable<string?> addresses = builder.Configuration.GetSection("services:frontend").AsEnumerable()
                    .Select(item => item.Value?.TrimEnd('/'));
                builder.Configuration["Cors:0:AllowedOrigins"] = string.Join(',', addresses);
                builder.Configuration["Cors:0:AllowedMethods"] = "GET,PUT";
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(builder.Configuration.GetSection("Cors")));
            },
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran");
            });

        await AssertPagesAsync(
            app, "/", ["http://localhost:5173", "https://localhost:7173"], [Evil, "http://localhost:5174"],
            credentials: false);
    }

    [Fact]
    public async Task A_library_that_looks_a_policy_up()
    {
        await using TestApplication app = await StartAsync(
            builder => builder.Services.AddCorsGen(cors => cors.AddPolicy("library", UploadsCorsPolicy.Instance)),
            app =>
            {
                app.UseCorsGen();
                app.Map("/library", library => library.Run(LookUpAsync));
                app.MapPut("/plain", () => "ran");
            });

        CorsAssert.Allowed(
            await app.SendAsync("PUT", "/library", "Origin: " + Uploads, "Content-Length: 0"), 200, Uploads);
        CorsAssert.Denied(await app.SendAsync("PUT", "/library", "Origin: " + Evil, "Content-Length: 0"), 200);
        Assert.Null((await app.SendAsync("PUT", "/plain", "Origin: " + Evil, "Content-Length: 0")).Vary);

        // As libraries do that have a name of a policy in their options.
        static async Task LookUpAsync(HttpContext context)
        {
            ICorsPolicyProvider provider = context.RequestServices.GetRequiredService<ICorsPolicyProvider>();
            ICorsService service = context.RequestServices.GetRequiredService<ICorsService>();
            Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy? policy =
                await provider.GetPolicyAsync(context, "library");
            service.ApplyResult(service.EvaluatePolicy(context, policy!), context.Response);
            await context.Response.WriteAsync("library");
        }
    }

    [Fact]
    public async Task A_library_that_answers_itself()
    {
        await using TestApplication app = await StartAsync(
            builder =>
            {
                builder.Services.AddCorsGen(cors => cors.AddPolicy("app", AppCorsPolicy.Instance));
            },
            app =>
            {
                app.UseCorsGen();
                app.Use((context, next) => context.Request.Path == "/connect/token"
                    ? AnswerAsync(context)
                    : next(context));
                RouteGroupBuilder api = app.MapGroup("/api").RequireCors("app");
                api.MapPut("/items", () => "ran");
            });

        await AssertPagesAsync(app, "/api/items", allowed: [App], denied: [Evil, "https://token.example"]);
        RawResponse token = await app.PreflightAsync("/connect/token", Evil, "POST");
        Assert.Equal((204, "https://token.example", null), (token.Status, token.AllowOrigin, token.Vary));

        static Task AnswerAsync(HttpContext context)
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://token.example";
            context.Response.StatusCode = HttpMethods.IsOptions(context.Request.Method) ? 204 : 200;
            return Task.CompletedTask;
        }
    }

    private static Task<TestApplication> StartAsync(
        Action<WebApplicationBuilder> services, Action<WebApplication> configure) =>
        TestApplication.StartAsync(configure, host: services);

    private static async Task AssertPagesAsync(
        TestApplication app, string path, string[] allowed, string[] denied, bool credentials = false)
    {
        foreach (string origin in allowed.Concat(denied))
        {
            bool isAllowed = await BrowserView.AllowsAsync(app, path, new PageRequest(origin, "PUT", [], credentials));
            Assert.True(isAllowed == allowed.Contains(origin), $"{path} from {origin}: {isAllowed}");
        }
    }

    private static void Settings(WebApplicationBuilder builder, params (string Key, string Value)[] settings) =>
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));

    // Real environment variables, under a prefix of this test's own.
    private static void Variables(WebApplicationBuilder builder, params (string Name, string Value)[] variables)
    {
        string prefix = $"T{Guid.NewGuid():N}_";
        foreach ((string name, string value) in variables)
        {
            Environment.SetEnvironmentVariable(prefix + name, value);
        }

        builder.Configuration.AddEnvironmentVariables(prefix);
    }

    private static void AddControllers(Microsoft.AspNetCore.Mvc.ApplicationParts.ApplicationPartManager parts) =>
        parts.FeatureProviders.Add(new NestedControllers(typeof(MigrationGuideTests)));

    [Route("guide")]
    private sealed class FilesController : ControllerBase
    {
        [HttpPut("uploads")]
        [EnableCors("uploads")]
        public OkObjectResult Upload() => Ok("ran");

        [HttpPut("private")]
        [DisableCors]
        public OkObjectResult Private() => Ok("ran");
    }

    private sealed class ChatHub : Hub;

    private sealed class LiveOrigins
    {
        public string[] Origins { get; set; } = [];
    }

    private sealed class CorsSettings
    {
        private static readonly CorsCompilerOptions s_options = new() { Profile = CorsProfile.Web };
        private volatile ICorsPolicy? _policy;

        public CorsSettings(string[] origins) => Save(origins);

        public ICorsPolicy? Policy => _policy;

        /// <summary>Applies new origins, or returns what is wrong with them.</summary>
        public IReadOnlyList<CorsFinding> Save(string[] origins)
        {
            CorsRule[] rules = [new(0, null, origins, ["GET", "PUT"])];
            CorsCompilation compilation = CorsCompiler.Compile(rules, s_options);
            if (!compilation.HasErrors)
            {
                _policy = compilation.Policy;
            }

            return compilation.Findings;
        }
    }
}
