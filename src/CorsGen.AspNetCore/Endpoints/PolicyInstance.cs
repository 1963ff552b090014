using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>Gets a single object for each policy, so that policies can be compared by reference.</summary>
internal static class PolicyInstance
{
    /// <summary>Of any object of a generated class its <c>Instance</c>; of another policy the policy itself.</summary>
    public static ICorsPolicy Of(ICorsPolicy policy) =>
        policy is IGeneratedPolicy generated ? generated.Instance : policy;
}

/// <summary>
/// The policy of a class, read from an object that is created for this purpose: the runtime library supports .NET
/// Standard 2.0, so <see cref="ICorsPolicy"/> can't have static members, and a property that only reflection reads is
/// removed from an application that is compiled ahead of time.
/// </summary>
internal static class PolicyInstance<TPolicy>
    where TPolicy : class, ICorsPolicy, new()
{
    public static ICorsPolicy Value { get; } = PolicyInstance.Of(new TPolicy());
}
