using System.Diagnostics.Metrics;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests;

/// <summary>What is reported, under which name, and what isn't a decision at all.</summary>
public class ReportTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/plain", "default")]
    [InlineData("/own", "own")]
    [InlineData("/chosen", "chosen")]
    [InlineData("/class", "UploadsCorsPolicy")]
    [InlineData("/disabled", "[DisableCors]")]
    public async Task A_policy_has_the_name_that_it_is_registered_under_or_that_of_its_class(string path, string name)
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapPut("/plain", () => "ran");
                app.MapPut("/own", () => "ran").RequireCors("own");
                app.MapPut("/chosen", () => "ran").RequireCors("chosen");
                app.MapPut("/class", () => "ran").RequireCors("class");
                app.MapPut("/disabled", [DisableCors] () => "ran");
            },
            services => services.AddCorsGen(cors => cors
                .AddDefaultPolicy(new DenyingPolicy())
                .AddPolicy("own", new DenyingPolicy())
                .AddPolicy("chosen", (HttpContext _) => new DenyingPolicy())
                .AddPolicy("class", UploadsCorsPolicy.Instance)));

        await AssertDeniedAsync(app, path, name);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("chosen")]
    [InlineData("chosen, later")]
    public async Task A_policy_of_the_pipeline_has_the_name_of_its_class_or_of_the_call(string how)
    {
        await using TestApplication app = await TestApplication.StartAsync(app => _ = how switch
        {
            "one" => app.UseCors(new DenyingPolicy()),
            "chosen" => app.UseCors((HttpContext _) => new DenyingPolicy()),
            _ => app.UseCors((HttpContext _) => ValueTask.FromResult<ICorsPolicy?>(new DenyingPolicy())),
        });

        await AssertDeniedAsync(app, "/nowhere", how == "one" ? "DenyingPolicy" : "app.UseCors");
    }

    [Fact]
    public async Task A_default_policy_that_is_chosen_has_that_name_too()
    {
        await using TestApplication app = await TestApplication.StartAsync(
            app => app.UseCorsGen(),
            services => services.AddCorsGen(
                cors => cors.AddDefaultPolicy((HttpContext _) => ValueTask.FromResult<ICorsPolicy?>(null))));

        await app.SendAsync("PUT", "/", "Origin: " + Evil);

        Assert.Equal(
            $"default denied request from {Evil}: the application has no policy for the request",
            Assert.Single(app.Log.Lines).Message);
    }

    /// <summary>What resembles the application's own origin: the same length, another part.</summary>
    [Theory]
    [InlineData("http://{0}", 0)]
    [InlineData("HTTP://{0}", 0)]
    [InlineData("httq://{0}", 1)]
    [InlineData("http:||{0}", 1)]
    [InlineData("http://{0}/", 1)]
    [InlineData("http://{0}0", 1)]
    [InlineData("http://0{0}", 1)]
    [InlineData("http://", 1)]
    public async Task Only_the_applications_own_origin_is_no_denial(string origin, int denials)
    {
        await using TestApplication app = await TestApplication.StartAsync(app => app.UseCors(AppCorsPolicy.Instance));
        origin = string.Format(System.Globalization.CultureInfo.InvariantCulture, origin, app.Host);

        await app.SendAsync("PUT", "/", "Origin: " + origin);

        Assert.Equal(denials, app.Log.Lines.Count);
    }

    [Fact]
    public async Task Another_host_of_the_same_length_is_a_denial()
    {
        await using TestApplication app = await TestApplication.StartAsync(app => app.UseCors(AppCorsPolicy.Instance));

        await app.SendAsync("PUT", "/", "Origin: http://" + new string('a', app.Host.Length));

        Assert.Single(app.Log.Lines);
    }

    [Fact]
    public async Task The_own_origin_twice_or_without_a_host_is_a_denial()
    {
        await using TestApplication app = await TestApplication.StartAsync(app => app.UseCors(AppCorsPolicy.Instance));

        await app.SendAsync("PUT", "/", "Origin: " + app.Url, "Origin: " + app.Url);
        await app.SendTextAsync("PUT / HTTP/1.0\r\nOrigin: http://\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(2, app.Log.Lines.Count);
    }

    [Fact]
    public async Task A_disabled_endpoint_denies_only_a_request_with_an_origin()
    {
        await using TestApplication app = await TestApplication.StartAsync(app =>
        {
            app.UseCors(OpenCorsPolicy.Instance);
            app.MapPut("/disabled", [DisableCors] () => "ran");
        });

        CorsAssert.Denied(await app.SendAsync("PUT", "/disabled", "Origin:"), 200);
        Assert.Empty(app.Log.Lines);

        CorsAssert.Denied(await app.SendAsync("PUT", "/disabled", "Origin: " + Evil), 200);
        Assert.Equal(
            $"[DisableCors] denied request from {Evil}: CORS is disabled for the endpoint",
            Assert.Single(app.Log.Lines).Message);
    }

    [Fact]
    public void The_counter_says_what_it_counts()
    {
        using WebApplication app = WebApplication.CreateSlimBuilder().Build();
        var published = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "CorsGen.AspNetCore"
                    && instrument.Meter.Scope == app.Services.GetRequiredService<IMeterFactory>())
                {
                    published.Add(instrument);
                }
            },
        };
        listener.Start();
        app.UseCors(OpenCorsPolicy.Instance);

        Instrument counter = Assert.Single(published);
        Assert.Equal(
            ("corsgen.decisions", "{decision}", "Requests with an Origin, by policy, kind and outcome."),
            (counter.Name, counter.Unit, counter.Description));
    }

    /// <summary>What a logger doesn't want isn't written to it, also where decisions are counted.</summary>
    [Theory]
    [InlineData(LogLevel.Debug, 2)]
    [InlineData(LogLevel.Information, 1)]
    [InlineData(LogLevel.Warning, 0)]
    public async Task What_a_level_leaves_out_is_not_written(LogLevel least, int lines)
    {
        var logger = new StubbornLogger(least);
        using ServiceProvider services = new ServiceCollection().AddMetrics()
            .AddSingleton<ILoggerFactory>(logger).BuildServiceProvider();
        int counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => counted += (int)value);
        listener.Start();
        var app = new ApplicationBuilder(services);
        app.UseCors(AppCorsPolicy.Instance);
        RequestDelegate pipeline = app.Build();

        foreach (string origin in new[] { App, Evil })
        {
            var context = new DefaultHttpContext { Request = { Method = "OPTIONS", Path = "/" } };
            context.Request.Headers.Origin = origin;
            context.Request.Headers.AccessControlRequestMethod = "PUT";
            await pipeline(context);
        }

        Assert.Equal((2, lines), (counted, logger.Lines));
    }

    private static async Task AssertDeniedAsync(TestApplication app, string path, string name)
    {
        await app.PreflightAsync(path, Evil, "PUT");

        Assert.StartsWith($"{name} denied preflight from {Evil}: ", Assert.Single(app.Log.Lines).Message);
    }

    private sealed class DenyingPolicy : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules => [];

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            new(null, CorsDenial.Origin, origin, requestHeaders);
    }

    /// <summary>Counts whatever is written, even what it says it doesn't want.</summary>
    private sealed class StubbornLogger(LogLevel least) : ILoggerFactory, ILogger
    {
        public int Lines { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines++;

        public void Dispose()
        {
        }
    }
}
