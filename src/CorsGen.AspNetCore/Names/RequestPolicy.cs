namespace CorsGen.AspNetCore;

/// <summary>
/// Stands for the policies that a function of the application chooses, request by request. Endpoints are assigned to
/// this object; the policy that the function returns decides. The object itself denies every request.
/// </summary>
internal sealed class RequestPolicy(string name, Func<HttpContext, ValueTask<ICorsPolicy?>> choose) : INamedPolicy
{
    public RequestPolicy(string name, Func<HttpContext, ICorsPolicy?> choose)
        : this(name, context => new ValueTask<ICorsPolicy?>(choose(context)))
    {
    }

    public string Name { get; } = name;

    public IReadOnlyList<CorsRule> Rules => DenyAllPolicy.NotChosen.Rules;

    /// <summary>
    /// The policy of a request: <see cref="DenyAllPolicy.NotChosen"/> if the function returns null. A request without
    /// an <c>Origin</c> is denied by every policy, so the function isn't called for it.
    /// </summary>
    public async ValueTask<ICorsPolicy> ChooseAsync(HttpContext context) =>
        context.Request.Headers.Origin.Count > 0 && await choose(context) is { } policy
            ? PolicyInstance.Of(policy)
            : DenyAllPolicy.NotChosen;

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null) =>
        DenyAllPolicy.NotChosen.Evaluate(origin, method, requestHeaders);
}
