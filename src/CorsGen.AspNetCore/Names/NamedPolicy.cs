namespace CorsGen.AspNetCore;

/// <summary>
/// Stands for the policy that is currently registered under a name. Endpoints are assigned to this object, which stays
/// the same when the policy is replaced.
/// </summary>
internal sealed class NamedPolicy(string name, ICorsPolicy current) : INamedPolicy
{
    private volatile ICorsPolicy _current = current;

    public string Name { get; } = name;

    /// <summary>The policy that decides now. Read it once for each answer.</summary>
    public ICorsPolicy Current
    {
        get => _current;
        set => _current = value;
    }

    public IReadOnlyList<CorsRule> Rules => _current.Rules;

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        _current.Evaluate(origin, method, requestHeaders);
}
