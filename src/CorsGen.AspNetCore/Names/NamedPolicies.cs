using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CorsGen.AspNetCore;

/// <summary>The policies of an application that are registered with <c>AddCorsGen</c>, by name.</summary>
internal sealed class NamedPolicies : IDisposable
{
    // As the framework compares its names.
    private readonly Dictionary<string, ICorsPolicy> _policies = new(StringComparer.Ordinal);
    private readonly string? _defaultName;
    private readonly IReadOnlyList<IDisposable> _disposables;

    /// <summary>Creates the registered policies.</summary>
    /// <param name="registrations">What is registered.</param>
    /// <param name="logger">Where the policies log.</param>
    /// <param name="defaultName">The framework's name of the default policy, which an application may set.</param>
    /// <exception cref="InvalidOperationException">Policies have errors; the message lists all of them.</exception>
    public NamedPolicies(PolicyRegistrations registrations, ILogger logger, string? defaultName)
    {
        _defaultName = defaultName;
        var start = new PolicyStart(logger);
        Default = registrations.Default?.Invoke(start);
        foreach ((string name, Func<PolicyStart, ICorsPolicy> create) in registrations.Named)
        {
            _policies.Add(name, create(start));
        }

        Default ??= Find(defaultName);

        _disposables = start.Disposables;
        if (start.Errors.Count > 0)
        {
            Dispose();
            throw new InvalidOperationException(
                string.Join(Environment.NewLine, ["CORS policies have errors:", .. start.Errors]));
        }
    }

    /// <summary>Those of an application that doesn't call <c>AddCorsGen</c>: none.</summary>
    public static NamedPolicies None { get; } = new(
        new PolicyRegistrations(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, defaultName: null);

    /// <summary>The policy of requests for which nothing nearer is named; null if there is none.</summary>
    public ICorsPolicy? Default { get; }

    public static NamedPolicies Of(IServiceProvider? services) => services?.GetService<NamedPolicies>() ?? None;

    /// <summary>The policy of a name; null if it isn't registered with CorsGen.</summary>
    /// <param name="name">The name, case-sensitive; null for the default policy.</param>
    public ICorsPolicy? Find(string? name) =>
        name is not null && _policies.TryGetValue(name, out ICorsPolicy? policy) ? policy
        : name is null || name == _defaultName ? Default
        : null;

    /// <summary>
    /// The policy that an item of an endpoint's metadata requires; null if it isn't one of CorsGen's.
    /// </summary>
    public ICorsPolicy? RequiredBy(object? metadata) => metadata switch
    {
        IRequiredPolicy required => required.Policy,
        IEnableCorsAttribute named => Find(named.PolicyName),
        _ => null,
    };

    /// <summary>The error about a name that neither CorsGen nor the framework knows; lists those that exist.</summary>
    /// <param name="name">The name.</param>
    /// <param name="endpoint">The endpoint that requires it; null if something else looks it up.</param>
    public InvalidOperationException Unknown(string name, Endpoint? endpoint = null)
    {
        string requiring = endpoint is null ? "" : $", which endpoint '{endpoint.DisplayName}' requires";
        string existing = this == None ? "The application doesn't call AddCorsGen, where policies get their names"
            : _policies.Count == 0 ? "AddCorsGen doesn't have any name"
            : $"AddCorsGen has '{string.Join("', '", _policies.Keys.Order(StringComparer.Ordinal))}'";
        return new InvalidOperationException(
            $"There is no CORS policy named '{name}'{requiring}. {existing}; AddCors doesn't have '{name}' either. "
            + "Names are case-sensitive.");
    }

    public void Dispose()
    {
        foreach (IDisposable disposable in _disposables)
        {
            disposable.Dispose();
        }
    }
}
