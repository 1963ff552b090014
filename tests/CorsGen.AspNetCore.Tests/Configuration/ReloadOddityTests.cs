using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using FrameworkPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;
using FrameworkResult = Microsoft.AspNetCore.Cors.Infrastructure.CorsResult;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>Reloads that don't go as they should, and the ends of applications.</summary>
public class ReloadOddityTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private static readonly string s_a = Settings($"[{Rule(A)}]");
    private static readonly string s_b = Settings($"[{Rule(B)}]");

    [Theory]
    [InlineData("")]
    [InlineData("{ \"Cors\": [{ \"AllowedOrigins\": [\"https://b.exa")]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("{ \"Cors\": null }")]
    [InlineData("{ \"Cors\": [] }")]
    public async Task A_file_that_is_half_written_or_gone_keeps_the_policy_until_it_is_whole_again(string? text)
    {
        var file = new LiveFile(s_a);
        await using TestApplication app = await StartAsync(file.AddTo);

        _ = Record.Exception(() => file.Write(text));
        Assert.Equal(A, await AllowedAsync(app));

        file.Write(s_b);
        Assert.Equal(B, await AllowedAsync(app));
    }

    [Fact]
    public async Task A_reload_may_change_the_profile()
    {
        var file = new LiveFile(Settings($$"""{ "Profile": "S3", "Rules": [{{Rule(A)}}] }"""));
        await using TestApplication app = await StartAsync(file.AddTo);
        Assert.Equal("true", (await app.PreflightAsync("/", A, "GET"))["Access-Control-Allow-Credentials"]);

        file.Write(s_a);
        RawResponse web = await app.PreflightAsync("/", A, "GET");
        Assert.Equal((A, null), (web.AllowOrigin, web["Access-Control-Allow-Credentials"]));

        // What profile S3 refuses is refused, and the last good policy stays.
        file.Write(Settings($$"""{ "Profile": "S3", "Rules": [{{Rule(B, "PATCH")}}] }"""));
        Assert.Equal(A, await AllowedAsync(app));
        Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Error
            && line.Message.Contains("Cors:Rules:0:AllowedMethods:0: error CORS005", StringComparison.Ordinal));
    }

    /// <summary>A source changes and reloads while it is read, in the same thread.</summary>
    /// <param name="first">The reading of an origin that is the first to change it.</param>
    /// <param name="last">The reading that is the last.</param>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    public async Task A_source_that_changes_while_it_is_read_ends_with_its_last_policy(int first, int last)
    {
        var source = new SelfReloading();
        await using TestApplication app = await StartAsync(builder => builder.Add(source));

        source.Change(first, last);

        Assert.Equal(B, await AllowedAsync(app));
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Two_applications_follow_one_configuration_and_the_end_of_one_does_not_concern_the_other()
    {
        var live = new LiveConfiguration(s_a);
        IConfigurationRoot shared = new ConfigurationBuilder().Add(live).Build();
        await using TestApplication first = await StartAsync(_ => { }, shared);
        await using TestApplication second = await StartAsync(_ => { }, shared);

        live.Change(s_b);
        Assert.Equal((B, B), (await AllowedAsync(first), await AllowedAsync(second)));

        int lines = first.Log.Lines.Count;
        await first.DisposeAsync();
        live.Change(s_a);
        Assert.Equal(A, await AllowedAsync(second));
        Assert.DoesNotContain(
            first.Log.Lines.Skip(lines), line => line.Message.Contains("reloaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_application_may_end_while_its_configuration_is_reloaded()
    {
        for (int i = 0; i < 10; i++)
        {
            var live = new LiveConfiguration(s_a);
            IConfigurationRoot shared = new ConfigurationBuilder().Add(live).Build();
            TestApplication app = await StartAsync(_ => { }, shared);
            var reloading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var ended = new CancellationTokenSource();
            Task reloads = Task.Run(() =>
            {
                for (int change = 0; change < 20 || !ended.IsCancellationRequested; change++)
                {
                    live.Change(change % 2 == 0 ? s_b : s_a);
                    reloading.TrySetResult();
                }
            });

            await reloading.Task;
            await app.DisposeAsync();
            await ended.CancelAsync();
            await reloads;
        }
    }

    [Fact]
    public async Task A_policy_that_was_looked_up_still_answers_after_the_end_of_the_application()
    {
        await using TestApplication app = await StartAsync(new LiveFile(s_a).AddTo);
        var context = new DefaultHttpContext { RequestServices = app.Services, Request = { Method = "GET" } };
        context.Request.Headers.Origin = A;
        ICorsService service = app.Services.GetRequiredService<ICorsService>();
        FrameworkPolicy policy = Assert.IsAssignableFrom<FrameworkPolicy>(
            await app.Services.GetRequiredService<ICorsPolicyProvider>().GetPolicyAsync(context, "live"));

        await app.DisposeAsync();

        FrameworkResult result = service.EvaluatePolicy(context, policy);
        Assert.Equal((true, A), (result.IsOriginAllowed, result.AllowedOrigin));
    }

    [Fact]
    public async Task Policies_that_reloads_replace_are_not_kept()
    {
        const int Reloads = 200;
        var live = new LiveConfiguration(s_a);
        var rules = new RuleWatcher();
        await using TestApplication app = await StartAsync(builder => builder.Add(live), logger: rules);

        for (int reload = 0; reload < Reloads; reload++)
        {
            string origin = $"https://t{reload}.example";
            live.Change(Settings($"[{Rule(origin)}]"));
            Assert.Equal(origin, (await app.PreflightAsync("/", origin, "GET")).AllowOrigin);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(Reloads, rules.Seen.Count);

        // The last ones may still be on a stack.
        Assert.InRange(rules.Seen.Count(rule => rule.IsAlive), 1, 10);
    }

    private static async Task<string?> AllowedAsync(TestApplication app) =>
        (await app.PreflightAsync("/", A, "GET")).AllowOrigin ?? (await app.PreflightAsync("/", B, "GET")).AllowOrigin;

    private static string Rule(string origin, string method = "GET") =>
        $$"""{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["{{method}}"] }""";

    private static string Settings(string policy) => $$"""{ "Cors": {{policy}} }""";

    private static Task<TestApplication> StartAsync(
        Action<IConfigurationBuilder> add,
        IConfiguration? shared = null,
        ILoggerProvider? logger = null) => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapGet("/", () => "ran").RequireCors("live");
        },
        host: builder =>
        {
            add(builder.Configuration);
            if (logger is not null)
            {
                // The recorder keeps what it is given.
                builder.Logging.AddFilter<LogRecorder>(level => level >= LogLevel.Warning).AddProvider(logger);
            }

            builder.Services.AddCorsGen(
                cors => cors.AddPolicy("live", (shared ?? builder.Configuration).GetSection("Cors")));
        });

    /// <summary>Remembers the rules that allowed requests, which the log has, without keeping them.</summary>
    private sealed class RuleWatcher : ILoggerProvider, ILogger
    {
        public List<WeakReference> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values
                && values.FirstOrDefault(value => value.Value is CorsRule).Value is { } rule)
            {
                Seen.Add(new WeakReference(rule));
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class SelfReloading : ConfigurationProvider, IConfigurationSource
    {
        private const string Origin = "Cors:0:AllowedOrigins:0";
        private int _readings;
        private (int First, int Last) _changes;

        public SelfReloading()
        {
            Data[Origin] = A;
            Data["Cors:0:AllowedMethods:0"] = "GET";
        }

        /// <summary>Reloads with a policy that is neither A's nor B's, which a reading makes B's.</summary>
        public void Change(int first, int last)
        {
            _changes = (first, last);
            _readings = 0;
            Data[Origin] = "https://c.example";
            OnReload();
        }

        public override bool TryGet(string key, out string? value)
        {
            bool found = base.TryGet(key, out value);
            if (key == Origin && _changes.Last > 0)
            {
                _readings++;
                if (_readings >= _changes.First && _readings <= _changes.Last)
                {
                    Data[Origin] = B;
                    OnReload();
                }
            }

            return found;
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
