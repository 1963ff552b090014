using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CorsGen.Benchmarks.Http;

/// <summary>
/// One request through a pipeline of routing, CORS and an endpoint that does nothing, up to the start of the response,
/// in a context that is used again as Kestrel's is. Logging is off below warnings, as it is on no busy server.
/// </summary>
public abstract class MiddlewareCase
{
    private readonly ReusableContext _none;
    private readonly ReusableContext _framework;
    private readonly ReusableContext _application;
    private readonly ReusableContext _endpoint;
    private readonly int _status;
    private readonly string? _allowOrigin;

    /// <summary>Prepares the pipelines.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="status">The status of CorsGen's answer.</param>
    /// <param name="isAllowed">Whether CORS allows it.</param>
    /// <param name="headers">The request's headers.</param>
    private protected MiddlewareCase(
        string method, int status, bool isAllowed, params (string Name, string Value)[] headers)
    {
        _status = status;
        _allowOrigin = isAllowed ? Requests.Origin : null;
        _none = Create(_ => { }, _ => { });
        _framework = Create(app => app.UseCors(policy => policy
            .WithOrigins(Requests.Origin)
            .WithMethods("GET", "PUT", "POST", "DELETE")
            .WithHeaders("authorization", "content-type", "x-amz-date")
            .WithExposedHeaders("ETag", "x-amz-request-id", "x-amz-version-id")
            .SetPreflightMaxAge(TimeSpan.FromSeconds(3000))
            .AllowCredentials()));
        _application = Create(app => app.UseCors(CredentialsCorsPolicy.Instance));
        _endpoint = Create(app => app.UseCorsGen(), endpoint => endpoint.RequireCors(CredentialsCorsPolicy.Instance));

        ReusableContext Create(Action<IApplicationBuilder> cors, Action<IEndpointConventionBuilder>? convention = null)
        {
            ServiceProvider services = new ServiceCollection()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
                .AddMetrics()
                .AddRouting()
                .AddCors()
                .AddSingleton<System.Diagnostics.DiagnosticListener>(_ => new("Benchmarks"))
                .BuildServiceProvider();
            var app = new ApplicationBuilder(services);
            app.UseRouting();
            cors(app);
            app.UseEndpoints(endpoints =>
            {
                IEndpointConventionBuilder endpoint = endpoints.MapPut("/", context => Task.CompletedTask);
                convention?.Invoke(endpoint);
            });
            return new ReusableContext(app.Build(), services, method, "/", headers);
        }
    }

    /// <summary>The pipeline without CORS: it answers a preflight with 405.</summary>
    [Benchmark(Baseline = true)]
    public void WithoutCors() => _none.Send();

    /// <summary>ASP.NET Core's UseCors, with a policy of the whole application.</summary>
    [Benchmark]
    public void AspNetCore() => _framework.Send();

    /// <summary>UseCors with a compiled policy.</summary>
    [Benchmark]
    public void CorsGen() => _application.Send();

    /// <summary>UseCorsGen, and the policy that of the endpoint.</summary>
    [Benchmark]
    public void CorsGenEndpoint() => _endpoint.Send();

    /// <summary>Checks that all come to the right answer: the time to a wrong one says nothing.</summary>
    [GlobalSetup]
    public void Verify()
    {
        foreach (ReusableContext context in new[] { _framework, _application, _endpoint })
        {
            context.Send();
            string? origin = context.Headers.AccessControlAllowOrigin;
            if (origin != _allowOrigin || (context != _framework && context.Status != _status))
            {
                throw new InvalidOperationException(
                    $"{GetType().Name}: {context.Status} and '{origin}' is not the answer.");
            }
        }
    }
}
