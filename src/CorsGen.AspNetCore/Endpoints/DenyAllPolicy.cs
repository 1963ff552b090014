namespace CorsGen.AspNetCore;

/// <summary>A policy without a rule, which denies every request of an origin, and says why.</summary>
internal sealed class DenyAllPolicy : ICorsPolicy
{
    private DenyAllPolicy(string name, string reason)
    {
        Name = name;
        Reason = reason;
    }

    /// <summary>That of an endpoint with <c>[DisableCors]</c>.</summary>
    public static DenyAllPolicy Disabled { get; } = new("[DisableCors]", "CORS is disabled for the endpoint");

    /// <summary>
    /// That of a preflight which routing gave to an endpoint with a policy, while the request that follows reaches another
    /// one, which has none.
    /// </summary>
    public static DenyAllPolicy NotRequired { get; } = new(
        "CorsGen", "the endpoint that the request would reach doesn't require a CORS policy, and the application has none");

    /// <summary>
    /// That of a preflight for a path without an endpoint, whose request may still reach one with a policy of its own.
    /// </summary>
    public static DenyAllPolicy FoundLater { get; } = new(
        "CorsGen",
        "its path ends like that of an endpoint with another policy, which routing may find behind app.UsePathBase(...) or "
        + "app.Map(...): these belong before app.UseCors(...)");

    /// <summary>How messages name it.</summary>
    public string Name { get; }

    /// <summary>Why it denies.</summary>
    public string Reason { get; }

    public IReadOnlyList<CorsRule> Rules => [];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        new(null, string.IsNullOrEmpty(origin) ? CorsDenial.NoOrigin : CorsDenial.Origin, origin, requestHeaders);
}
