using System.Runtime.CompilerServices;

namespace CorsGen.AspNetCore;

/// <summary>
/// Finds the responder of each request that a <see cref="RequestPolicy"/> covers. Responders are kept as long as their
/// policies live, so policies that the application replaces don't accumulate.
/// </summary>
internal sealed class PolicyChoice
{
    private readonly RequestPolicy _assigned;
    private readonly ConditionalWeakTable<ICorsPolicy, PolicyResponder> _responders = [];
    private readonly ConditionalWeakTable<ICorsPolicy, PolicyResponder>.CreateValueCallback _create;

    public PolicyChoice(RequestPolicy assigned, Func<ICorsPolicy, PolicyResponder> create)
    {
        _assigned = assigned;
        _create = policy => create(policy);
    }

    /// <summary>The responder of a request.</summary>
    public async ValueTask<PolicyResponder?> OfAsync(HttpContext context)
    {
        try
        {
            return Of(await _assigned.ChooseAsync(context));
        }
        catch
        {
            // The response to the exception is the application's: whatever it sets, it doesn't get CORS headers.
            PolicyResponder failed = Of(DenyAllPolicy.ChoiceFailed);
            failed.WriteHeadersOnStarting(context, again: false);
            context.Features.Set(failed);
            throw;
        }
    }

    private PolicyResponder Of(ICorsPolicy policy) => _responders.GetValue(policy, _create);
}
