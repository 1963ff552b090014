namespace CorsGen.AspNetCore;

/// <summary>A policy without rules, which denies every request and states the reason.</summary>
internal sealed class DenyAllPolicy : INamedPolicy
{
    private DenyAllPolicy(string reason, string name = "CorsGen")
    {
        Reason = reason;
        Name = name;
    }

    /// <summary>The policy of an endpoint with <c>[DisableCors]</c>.</summary>
    public static DenyAllPolicy Disabled { get; } = new("CORS is disabled for the endpoint", "[DisableCors]");

    /// <summary>
    /// The policy of a preflight for which routing chose an endpoint with a policy, while the request that follows will
    /// reach an endpoint without one.
    /// </summary>
    public static DenyAllPolicy NotRequired { get; } = new(
        "the endpoint that the request would reach doesn't require a CORS policy, and the application has none");

    /// <summary>
    /// The policy of a preflight for a path without an endpoint, if the request may still reach an endpoint with its
    /// own policy.
    /// </summary>
    public static DenyAllPolicy FoundLater { get; } = new(
        "its path ends like that of an endpoint with another policy, which routing may find after "
        + "app.UsePathBase(...) or app.Map(...): call these before app.UseCors(...)");

    /// <summary>The policy of a request for which the application didn't choose one.</summary>
    public static DenyAllPolicy NotChosen { get; } = new("the application has no policy for the request");

    /// <summary>The policy of a section of the configuration that hasn't been compiled yet.</summary>
    public static DenyAllPolicy NotConfigured { get; } = new("the policy isn't configured");

    /// <summary>The policy of a request for which choosing one threw an exception.</summary>
    public static DenyAllPolicy ChoiceFailed { get; } = new(
        "the application's choice of a policy for the request threw an exception");

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>Why it denies requests.</summary>
    public string Reason { get; }

    public IReadOnlyList<CorsRule> Rules => [];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        new(null, string.IsNullOrEmpty(origin) ? CorsDenial.NoOrigin : CorsDenial.Origin, origin, requestHeaders);
}
