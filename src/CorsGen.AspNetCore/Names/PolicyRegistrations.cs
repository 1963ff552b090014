namespace CorsGen.AspNetCore;

/// <summary>
/// What <c>AddCorsGen</c> collects before the application is built: under each name a way to create its policy.
/// </summary>
internal sealed class PolicyRegistrations
{
    private readonly Dictionary<string, Func<PolicyStart, ICorsPolicy>> _named = new(StringComparer.Ordinal);

    /// <summary>Creates the policy of each name.</summary>
    public IReadOnlyDictionary<string, Func<PolicyStart, ICorsPolicy>> Named => _named;

    /// <summary>Creates the default policy; null if there is none.</summary>
    public Func<PolicyStart, ICorsPolicy>? Default { get; private set; }

    /// <exception cref="ArgumentException">The name is empty, or already has a policy.</exception>
    public void Add(string name, Func<PolicyStart, ICorsPolicy> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_named.TryAdd(name, create))
        {
            throw new ArgumentException(
                $"A CORS policy named '{name}' has already been added. Use another name, or remove one of the calls.",
                nameof(name));
        }
    }

    /// <exception cref="InvalidOperationException">There is a default policy already.</exception>
    public void AddDefault(Func<PolicyStart, ICorsPolicy> create) =>
        Default = Default is null
            ? create
            : throw new InvalidOperationException(
                "A default CORS policy has already been added. Remove one of the calls of AddDefaultPolicy.");
}
