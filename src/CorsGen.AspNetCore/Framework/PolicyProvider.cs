using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CorsGen.AspNetCore;

/// <summary>
/// Finds policies for the framework's middleware, YARP and other libraries: CorsGen's by their names, and all others
/// as if CorsGen weren't there.
/// </summary>
internal sealed class PolicyProvider(NamedPolicies policies, ICorsPolicyProvider framework) : ICorsPolicyProvider
{
    // YARP looks these up to see that no policy is named like the values that have a meaning of their own.
    private static readonly string[] s_reserved = ["default", "disable"];

    /// <summary>Whether a name exists only if CorsGen or the framework's options have it.</summary>
    public bool HasAllNames => framework is DefaultCorsPolicyProvider;

    /// <exception cref="InvalidOperationException">There is no policy of this name.</exception>
    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        if (policies.Find(policyName) is { } policy)
        {
            return await AdaptAsync(policy, context);
        }

        CorsPolicy? found = await framework.GetPolicyAsync(context, policyName);
        return found is null && policyName is not null && HasAllNames
            && !s_reserved.Contains(policyName, StringComparer.OrdinalIgnoreCase)
            ? throw policies.Unknown(policyName)
            : found;
    }

    private static async ValueTask<FrameworkPolicy> AdaptAsync(ICorsPolicy policy, HttpContext context) => new(
        policy is RequestPolicy byRequest ? await byRequest.ChooseAsync(context) : policy, PolicyName.Of(policy));
}
