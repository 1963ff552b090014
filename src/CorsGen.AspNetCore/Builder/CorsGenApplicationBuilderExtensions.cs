using CorsGen;
using CorsGen.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds policies that CorsGen compiled to an application.</summary>
public static class CorsGenApplicationBuilderExtensions
{
    /// <summary>
    /// Applies a policy to the whole application, except where an endpoint has a policy of its own. Belongs after
    /// <c>UseRouting</c> and <c>UseExceptionHandler</c>, and before <c>UseAuthentication</c>, <c>UseAuthorization</c>,
    /// <c>UseHttpsRedirection</c>, <c>UseOutputCache</c> and <c>UseStaticFiles</c>. Beside the framework's CORS, ours
    /// first: after the framework's <c>UseCors()</c>, requests that a policy of ours covers fail.
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
    /// <param name="options">How preflights are answered, in place of the application's options.</param>
    public static IApplicationBuilder UseCors(this IApplicationBuilder app, ICorsPolicy policy, CorsGenOptions options) =>
        Use(
            app,
            policy ?? throw new ArgumentNullException(nameof(policy)),
            options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>
    /// Applies the policies that endpoints require with <c>RequireCors(policy)</c> or <see cref="CorsAttribute{TPolicy}"/>;
    /// endpoints without have no CORS. Belongs where <see cref="UseCors(IApplicationBuilder, ICorsPolicy)"/> does.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    public static IApplicationBuilder UseCorsGen(this IApplicationBuilder app) => Use(app, policy: null, options: null);

    /// <inheritdoc cref="UseCorsGen(IApplicationBuilder)"/>
    /// <param name="app">The application.</param>
    /// <param name="options">How preflights are answered, in place of the application's options.</param>
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

        // When the pipeline is built, all endpoints are known.
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
