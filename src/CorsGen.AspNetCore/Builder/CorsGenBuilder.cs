using CorsGen;
using CorsGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds CORS policies to an application; see <c>AddCorsGen</c>.</summary>
public sealed class CorsGenBuilder
{
    // The name of the default policy in messages.
    private const string Default = "default";

    private readonly PolicyRegistrations _registrations;

    internal CorsGenBuilder(PolicyRegistrations registrations) => _registrations = registrations;

    /// <summary>
    /// Adds the policy that <c>app.UseCorsGen()</c> applies where an endpoint doesn't require another one; it is also
    /// the policy of <c>[EnableCors]</c> without a name. <c>app.UseCors(policy)</c> replaces it.
    /// </summary>
    /// <param name="policy">The policy: <c>CorsPolicy.Instance</c>, or one that was compiled at run time.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is a default policy already.</exception>
    public CorsGenBuilder AddDefaultPolicy(ICorsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _registrations.AddDefault(_ => Named(Default, policy));
        return this;
    }

    /// <summary>Adds a default policy that is chosen for each request.</summary>
    /// <param name="choose">
    /// Returns the policy of a request; see <see cref="AddPolicy(string, Func{HttpContext, ICorsPolicy?})"/>.
    /// </param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="choose"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is a default policy already.</exception>
    public CorsGenBuilder AddDefaultPolicy(Func<HttpContext, ICorsPolicy?> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        var policy = new RequestPolicy(Default, choose);
        _registrations.AddDefault(_ => policy);
        return this;
    }

    /// <inheritdoc cref="AddDefaultPolicy(Func{HttpContext, ICorsPolicy?})"/>
    public CorsGenBuilder AddDefaultPolicy(Func<HttpContext, ValueTask<ICorsPolicy?>> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        var policy = new RequestPolicy(Default, choose);
        _registrations.AddDefault(_ => policy);
        return this;
    }

    /// <summary>Adds a policy.</summary>
    /// <param name="name">Its name, case-sensitive.</param>
    /// <param name="policy">The policy: <c>UploadsCorsPolicy.Instance</c>, or one that was compiled at run time.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, or already has a policy.</exception>
    public CorsGenBuilder AddPolicy(string name, ICorsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _registrations.Add(name, _ => Named(name, policy));
        return this;
    }

    /// <summary>Adds a policy that is chosen for each request, for example for its tenant.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    /// <param name="choose">
    /// Returns the policy of a request; null if the request is to be denied. It is called for every request with an
    /// <c>Origin</c>, preflights included, before authentication: choose by host or path, because a preflight has neither
    /// cookies nor <c>Authorization</c>. If it throws, the request fails, without CORS headers. Return the same object as
    /// long as the policy doesn't change.
    /// </param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, or already has a policy.</exception>
    public CorsGenBuilder AddPolicy(string name, Func<HttpContext, ICorsPolicy?> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        var policy = new RequestPolicy(name, choose);
        _registrations.Add(name, _ => policy);
        return this;
    }

    /// <inheritdoc cref="AddPolicy(string, Func{HttpContext, ICorsPolicy?})"/>
    public CorsGenBuilder AddPolicy(string name, Func<HttpContext, ValueTask<ICorsPolicy?>> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        var policy = new RequestPolicy(name, choose);
        _registrations.Add(name, _ => policy);
        return this;
    }

    // A generated class has a name that says more.
    private static ICorsPolicy Named(string name, ICorsPolicy policy) =>
        policy is CorsGen.Matching.IGeneratedPolicy ? PolicyInstance.Of(policy) : new NamedPolicy(name, policy);
}
