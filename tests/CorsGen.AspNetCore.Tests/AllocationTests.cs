using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore.Tests;

public class AllocationTests(ITestOutputHelper output)
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    public enum Policed
    {
        Application,
        Endpoint,
        Group,
        Attribute,
    }

    [Theory]
    [CombinatorialRequests]
    public void A_request_allocates_nothing_for_CORS(
        Policed how, string method, string? origin, string? requested, int status, string? allowed)
    {
        double with = Measure(how, method, origin, requested, status, allowed);

        // Compared with the same pipeline without CORS; a preflight doesn't allocate at all.
        double without = method == "OPTIONS" ? 0 : Measure(null, method, origin, requested, status: 200, allowed: null);

        output.WriteLine($"{with} bytes with, {without} without");

        Assert.Equal(0, with - without);
    }

    [Fact]
    public void A_Vary_of_the_handlers_is_merged_without_an_allocation()
    {
        (RequestDelegate pipeline, IServiceProvider services) = Build(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.Run(context =>
            {
                context.Response.Headers.Vary = "Accept-Encoding";
                return Task.CompletedTask;
            });
        });

        var context = new ReusableContext(pipeline, services, "PUT", "/", ("Origin", App));

        Assert.Equal(0, context.MeasureBytes());
        Assert.Equal("Accept-Encoding, " + CorsAssert.Vary, context.Headers.Vary);
    }

    [Fact]
    public void Several_lines_of_Vary_and_others_by_turns_are_merged_without_an_allocation()
    {
        StringValues[] own = [new(["Accept", "Accept-Encoding"]), "Cookie", new(["Accept", "Accept-Language"])];
        int turn = 0;
        (RequestDelegate pipeline, IServiceProvider services) = Build(app =>
        {
            app.UseCors(AppCorsPolicy.Instance);
            app.Run(context =>
            {
                context.Response.Headers.Vary = own[turn++ % own.Length];
                return Task.CompletedTask;
            });
        });

        var context = new ReusableContext(pipeline, services, "PUT", "/", ("Origin", App));

        Assert.Equal(0, context.MeasureBytes());
        turn = 0;
        context.Send();
        Assert.Equal("Accept, Accept-Encoding, " + CorsAssert.Vary, context.Headers.Vary);
        context.Send();
        Assert.Equal("Cookie, " + CorsAssert.Vary, context.Headers.Vary);
    }

    [Theory]
    [InlineData("https://*.example.com", "x-*")]
    [InlineData("https://a.example.com", "x-a")]
    public void A_reason_allocates_nothing_for_each_entry_of_a_rule(string allowedOrigin, string allowedHeader)
    {
        // Denied for its origin, and by another rule for its header.
        double few = MeasureReason(1), many = MeasureReason(500);

        output.WriteLine($"{few} bytes with one entry, {many} with 500");

        // Less than a byte for each request: the runtime optimizes other code during the measurement, so the figures
        // differ slightly.
        Assert.InRange(many, 0, few + 499);

        double MeasureReason(int entries)
        {
            var policy = new PolicyOfRules(
                new CorsRule(0, null, [.. Enumerable.Repeat(allowedOrigin, entries)], ["PUT"], [], [], null, false),
                new CorsRule(
                    1, null, [Evil], ["PUT"], [.. Enumerable.Repeat(allowedHeader, entries)], [], null, false));
            (RequestDelegate pipeline, IServiceProvider services) = Build(
                app =>
                {
                    app.UseCors(policy);
                    app.Run(Handle);
                },
                LogLevel.Information);
            return new ReusableContext(
                pipeline,
                services,
                "OPTIONS",
                "/",
                ("Origin", Evil),
                ("Access-Control-Request-Method", "PUT"),
                ("Access-Control-Request-Headers", "y-other"))
                .MeasureBytes();
        }
    }

    private static double Measure(
        Policed? how, string method, string? origin, string? requested, int status, string? allowed)
    {
        (RequestDelegate pipeline, IServiceProvider services) = Build(app =>
        {
            if (how is not null)
            {
                _ = how == Policed.Application ? app.UseCors(AppCorsPolicy.Instance) : app.UseCorsGen();
            }

            // Only one route: with several, routing's table allocates until it is compiled in the background.
            app.UseEndpoints(endpoints => _ = how switch
            {
                Policed.Endpoint => endpoints.MapPut("/", Handle).RequireCors(AppCorsPolicy.Instance),
                Policed.Group => endpoints.MapGroup("").RequireCors(AppCorsPolicy.Instance).MapPut("/", Handle),
                Policed.Attribute => endpoints.MapPut("/", [Cors<AppCorsPolicy>] (context) => Task.CompletedTask),
                _ => endpoints.MapPut("/", Handle),
            });
        });

        List<(string, string)> headers = [];
        if (origin is not null)
        {
            headers.Add(("Origin", origin));
        }

        if (requested is not null)
        {
            headers.Add(("Access-Control-Request-Method", "PUT"));
            headers.Add(("Access-Control-Request-Headers", requested));
        }

        var context = new ReusableContext(pipeline, services, method, "/", [.. headers]);
        double bytes = context.MeasureBytes();
        Assert.Equal(status, context.Status);
        Assert.Equal(allowed, context.Headers.AccessControlAllowOrigin);
        Assert.Equal(how is null ? null : CorsAssert.Vary, context.Headers.Vary);
        return bytes;
    }

    private static (RequestDelegate Pipeline, IServiceProvider Services) Build(
        Action<IApplicationBuilder> configure, LogLevel level = LogLevel.Warning)
    {
        ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(level).AddProvider(new Silence()))
            .AddMetrics()
            .AddRouting()
            .AddSingleton<System.Diagnostics.DiagnosticListener>(_ => new("Test"))
            .BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        configure(app);
        return (app.Build(), services);
    }

    private static Task Handle(HttpContext context) => Task.CompletedTask;

    private sealed class PolicyOfRules(params CorsRule[] rules) : ICorsPolicy
    {
        public IReadOnlyList<CorsRule> Rules { get; } = rules;

        public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
            UploadsCorsPolicy.Evaluate(origin, "PATCH", requestHeaders);
    }

    // Accepts every line, and ignores it.
    private sealed class Silence : ILoggerProvider, ILogger
    {
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
        }

        public void Dispose()
        {
        }
    }

    private sealed class CombinatorialRequestsAttribute : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
            System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) => new(
        [
            .. Enum.GetValues<Policed>().SelectMany(how => new TheoryDataRow[]
            {
                new(how, "PUT", App, null, 200, App),
                new(how, "PUT", "https://x.preview.example.com", null, 200, "https://x.preview.example.com"),
                new(how, "PUT", Evil, null, 200, null),
                new(how, "PUT", null, null, 200, null),
                new(how, "PUT", App, "x-app-a", 200, App),
                new(how, "OPTIONS", App, "content-type,x-app-a", 204, App),
                new(how, "OPTIONS", App, "x-other", 403, null),
                new(how, "OPTIONS", Evil, "content-type", 403, null),
            }),
        ]);

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
