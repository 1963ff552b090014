namespace CorsGen.AspNetCore;

/// <summary>A policy that isn't known by the name of its class.</summary>
internal interface INamedPolicy : ICorsPolicy
{
    /// <summary>Its name in messages, logs and metrics.</summary>
    string Name { get; }
}

/// <summary>The name of a policy in messages, logs and metrics.</summary>
internal static class PolicyName
{
    /// <summary>The name under which the policy is registered, otherwise that of its class.</summary>
    public static string Of(ICorsPolicy policy) => policy is INamedPolicy named ? named.Name : policy.GetType().Name;
}
