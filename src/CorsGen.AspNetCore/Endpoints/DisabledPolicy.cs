namespace CorsGen.AspNetCore;

/// <summary>The policy of an endpoint with <c>[DisableCors]</c>: no rule, so every request of an origin is denied.</summary>
internal sealed class DisabledPolicy : ICorsPolicy
{
    private DisabledPolicy()
    {
    }

    public static DisabledPolicy Instance { get; } = new();

    public IReadOnlyList<CorsRule> Rules => [];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        new(null, string.IsNullOrEmpty(origin) ? CorsDenial.NoOrigin : CorsDenial.Origin, origin, requestHeaders);
}
