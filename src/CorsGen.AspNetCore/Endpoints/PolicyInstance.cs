using CorsGen.Matching;

namespace CorsGen.AspNetCore;

/// <summary>The one object that stands for a policy, so that two of them are compared by reference.</summary>
internal static class PolicyInstance
{
    /// <summary>Of any object of a generated class its <c>Instance</c>; of another policy the policy itself.</summary>
    public static ICorsPolicy Of(ICorsPolicy policy) =>
        policy is IGeneratedPolicy generated ? generated.Instance : policy;
}

/// <summary>
/// The policy of a class, by way of an object that is created for it: the runtime library is .NET Standard 2.0, so
/// <see cref="ICorsPolicy"/> can't have a static member, and a property that only reflection reads is gone from an
/// application that is compiled ahead of time.
/// </summary>
internal static class PolicyInstance<TPolicy>
    where TPolicy : class, ICorsPolicy, new()
{
    public static ICorsPolicy Value { get; } = PolicyInstance.Of(new TPolicy());
}
