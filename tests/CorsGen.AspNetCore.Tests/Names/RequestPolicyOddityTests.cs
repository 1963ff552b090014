using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;

namespace CorsGen.AspNetCore.Tests.Names;

/// <summary>Functions that choose a policy, as applications write them: late, failing, cancelled.</summary>
public class RequestPolicyOddityTests
{
    private const string App = "https://app.example.com";
    private const string Uploads = "https://a.example";

    /// <summary>What C# takes for a function, without a cast.</summary>
    public static TheoryData<string, Action<CorsGenBuilder>> Lambdas => new()
    {
        { "class", cors => cors.AddPolicy("p", _ => AppCorsPolicy.Instance) },
        { "interface", cors => cors.AddPolicy("p", (HttpContext context) => Find(context)) },
        { "method", cors => cors.AddPolicy("p", Find) },
        { "method, later", cors => cors.AddPolicy("p", FindLaterAsync) },
        { "value task", cors => cors.AddPolicy("p", (HttpContext context) => FindLaterAsync(context)) },
        { "async, a value task", cors => cors.AddPolicy("p", async context => await FindLaterAsync(context)) },
        { "async, a task", cors => cors.AddPolicy("p", async context => await FindLaterAsync(context).AsTask()) },
        {
            "async, a class or null",
            cors => cors.AddPolicy("p", async context =>
            {
                await Task.Yield();
                return context.Request.Path == "/none" ? null : AppCorsPolicy.Instance;
            })
        },
        {
            "async, with returns",
            cors => cors.AddPolicy("p", async context =>
            {
                await Task.Yield();
                if (context.Request.Path == "/none")
                {
                    return null;
                }

                return AppCorsPolicy.Instance;
            })
        },
        { "default", cors => cors.AddDefaultPolicy(async context => await FindLaterAsync(context)) },
    };

    [Theory]
    [MemberData(nameof(Lambdas), DisableDiscoveryEnumeration = true)]
    public async Task A_function_is_written_without_a_cast(string lambda, Action<CorsGenBuilder> add)
    {
        await using TestApplication app = await StartAsync(add, isDefault: lambda == "default");

        CorsAssert.Allowed(await app.PreflightAsync("/", App, "PUT"), 204, App);
        CorsAssert.Allowed(await app.SendAsync("PUT", "/", "Origin: " + App, "Content-Length: 0"), 200, App);
        CorsAssert.Denied(await app.PreflightAsync("/", Uploads, "PUT"), 403);
    }

    [Fact]
    public async Task No_answer_is_sent_before_the_policy_is_known()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var known = new TaskCompletionSource<ICorsPolicy?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApplication app = await StartAsync(cors => cors.AddPolicy("p", async _ =>
        {
            asked.TrySetResult();
            return await known.Task;
        }));

        Task<RawResponse> preflight = app.PreflightAsync("/", App, "PUT");
        Task<RawResponse> request = app.SendAsync("PUT", "/", "Origin: " + App, "Content-Length: 0");
        await asked.Task;
        Assert.False(preflight.IsCompleted || request.IsCompleted);
        RawResponse other = await app.SendAsync("PUT", "/", "Content-Length: 0");
        known.SetResult(AppCorsPolicy.Instance);

        CorsAssert.Denied(other, 200);
        CorsAssert.Allowed(await preflight, 204, App);
        CorsAssert.Allowed(await request, 200, App);
    }

    /// <summary>How choosing may fail.</summary>
    public static TheoryData<string, Action<CorsGenBuilder>> Failures => new()
    {
        { "at once", cors => cors.AddPolicy("p", (Func<HttpContext, ICorsPolicy?>)(_ => throw new IOException())) },
        { "at once, later", cors => cors.AddPolicy("p", (Func<HttpContext, ValueTask<ICorsPolicy?>>)(_ => throw new IOException())) },
        {
            "later",
            cors => cors.AddPolicy("p", async _ =>
            {
                await Task.Yield();
                return Fail();
            })
        },
        { "failed task", cors => cors.AddPolicy("p", _ => ValueTask.FromException<ICorsPolicy?>(new IOException())) },
        {
            "cancelled",
            cors => cors.AddPolicy("p", _ => ValueTask.FromCanceled<ICorsPolicy?>(new CancellationToken(true)))
        },
        { "disposed policy", cors => cors.AddPolicy("p", _ => new DisposedPolicy()) },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_fails_the_request_and_only_it(string failure, Action<CorsGenBuilder> add)
    {
        await using TestApplication app = await StartAsync(add);

        Assert.NotEmpty(failure);
        for (int i = 0; i < 2; i++)
        {
            RawResponse preflight = await app.PreflightAsync("/", App, "PUT");
            RawResponse request = await app.SendAsync("PUT", "/", "Origin: " + App, "Content-Length: 0");
            Assert.Equal((500, 500), (preflight.Status, request.Status));
            Assert.Empty(preflight.CorsHeaders.Concat(request.CorsHeaders));
        }

        CorsAssert.Allowed(await app.PreflightAsync("/other", Uploads, "PUT"), 204, Uploads);
        CorsAssert.Denied(await app.SendAsync("PUT", "/", "Content-Length: 0"), 200);
    }

    [Fact]
    public async Task A_function_sees_that_the_request_was_given_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApplication app = await StartAsync(cors => cors.AddPolicy("p", async context =>
        {
            using CancellationTokenRegistration registration =
                context.RequestAborted.Register(() => aborted.TrySetResult());
            asked.TrySetResult();
            await aborted.Task;
            context.RequestAborted.ThrowIfCancellationRequested();
            return AppCorsPolicy.Instance;
        }));
        using var client = new HttpClient();
        using var cancellation = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Put, app.Url + "/");
        request.Headers.Add("Origin", App);

        Task<HttpResponseMessage> sent = client.SendAsync(request, cancellation.Token);
        await asked.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await aborted.Task;
        CorsAssert.Allowed(await app.PreflightAsync("/other", Uploads, "PUT"), 204, Uploads);
    }

    /// <summary>The function of the application and that of an endpoint: only the nearest is asked, once.</summary>
    [Theory]
    [InlineData("/", "application")]
    [InlineData("/required", "endpoint")]
    [InlineData("/attribute", "endpoint")]
    [InlineData("/object", "")]
    [InlineData("/disabled", "")]
    [InlineData("/nowhere", "application")]
    [InlineData("/branch/required", "endpoint")]
    public async Task Only_the_nearest_function_is_asked_once_for_each_request(string path, string expected)
    {
        var asked = new List<string>();
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCors(context => Ask("application"));
                app.UseWhen(
                    context => context.Request.Path.StartsWithSegments("/branch"), branch => branch.UseCorsGen());
                app.MapPut("/", () => "ran");
                app.MapPut("/required", () => "ran").RequireCors("p");
                app.MapPut("/branch/required", () => "ran").RequireCors("p");
                app.MapPut("/attribute", [EnableCors("p")] () => "ran");
                app.MapPut("/object", () => "ran").RequireCors(AppCorsPolicy.Instance);
                app.MapPut("/disabled", [DisableCors] () => "ran");
            },
            services => services.AddCorsGen(cors => cors.AddPolicy("p", _ => Ask("endpoint"))));

        await app.PreflightAsync(path, App, "PUT");
        Assert.Equal(expected, string.Join(' ', asked));
        asked.Clear();
        await app.SendAsync("PUT", path, "Origin: " + App, "Content-Length: 0");
        Assert.Equal(expected, string.Join(' ', asked));
        asked.Clear();
        await app.SendAsync("PUT", path, "Content-Length: 0");
        Assert.Empty(asked);

        ICorsPolicy Ask(string who)
        {
            asked.Add(who);
            return AppCorsPolicy.Instance;
        }
    }

    private static AppCorsPolicy? Find(HttpContext context) =>
        context.Request.Path == "/none" ? null : AppCorsPolicy.Instance;

    private static async ValueTask<ICorsPolicy?> FindLaterAsync(HttpContext context)
    {
        await Task.Yield();
        return Find(context);
    }

    private static AppCorsPolicy Fail() => throw new IOException();

    private static Task<TestApplication> StartAsync(Action<CorsGenBuilder> add, bool isDefault = false) =>
        TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                IEndpointConventionBuilder endpoint = app.MapPut("/", () => "ran");
                _ = isDefault ? endpoint : endpoint.RequireCors("p");
                app.MapPut("/other", () => "ran").RequireCors("uploads");
            },
            services => services.AddCorsGen(cors =>
            {
                add(cors);
                cors.AddPolicy("uploads", UploadsCorsPolicy.Instance);
            }));

    private sealed class DisposedPolicy : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => throw new ObjectDisposedException(nameof(DisposedPolicy));

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            throw new ObjectDisposedException(nameof(DisposedPolicy));
    }
}
