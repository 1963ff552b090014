namespace CorsGen.AspNetCore;

/// <summary>A policy without rules, which denies every request and states the reason.</summary>
internal sealed class DenyAllPolicy : INamedPolicy
{
    private DenyAllPolicy(string name, string reason)
    {
        Name = name;
        Reason = reason;
    }

    /// <summary>The policy of an endpoint with <c>[DisableCors]</c>.</summary>
    public static DenyAllPolicy Disabled { get; } = new("[DisableCors]", "CORS is disabled for the endpoint");

    /// <summary>
    /// The policy of a preflight for which routing chose an endpoint with a policy, while the request that follows will
    /// reach an endpoint without one.
    /// </summary>
    public static DenyAllPolicy NotRequired { get; } = new(
        "CorsGen",
        "the endpoint that the request would reach doesn't require a CORS policy, and the application has none");

    /// <summary>
    /// The policy of a preflight for a path without an endpoint, if the request may still reach an endpoint with its
    /// own policy.
    /// </summary>
    public static DenyAllPolicy FoundLater { get; } = new(
        "CorsGen",
        "its path ends like that of an endpoint with another policy, which routing may find after "
        + "app.UsePathBase(...) or app.Map(...): call these before app.UseCors(...)");

    /// <summary>The policy of a request for which the application didn't choose one.</summary>
    public static DenyAllPolicy NotChosen { get; } = new("CorsGen", "the application has no policy for the request");

    /// <summary>The policy of a request for which choosing one threw an exception.</summary>
    public static DenyAllPolicy ChoiceFailed { get; } = new(
        "CorsGen", "the application's choice of a policy for the request threw an exception");

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>Why it denies requests.</summary>
    public string Reason { get; }

    public IReadOnlyList<CorsRule> Rules => [];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        new(null, string.IsNullOrEmpty(origin) ? CorsDenial.NoOrigin : CorsDenial.Origin, origin, requestHeaders);
}
