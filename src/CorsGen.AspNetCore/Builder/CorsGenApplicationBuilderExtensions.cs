using CorsGen;
using CorsGen.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds policies that CorsGen compiled to an application.</summary>
public static class CorsGenApplicationBuilderExtensions
{
    /// <summary>
    /// Applies a policy to the whole application, except to endpoints that have their own policy. Call it after
    /// <c>UseRouting</c> and <c>UseExceptionHandler</c>, and before <c>UseAuthentication</c>, <c>UseAuthorization</c>,
    /// <c>UseHttpsRedirection</c>, <c>UseOutputCache</c> and <c>UseStaticFiles</c>. Call it before the framework's
    /// <c>UseCors()</c>, if you use both: in the other order, requests that a CorsGen policy covers fail.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="policy">The policy: <c>CorsPolicy.Instance</c>.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IApplicationBuilder UseCors(this IApplicationBuilder app, ICorsPolicy policy) =>
        Use(app, policy ?? throw new ArgumentNullException(nameof(policy)), options: null);

    /// <inheritdoc cref="UseCors(IApplicationBuilder, ICorsPolicy)"/>
    /// <param name="app">The application.</param>
    /// <param name="policy">The policy: <c>CorsPolicy.Instance</c>.</param>
    /// <param name="options">How preflights are answered; replaces the application's options.</param>
    public static IApplicationBuilder UseCors(
        this IApplicationBuilder app, ICorsPolicy policy, CorsGenOptions options) =>
        Use(
            app,
            policy ?? throw new ArgumentNullException(nameof(policy)),
            options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>
    /// Applies the policies that endpoints require with <c>RequireCors(policy)</c> or
    /// <see cref="CorsAttribute{TPolicy}"/>; other endpoints don't get CORS headers. Call it where
    /// <see cref="UseCors(IApplicationBuilder, ICorsPolicy)"/> belongs.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    public static IApplicationBuilder UseCorsGen(this IApplicationBuilder app) => Use(app, policy: null, options: null);

    /// <inheritdoc cref="UseCorsGen(IApplicationBuilder)"/>
    /// <param name="app">The application.</param>
    /// <param name="options">How preflights are answered; replaces the application's options.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IApplicationBuilder UseCorsGen(this IApplicationBuilder app, CorsGenOptions options) =>
        Use(app, policy: null, options ?? throw new ArgumentNullException(nameof(options)));

    private static IApplicationBuilder Use(IApplicationBuilder app, ICorsPolicy? policy, CorsGenOptions? options)
    {
        ArgumentNullException.ThrowIfNull(app);

        policy = policy is null ? null : PolicyInstance.Of(policy);
        IServiceProvider services = app.ApplicationServices;
        options ??= services.GetService<IOptions<CorsGenOptions>>()?.Value ?? new CorsGenOptions();
        var diagnostics = CorsDiagnostics.Create(services);
        var pipeline = CorsPipeline.Add(app);

        // All endpoints are known when the pipeline is built.
        return app.Use(next =>
        {
            var endpoints = ApplicationEndpoints.Create(app, policy);
            var assignment = new PolicyAssignment(
                policy, endpoints, assigned => new PolicyResponder(assigned, options, diagnostics));
            var earlier = new EarlierMiddleware(services, diagnostics.Logger, endpoints);
            return new CorsMiddleware(next, pipeline, endpoints, assignment, earlier).Invoke;
        });
    }
}
