namespace CorsGen.AspNetCore;

/// <summary>The policy of a preflight for which there is none: no rule, so it is denied.</summary>
internal sealed class NoPolicy : ICorsPolicy
{
    private NoPolicy()
    {
    }

    public static NoPolicy Instance { get; } = new();

    public IReadOnlyList<CorsRule> Rules => [];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        DisabledPolicy.Instance.Evaluate(origin, method, requestHeaders);
}
