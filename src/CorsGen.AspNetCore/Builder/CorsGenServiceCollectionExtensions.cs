using CorsGen.AspNetCore;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers CORS policies of CorsGen by name.</summary>
public static class CorsGenServiceCollectionExtensions
{
    /// <summary>
    /// Registers CORS policies, so that they can be named wherever ASP.NET Core takes the name of a policy:
    /// <c>[EnableCors("uploads")]</c>, <c>RequireCors("uploads")</c>, <c>UseCors("uploads")</c>, and the routes of
    /// YARP. Call <c>app.UseCorsGen()</c> to apply them. With the framework's <c>app.UseCors()</c> alone, the decisions
    /// are the same, but a denied preflight has the status 204, and requests without an <c>Origin</c> don't get
    /// <c>Vary</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Adds the policies. It is called immediately.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>
    /// The framework's CORS services are registered too. A name that is registered here and with <c>AddCors</c> is the
    /// one that is registered here. An endpoint that names a policy that doesn't exist stops the start of the
    /// application. Can be called several times.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name is empty, or already has a policy.</exception>
    /// <exception cref="InvalidOperationException">There is a default policy already.</exception>
    public static IServiceCollection AddCorsGen(this IServiceCollection services, Action<CorsGenBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        configure(new CorsGenBuilder(RegistrationsOf(services)));
        return services;
    }

    private static PolicyRegistrations RegistrationsOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(PolicyRegistrations))
            is { ImplementationInstance: PolicyRegistrations known })
        {
            return known;
        }

        var registrations = new PolicyRegistrations();
        services.AddSingleton(registrations);
        services.TryAddSingleton(CorsDiagnostics.Create);
        services.AddSingleton(provider => new NamedPolicies(
            registrations,
            provider.GetRequiredService<CorsDiagnostics>().Logger,
            provider.GetRequiredService<IOptions<CorsOptions>>().Value.DefaultPolicyName));
        services.AddTransient<IStartupFilter, NameCheck>();
        services.AddCors();
        Decorate<ICorsPolicyProvider>(services, (provider, framework) => new PolicyProvider(
            provider.GetRequiredService<NamedPolicies>(), framework));
        Decorate<ICorsService>(services, (provider, framework) => new PolicyService(
            framework, provider.GetRequiredService<CorsDiagnostics>()));
        return registrations;
    }

    // What was registered before, by the framework or by the application, still does what isn't ours.
    private static void Decorate<TService>(
        IServiceCollection services, Func<IServiceProvider, TService, TService> decorate)
        where TService : class
    {
        ServiceDescriptor inner = services.Last(
            service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        if (inner.ImplementationType is { } type)
        {
            services.TryAdd(ServiceDescriptor.Describe(type, type, inner.Lifetime));
        }

        services.Remove(inner);
        services.Add(ServiceDescriptor.Describe(
            typeof(TService), provider => decorate(provider, (TService)Create(provider, inner)), inner.Lifetime));
    }

    private static object Create(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? provider.GetRequiredService(service.ImplementationType!);
}
