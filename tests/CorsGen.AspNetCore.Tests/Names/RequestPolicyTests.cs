using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>Policies that the application chooses for each request.</summary>
public class RequestPolicyTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";

    /// <summary>The ways to choose, each for the path that the request has.</summary>
    public static TheoryData<string> Ways =>
        ["name", "name, later", "default", "default, later", "application", "application, later"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_request_is_answered_by_the_policy_that_is_chosen_for_it(string way)
    {
        await using TestApplication app = await StartAsync(way, context => PolicyOf(context.Request.Path));

        await AssertAsync(app, "/app", App, Uploads);
        await AssertAsync(app, "/uploads", Uploads, App);

        // No policy: denied, and the response still depends on the origin.
        CorsAssert.Denied(await app.PreflightAsync("/none", App, "PUT"), 403);
        CorsAssert.Denied(await app.SendAsync("PUT", "/none", "Origin: " + App, "Content-Length: 0"), 200);
        Assert.Contains(app.Log.Lines, line => line.Message.EndsWith(
            "denied preflight from https://app.example.com: the application has no policy for the request",
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Without_an_origin_nothing_is_chosen(string way)
    {
        int chosen = 0;
        await using TestApplication app = await StartAsync(way, context =>
        {
            Interlocked.Increment(ref chosen);
            return PolicyOf(context.Request.Path);
        });

        CorsAssert.Denied(await app.SendAsync("PUT", "/app", "Content-Length: 0"), 200);
        Assert.Equal(0, chosen);

        await app.SendAsync("PUT", "/app", "Origin: " + App, "Content-Length: 0");
        await app.PreflightAsync("/app", App, "PUT");
        Assert.Equal(2, chosen);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task If_choosing_fails_the_request_does_and_has_no_CORS_headers(string way)
    {
        await using TestApplication app = await StartAsync(
            way,
            _ => throw new TimeoutException("the store is away"),
            app => app.UseExceptionHandler(error => error.Run(context =>
            {
                context.Response.Headers.AccessControlAllowOrigin = "*";
                return context.Response.WriteAsync("sorry");
            })));

        RawResponse preflight = await app.PreflightAsync("/app", App, "PUT");
        RawResponse request = await app.SendAsync("PUT", "/app", "Origin: " + App, "Content-Length: 0");

        CorsAssert.Denied(preflight, 500);
        CorsAssert.Denied(request, 500);
        Assert.DoesNotContain("ran", request.Body);
        Assert.Contains(app.Log.Errors, line => line.Exception is TimeoutException);
        Assert.Equal(200, (await app.SendAsync("PUT", "/app", "Content-Length: 0")).Status);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_page_of_an_error_has_the_policy_that_was_chosen_before(string way)
    {
        int chosen = 0;
        await using TestApplication app = await StartAsync(
            way,
            context =>
            {
                chosen++;
                return PolicyOf(context.Request.Path);
            },
            app => app.UseExceptionHandler("/error"));

        CorsAssert.Allowed(
            await app.SendAsync("PUT", "/app?fail", "Origin: " + App, "Content-Length: 0"), 500, App);
        Assert.Equal(1, chosen);
    }

    [Fact]
    public async Task In_Development_the_reason_names_the_registered_policy()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/", () => "ran").RequireCors("tenants");
            },
            services => services.AddCorsGen(
                cors => cors.AddPolicy("tenants", (HttpContext _) => AppCorsPolicy.Instance)),
            "Development");

        RawResponse preflight = await app.PreflightAsync("/", App, "PATCH");
        Assert.StartsWith("preflight denied by tenants: Rules[0] (app)", preflight["CorsGen-Reason"]);
    }

    [Fact]
    public async Task Policies_that_the_application_lets_go_are_not_kept()
    {
        var policies = new List<WeakReference>();
        await using TestApplication app = await StartAsync("name", _ =>
        {
            var policy = new OwnPolicy();
            lock (policies)
            {
                policies.Add(new WeakReference(policy));
            }

            return policy;
        });

        for (int i = 0; i < 50; i++)
        {
            CorsAssert.Allowed(await app.PreflightAsync("/app", App, "PUT"), 204, App);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(50, policies.Count);

        // The last ones may still be on the server's stack or in a pooled request.
        Assert.InRange(policies.Count(policy => policy.IsAlive), 0, 10);
    }

    [Fact]
    public void A_function_is_required()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();
        Assert.Throws<ArgumentNullException>(() => app.UseCors((Func<HttpContext, ICorsPolicy?>)null!));
        Assert.Throws<ArgumentNullException>(() => app.UseCors((Func<HttpContext, ValueTask<ICorsPolicy?>>)null!));
    }

    private static ICorsPolicy? PolicyOf(string? path) => path switch
    {
        "/app" => AppCorsPolicy.Instance,
        "/uploads" => new UploadsCorsPolicy(),
        _ => null,
    };

    private static async Task AssertAsync(TestApplication app, string path, string allowed, string denied)
    {
        CorsAssert.Allowed(await app.PreflightAsync(path, allowed, "PUT"), 204, allowed);
        CorsAssert.Denied(await app.PreflightAsync(path, denied, "PUT"), 403);
        CorsAssert.Allowed(await app.SendAsync("PUT", path, "Origin: " + allowed, "Content-Length: 0"), 200, allowed);
        CorsAssert.Denied(await app.SendAsync("PUT", path, "Origin: " + denied, "Content-Length: 0"), 200);
    }

    private static Task<TestApplication> StartAsync(
        string way, Func<HttpContext, ICorsPolicy?> choose, Action<WebApplication>? before = null)
    {
        return TestApplication.StartAsync(
            app =>
            {
                before?.Invoke(app);
                _ = way switch
                {
                    "application" => app.UseCors(choose),
                    "application, later" => app.UseCors(ChooseLaterAsync),
                    _ => app.UseCorsGen(),
                };
                app.Map("/error", () => "error page");
                IEndpointConventionBuilder endpoint = app.MapPut("/{path}", (HttpContext context) =>
                    context.Request.QueryString.Value == "?fail" ? throw new NotSupportedException() : "ran");
                _ = way.StartsWith("name", StringComparison.Ordinal) ? endpoint.RequireCors("tenants") : endpoint;
            },
            services => services.AddCorsGen(cors => _ = way switch
            {
                "name" => cors.AddPolicy("tenants", choose),
                "name, later" => cors.AddPolicy("tenants", ChooseLaterAsync),
                "default" => cors.AddDefaultPolicy(choose),
                "default, later" => cors.AddDefaultPolicy(ChooseLaterAsync),
                _ => cors,
            }));

        async ValueTask<ICorsPolicy?> ChooseLaterAsync(HttpContext context)
        {
            await Task.Yield();
            return choose(context);
        }
    }

    private sealed class OwnPolicy : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => AppCorsPolicy.Rules;

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            AppCorsPolicy.Evaluate(origin, method, requestHeaders);
    }
}
