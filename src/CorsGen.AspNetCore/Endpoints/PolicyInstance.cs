using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace CorsGen.AspNetCore;

/// <summary>
/// The instance of a generated class, read once. A static property: the runtime library is .NET Standard 2.0, so
/// <see cref="ICorsPolicy"/> cannot have a static member, and the class has no public constructor.
/// </summary>
internal static class PolicyInstance<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TPolicy>
    where TPolicy : class, ICorsPolicy
{
    private static readonly ICorsPolicy? s_value =
        typeof(TPolicy).GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ICorsPolicy;

    public static ICorsPolicy Value => s_value ?? throw new InvalidOperationException(
        $"[Cors<{typeof(TPolicy).Name}>] needs a public static property 'Instance' that holds the policy, as generated classes have.");
}
