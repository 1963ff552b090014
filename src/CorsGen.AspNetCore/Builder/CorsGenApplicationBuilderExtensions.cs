using CorsGen;
using CorsGen.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds policies that CorsGen compiled to an application.</summary>
public static class CorsGenApplicationBuilderExtensions
{
    // The name in messages of the policies that UseCors chooses for each request.
    private const string ByRequest = "app.UseCors";

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
    /// Applies a policy that is chosen for each request, for example for its tenant, to the whole application, except
    /// to endpoints that have their own policy. Call it where <see cref="UseCors(IApplicationBuilder, ICorsPolicy)"/>
    /// belongs.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="choose">
    /// Returns the policy of a request; null if the request is to be denied. It is called for every request with an
    /// <c>Origin</c>, preflights included, before authentication: choose by host or path, because a preflight has
    /// neither cookies nor <c>Authorization</c>. If it throws, the request fails, without CORS headers. Return the same
    /// object as long as the policy doesn't change.
    /// </param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IApplicationBuilder UseCors(
        this IApplicationBuilder app, Func<HttpContext, ICorsPolicy?> choose) =>
        Use(
            app,
            new RequestPolicy(ByRequest, choose ?? throw new ArgumentNullException(nameof(choose))),
            options: null);

    /// <inheritdoc cref="UseCors(IApplicationBuilder, Func{HttpContext, ICorsPolicy?})"/>
    public static IApplicationBuilder UseCors(
        this IApplicationBuilder app, Func<HttpContext, ValueTask<ICorsPolicy?>> choose) =>
        Use(
            app,
            new RequestPolicy(ByRequest, choose ?? throw new ArgumentNullException(nameof(choose))),
            options: null);

    /// <summary>
    /// Applies the policies that endpoints require, with <c>RequireCors</c>, <see cref="CorsAttribute{TPolicy}"/> or
    /// the name of a policy that is registered with <c>AddCorsGen</c>. Other endpoints get the registered default
    /// policy; if there is none, they don't get CORS headers. Call it where <see cref="UseCors(IApplicationBuilder,
    /// ICorsPolicy)"/> belongs.
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

        IServiceProvider services = app.ApplicationServices;
        var names = NamedPolicies.Of(services);
        policy = policy is null ? names.Default : PolicyInstance.Of(policy);
        options ??= services.GetService<IOptions<CorsGenOptions>>()?.Value ?? new CorsGenOptions();
        CorsDiagnostics diagnostics = services.GetService<CorsDiagnostics>() ?? CorsDiagnostics.Create(services);
        var pipeline = CorsPipeline.Add(app);

        // All endpoints are known when the pipeline is built.
        return app.Use(next =>
        {
            if (names == NamedPolicies.None)
            {
                // AddCorsGen would have them checked at the start.
                NameCheck.CheckAll(app, names);
            }

            var endpoints = ApplicationEndpoints.Create(app, policy, names);
            var assignment = new PolicyAssignment(
                policy, endpoints, assigned => new PolicyResponder(assigned, options, diagnostics));
            var earlier = new EarlierMiddleware(services, diagnostics.Logger, endpoints);
            return new CorsMiddleware(next, pipeline, endpoints, assignment, earlier).Invoke;
        });
    }
}
